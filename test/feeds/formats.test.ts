import { expect, it } from "vitest";
import { FORMATS, formatOf } from "../../src/feeds/formats.ts";

it("finds a format by its extension", () => {
  expect(formatOf("atom")?.name).toBe("Atom");
  expect(formatOf("exe")).toBeUndefined();
});

it("gives every format an extension of its own and a charset", () => {
  expect(new Set(FORMATS.map((format) => format.extension)).size).toBe(FORMATS.length);
  for (const { mediaType } of FORMATS) expect(mediaType).toContain("; charset=utf-8");
});
