import { beforeAll, describe, expect, it } from "vitest";
import { indexPapers } from "../../scripts/bench/paper-index.ts";
import { everything } from "../../scripts/simulator/everything.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { merge } from "../../src/paper/merge.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { SETTINGS } from "../../src/settings.ts";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { FACTS } from "../../src/sources/index.ts";
import type { Ask } from "../../src/sources/source.ts";
import { addDays, HOUR, startOfDay } from "../../src/text/time.ts";
import { TOPICS } from "../../src/topics.ts";

const FOLLOWED = new Set(SETTINGS.ARXIV_CATEGORIES.fallback.split(","));
const sources = [
  { source: huggingface.create(OPTIONS), pageOf: (day: string) => day },
  { source: arxiv.create(OPTIONS), pageOf: (day: string) => `new/${day}/cs` },
];

/** The papers of a day that a service with default settings reads on its evening. */
async function papersOf(day: string): Promise<Paper[]> {
  const { fetch } = everything(samplePapers, { clock: () => startOfDay(day)! + 20 * HOUR });
  const ask: Ask = async (url) => {
    const response = await fetch(new Request(url));
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  const papers: Paper[] = [];
  for (const { source, pageOf } of sources) {
    const page = { source: source.name, page: pageOf(day), day };
    const { listings, rejected } = source.read((await source.fetch(ask, page)) ?? [], page);
    expect(rejected).toEqual([]);
    papers.push(...listings.map((listing) => merge(undefined, listing, FACTS)));
  }
  return papers.filter(
    ({ categories, sources: [name] }) =>
      name === "huggingface" || categories.some((code) => FOLLOWED.has(code)),
  );
}

function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => addDays(first, n));
}

function isWeekday(day: string): boolean {
  return ![0, 6].includes(new Date(day).getUTCDay());
}

// Neither Hugging Face nor arXiv lists papers at the weekend.
describe.each([
  ["sixty days, with the end of daylight-saving time", "2026-10-25", 60],
  ["the turn of the year", "2026-12-24", 16],
  ["the beginning of daylight-saving time", "2027-03-08", 14],
  ["a leap day", "2028-02-24", 12],
])("over %s", (_, first, count) => {
  const clock = daysFrom(first, count);
  const days = daysFrom(addDays(first, -7), count + 7).filter(isWeekday);
  /** The topics of each day. */
  const found = new Map<string, Set<string>>();

  beforeAll(async () => {
    const dayOf = new Map<Paper, string>();
    for (const day of days) {
      for (const paper of await papersOf(day)) dayOf.set(paper, day);
    }
    const find = indexPapers([...dayOf.keys()]);
    for (const day of days) found.set(day, new Set());
    for (const { slug, query } of TOPICS) {
      for (const paper of find(query)) found.get(dayOf.get(paper)!)!.add(slug);
    }
  });

  it("every weekday of the last week has a paper on every topic", () => {
    for (const today of clock) {
      const week = daysFrom(addDays(today, -7), 8).filter(isWeekday);
      expect(week.length).toBeGreaterThanOrEqual(5);
      for (const day of week) {
        const missing = TOPICS.filter(({ slug }) => !found.get(day)!.has(slug));
        expect(
          missing.map(({ slug }) => slug),
          `${day}, seen on ${today}`,
        ).toEqual([]);
      }
    }
  });
});
