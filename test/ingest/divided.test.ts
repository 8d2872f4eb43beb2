import { describe, expect, it } from "vitest";
import { pagesLeft } from "../../src/ingest/follow.ts";
import { divided } from "../../src/ingest/parts.ts";
import type { Listing } from "../../src/paper/paper.ts";

const DAY = "2026-11-20";
const outcome = { source: "arxiv", page: "a", day: DAY, papers: 0, rejected: 0 };

function listing(n: number, day = DAY, abstract = "Short."): Listing {
  const paper = { id: `arxiv:2611.${10_000 + n}`, title: `Number ${n}`, abstract };
  return { source: "arxiv", day, rank: n, paper };
}

function ranks(listings: readonly Listing[], known: readonly number[] = []): number[][] {
  const isKnown = ({ rank }: Listing) => known.includes(rank);
  const parts = divided(listings, { most: 3, liveFrom: DAY, isKnown });
  return parts.map((part) => part.map(({ rank }) => rank));
}

describe("a page", () => {
  it("that is short is one part", () => {
    expect(ranks([0, 1, 2].map((n) => listing(n)))).toEqual([[0, 1, 2]]);
    expect(ranks([])).toEqual([[]]);
  });

  it("of news is divided from its end on, and each part keeps its order", () => {
    const parts = ranks([0, 1, 2, 3, 4, 5, 6].map((n) => listing(n)));
    expect(parts).toEqual([[4, 5, 6], [1, 2, 3], [0]]);
  });

  it("of older papers is divided from its beginning on", () => {
    const parts = ranks([0, 1, 2, 3].map((n) => listing(n, "2026-11-01")));
    expect(parts).toEqual([[0, 1, 2], [3]]);
  });

  it("with both has the older ones first", () => {
    const days = [DAY, "2026-11-01", DAY, "2026-11-01", DAY];
    expect(ranks(days.map((day, n) => listing(n, day)))).toEqual([
      [1, 3],
      [0, 2, 4],
    ]);
  });

  it("has larger parts where papers are known", () => {
    const seven = [0, 1, 2, 3, 4, 5, 6].map((n) => listing(n));
    expect(ranks(seven, [0, 1, 2, 3, 4, 5, 6])).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
    expect(ranks(seven, [0, 1, 2, 3])).toEqual([
      [4, 5, 6],
      [0, 1, 2, 3],
    ]);
  });

  it("has smaller parts where papers are long, and a part of its own for the longest", () => {
    const long = (n: number, length: number) => listing(n, DAY, "x".repeat(length));
    expect(ranks([listing(0), long(1, 7000), long(2, 7000)])).toEqual([[2], [0, 1]]);
    expect(ranks([listing(0), long(1, 60_000), listing(2)])).toEqual([[2], [1], [0]]);
  });
});

describe("the pages that a following run may poll", () => {
  it.each([
    ["nothing is left", [outcome], 3, false, undefined],
    ["a page was polled", [outcome], 3, true, 2],
    ["the last page was polled", [outcome], 1, true, undefined],
    ["the hourly work was done", [], 3, true, 2],
    ["a part was taken in", [{ ...outcome, isPart: true as const }], 2, true, 2],
    ["the last page was divided", [{ ...outcome, parts: 4 }], 1, true, 0],
    ["a part of it was taken in", [{ ...outcome, isPart: true as const }], 0, true, 0],
    ["no page may be polled", [], 0, true, undefined],
  ])("when %s", (_, outcomes, pages, hasMore, left) => {
    expect(pagesLeft(outcomes, pages, hasMore)).toBe(left);
  });
});
