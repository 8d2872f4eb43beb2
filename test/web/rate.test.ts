import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { entriesAWeek, rateInWords } from "../../src/lists/weekly.ts";
import { addDays, DAY, dayOf, rfc3339 } from "../../src/text/time.ts";
import { textOf } from "./page-markup.ts";
import { get, NOW } from "./site.ts";

describe("the rate of a list", () => {
  it("is that of its span, a day at the least", () => {
    expect(entriesAWeek(4, 28 * DAY)).toBe(1);
    expect(entriesAWeek(7, 7 * DAY)).toBe(7);
    expect(entriesAWeek(2, DAY / 4)).toBe(14);
    expect(entriesAWeek(0, DAY)).toBe(0);
  });

  it("is told in round numbers", () => {
    expect([0, 0.1, 0.25, 0.5, 0.75, 6.2, 14, 187, 5250].map(rateInWords)).toEqual([
      "No new matches in four weeks.",
      "About one paper a month.",
      "About one paper a month.",
      "About 2 papers a month.",
      "About one paper a week.",
      "About 6 papers a week.",
      "About 14 papers a week.",
      "About 200 papers a week.",
      "About 5,000 papers a week.",
    ]);
  });
});

describe("a page", () => {
  // A week of backfill and this day: about 8 days, of which two have papers.
  const [last, before] = [1, 2].map((ago) => addDays(dayOf(NOW), -ago));

  beforeAll(async () => {
    await clear();
    const papers = (first: number) =>
      Array.from({ length: 60 }, (_, n) =>
        daily(first + n, { title: `Paper ${n % 2 ? "a" : "b"}` }),
      );
    const wire = wireOver(
      (day) => (day === last ? papers(1) : day === before ? papers(100) : []),
      rfc3339(NOW - 60),
    );
    await wire.run();
  });

  it("tells the rate of all that is in the list, however much of it is shown", async () => {
    for (const search of ["", "?limit=1", "?limit=500"]) {
      const text = textOf(await (await get(`/papers${search}`)).text());
      expect(text).toContain("about 100 a week");
    }
    expect(textOf(await (await get("/build?title=a")).text())).toMatch(
      /About (50|60) papers a week/,
    );
    expect(await (await get("/papers?q=zebrafish")).text()).not.toContain("a week");
  });

  it("tells it of the days that were fetched so far", async () => {
    const listed = { huggingface: { [last!]: 60, [before!]: 60 }, arxiv: {} };
    await env.KV.put("counts", JSON.stringify({ at: 2 ** 40, entries: {}, listed }));
    const text = textOf(await (await get("/papers?limit=7")).text());
    const rate = Number(/about ([\d,]+) a week/.exec(text)![1]!.replace(",", ""));
    expect(rate).toBeGreaterThanOrEqual(300); // 120 in two to three days
    expect(rate).toBeLessThanOrEqual(400);
  });
});
