import { expect, it } from "vitest";
import { rankByTrend, TRENDING_FORMULA, TRENDING_SIZE } from "../../src/paper/trending.ts";
import { HOUR } from "../../src/text/time.ts";

const NOW = 1_764_000_000;

function paper(id: string, upvotes: number, hours: number) {
  return { id, upvotes, listedAt: NOW - hours * HOUR };
}

it("ranks by upvotes / (hours + 12) ^ 1.2", () => {
  expect(TRENDING_FORMULA).toBe("upvotes / (hours since listed + 12) ^ 1.2");
  // 36 hours are (48 / 12) ^ 1.2 = 5.28 times the divisor of none.
  expect(rankByTrend([paper("new", 10, 0), paper("old", 52, 36)], NOW)).toEqual(["new", "old"]);
  expect(rankByTrend([paper("new", 10, 0), paper("old", 53, 36)], NOW)).toEqual(["old", "new"]);
});

it("takes a paper of the future for one of now", () => {
  expect(rankByTrend([paper("a", 10, -100), paper("b", 11, 0)], NOW)).toEqual(["b", "a"]);
});

it("leaves out papers without upvotes, and all after the thirtieth", () => {
  const papers = Array.from({ length: 40 }, (_, n) => paper(String(n), n, 5));
  const ids = rankByTrend(papers, NOW);
  expect(ids).toHaveLength(TRENDING_SIZE);
  expect(ids.at(0)).toBe("39");
  expect(rankByTrend([paper("none", 0, 1)], NOW)).toEqual([]);
});
