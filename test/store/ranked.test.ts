import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { rankedEntries } from "../../src/store/ranked.ts";
import { clear, daily, wireOver } from "../ingest/wire.ts";

const match = `(after : "all1") NOT (before : "known1")`;
const now = Date.parse("2026-11-23T12:00:00Z") / 1000;

beforeAll(async () => {
  await clear();
  const wire = wireOver((day) => {
    if (day === "2026-11-23") {
      return [daily(1, { upvotes: 30 }), daily(2, { title: "Unlearning unlearning" })];
    }
    return day === "2026-11-17"
      ? [daily(3, { upvotes: 90, summary: "A word on unlearning and on much else besides." })]
      : [];
  }, "2026-11-23T12:00:00Z");
  await wire.run();
});

async function ranked(...[ranking, query]: ["top" | "trending" | "relevance", string]) {
  const entries = await rankedEntries(env.DB, { match: query }, ranking, 10, now);
  return entries.map(({ paper }) => Number(paper.id.slice(-5)));
}

it("ranks by upvotes", async () => {
  expect(await ranked("top", match)).toEqual([3, 1, 2]);
});

it("ranks by upvotes against age", async () => {
  expect(await ranked("trending", match)).toEqual([1, 3, 2]);
});

it("ranks by relevance, a title before an abstract", async () => {
  expect(await ranked("relevance", `("unlearn") NOT (before : "known1")`)).toEqual([2, 3]);
});
