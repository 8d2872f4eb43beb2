import { expect, it } from "vitest";
import { renderNdjson } from "../../src/feeds/ndjson.ts";
import { feedOf, paperWith, RICH, SPARSE } from "./samples.ts";

it("is one object a line", () => {
  const lines = renderNdjson(feedOf([RICH, SPARSE])).split("\n");
  expect(lines.pop()).toBe("");
  const [rich, sparse] = lines.map((line) => JSON.parse(line));
  expect(rich).toMatchObject({
    id: RICH.id,
    title: RICH.title,
    abstract: RICH.abstract,
    authors: RICH.authors,
    url: "https://arxiv.org/abs/2411.05783",
    entered: "2026-11-20T12:30:00Z",
    upvotes: 42,
  });
  expect(sparse).toEqual({
    title: SPARSE.title,
    authors: [],
    url: SPARSE.feedId,
    entered: "2026-11-20T12:29:00Z",
    id: SPARSE.id,
    doi: SPARSE.doi,
    sources: SPARSE.sources,
    moment: 1_836_999_999_999_999,
  });
});

it("keeps a line break inside its line", () => {
  expect(renderNdjson(feedOf([paperWith({ title: "a\nb" })])).trimEnd()).not.toContain("\n");
});

it("is empty while nothing has entered", () => {
  expect(renderNdjson(feedOf([]))).toBe("");
});

it("holds TeX as Unicode, as feeds do", () => {
  const tex = String.raw`$10^{-3}$`;
  const paper = paperWith({ title: tex, abstract: tex, summary: tex });
  const record = JSON.parse(renderNdjson(feedOf([paper])));
  expect([record.title, record.abstract, record.summary]).toEqual(["10⁻³", "10⁻³", "10⁻³"]);
});
