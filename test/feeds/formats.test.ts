import { expect, it } from "vitest";
import { FORMATS, formatOf } from "../../src/feeds/formats.ts";
import { feedOf, RICH, SPARSE } from "./samples.ts";

it("finds a format by its extension", () => {
  expect(formatOf("atom")?.name).toBe("Atom");
  expect(formatOf("exe")).toBeUndefined();
});

it("writes the same in one piece and line by line", () => {
  const feed = feedOf([RICH, SPARSE]);
  const streamed = FORMATS.filter(({ lines }) => lines);
  expect(streamed.map(({ extension }) => extension)).toEqual(["csv", "ndjson"]);
  for (const { render, lines } of streamed) {
    const pieces = [...lines!(feed)];
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join("")).toBe(render(feed));
  }
});

it("gives every format an extension of its own and a charset", () => {
  expect(new Set(FORMATS.map((format) => format.extension)).size).toBe(FORMATS.length);
  for (const { mediaType } of FORMATS) expect(mediaType).toContain("; charset=utf-8");
});
