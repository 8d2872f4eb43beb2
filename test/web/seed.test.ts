import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { getFeed } from "./site.ts";

// The page that the first question came from: title, abstract and date of each paper, in lines.
function papersOf(text: string): { title: string; summary: string }[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.flatMap((summary, n) => {
    const title = lines.slice(0, n).findLast((line) => line !== "");
    return summary.length > 300 && title ? [{ title, summary }] : [];
  });
}

if (env.SEED === "") console.log("Skipped: no recorded page of papers");

describe.skipIf(env.SEED === "")("the page of papers on forgetting", () => {
  it("is found whole by one word", async () => {
    const papers = papersOf(env.SEED);
    expect(papers).toHaveLength(22);
    await clear();
    const day = "2026-11-23";
    const wire = wireOver(
      (asked) => (asked === day ? papers.map((paper, n) => daily(n + 1, paper)) : []),
      `${day}T12:00:00Z`,
    );
    await wire.run();
    const { items } = await getFeed("/papers.json?q=forget");
    expect(items.map(({ title }) => title).sort()).toEqual(papers.map(({ title }) => title).sort());
  });
});
