import { describe, expect, it } from "vitest";
import { DAY, addDays, startOfDay } from "../../src/text/time.ts";
import { samplePapers, subjectOf } from "../../scripts/simulator/papers.ts";
import { SUBJECTS } from "../../scripts/simulator/subjects.ts";

const TODAY = "2026-11-20";
const NOW = startOfDay(TODAY)! + 20 * 3600;
const DAYS = Array.from({ length: 60 }, (_, n) => addDays(TODAY, -n));
const SAMPLE = DAYS.flatMap((day) => samplePapers(day, NOW));

function withoutCounters(now: number) {
  return samplePapers(TODAY, now).map((item) => ({
    ...item,
    numComments: 0,
    paper: { ...item.paper, upvotes: 0 },
  }));
}

function distinct(values: string[]): number {
  return new Set(values).size;
}

describe("the sample papers", () => {
  it("are 8 to 15 on a weekday and none at the weekend", () => {
    for (const day of DAYS) {
      const weekend = [0, 6].includes(new Date(day).getUTCDay());
      const { length } = samplePapers(day, NOW);
      expect(length).toBeGreaterThanOrEqual(weekend ? 0 : 8);
      expect(length).toBeLessThanOrEqual(weekend ? 0 : 15);
    }
  });

  it("are at least 150 in three weeks", () => {
    const papers = DAYS.slice(0, 21).flatMap((day) => samplePapers(day, NOW));
    expect(papers.length).toBeGreaterThanOrEqual(150);
  });

  it("are about machine unlearning in every list, and about every topic within two weeks", () => {
    const lists = DAYS.map((day) => samplePapers(day, Infinity)).filter(({ length }) => length > 0);
    for (const list of lists) {
      const text = list.map(({ paper }) => paper.title + paper.summary).join();
      expect(text).toMatch(/machine\s+unlearning/i);
    }
    for (const today of DAYS.slice(0, 40)) {
      const days = Array.from({ length: 14 }, (_, n) => addDays(today, -n));
      const topics = days.flatMap((day) => {
        const list = samplePapers(day, Infinity);
        return list.map((_, n) => subjectOf(startOfDay(day)!, n).topic);
      });
      expect(new Set(topics).size).toBe(SUBJECTS.length);
    }
  });

  it("have ids and abstracts of their own", () => {
    expect(distinct(SAMPLE.map(({ paper }) => paper.id))).toBe(SAMPLE.length);
    expect(distinct(SAMPLE.map(({ paper }) => paper.summary))).toBe(SAMPLE.length);
  });

  it("have an arXiv id of the month they were published in, before they were listed", () => {
    for (const { paper } of SAMPLE) {
      expect(paper.id).toMatch(/^\d{4}\.\d{5}$/);
      expect(paper.id.slice(0, 4)).toBe(paper.publishedAt.slice(2, 7).replace("-", ""));
      expect(paper.publishedAt < paper.submittedOnDailyAt!).toBe(true);
    }
  });

  it("leave no gap unfilled", () => {
    for (const { paper } of SAMPLE) {
      expect(paper.summary).not.toMatch(/\{[Npxk]\}/);
      expect(paper.summary.length).toBeGreaterThan(450);
      expect(paper.summary.length).toBeLessThan(1300);
    }
  });

  it("hold the oddities of real ones", () => {
    const all = SAMPLE.map(({ paper }) => paper);
    const odd = {
      hiddenAuthors: all.filter(({ authors }) => authors.some(({ hidden }) => hidden)),
      brokenTitles: all.filter(({ title }) => title.includes("\n")),
      brokenAbstracts: all.filter(({ summary }) => summary.includes("\n")),
      tex: all.filter(({ title }) => title.includes("$")),
      manyAuthors: all.filter(({ authors }) => authors.length > 30),
      popular: all.filter(({ upvotes }) => upvotes >= 100),
      unpopular: all.filter(({ upvotes }) => upvotes < 5),
    };
    for (const [oddity, papers] of Object.entries(odd)) {
      expect({ oddity, some: papers.length > 0 }).toEqual({ oddity, some: true });
      expect({ oddity, all: papers.length === all.length }).toEqual({ oddity, all: false });
    }
  });

  it("come in and gain votes as the day goes on, and change in nothing else", () => {
    const hours = [3, 8, 13, 18, 30, 96].map((hour) => startOfDay(TODAY)! + hour * 3600);
    const lists = hours.map((now) => samplePapers(TODAY, now));
    const lengths = lists.map(({ length }) => length);
    const votes = lists.map((list) => list.reduce((sum, { paper }) => sum + paper.upvotes, 0));
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(lengths[0]).toBeLessThan(lengths.at(-1)!);
    expect(distinct(votes.map(String))).toBe(votes.length);
    expect(votes).toEqual(votes.toSorted((a, b) => a - b));
    expect(withoutCounters(NOW)).toEqual(withoutCounters(NOW + DAY));
  });
});
