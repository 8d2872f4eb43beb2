import { expect, it } from "vitest";
import { bounded } from "../../src/paper/bounds.ts";
import { paperWith } from "../feeds/samples.ts";

it("leaves papers as they are, large collaborations included", () => {
  const authors = Array.from({ length: 3000 }, (_, n) => `A. B. Collaborator${n}`.slice(0, 16));
  const paper = paperWith({ authors, journal: "J", url: "https://x.example/" });
  expect(bounded(paper)).toEqual(paper);
});

it("keeps everything that an upstream says within bounds", () => {
  const long = "word ".repeat(40_000);
  const address = `https://x.example/${"x".repeat(3000)}`;
  const many = Array.from({ length: 20_000 }, (_, n) => `${n} ${long.slice(0, 300)}`);
  const so = bounded(
    paperWith({
      title: long,
      abstract: `One paragraph.\n\n${long}`,
      authors: many,
      keywords: many,
      categories: many,
      media: [address, ...many],
      journal: long,
      comment: long,
      summary: long,
      url: address,
      code: address,
      organization: { name: long, fullname: long },
    }),
  );
  expect(JSON.stringify(so).length).toBeLessThan(100_000);
  expect(so.title).toMatch(/^word .*word…$/);
  expect(so.abstract).toBe("One paragraph.");
  expect(so.authors!.length).toBeGreaterThan(200);
  expect([so.keywords!.length, so.media!.length]).toEqual([50, 20]);
  expect([so.url, so.code]).toEqual([undefined, undefined]);
});

it("cuts no character in two", () => {
  const title = bounded(paperWith({ title: `x${"😀".repeat(1000)}` })).title;
  expect(title).toMatch(/^x😀+…$/u);
  expect(title.length).toBeLessThan(1510);
});
