import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidatesOf, pageKey, schedule } from "../../src/ingest/plan.ts";
import {
  afterFailure,
  afterSuccess,
  isBackfill,
  liveFromOf,
  newState,
  withoutFuture,
} from "../../src/ingest/progress.ts";
import type { Page, Source } from "../../src/sources/source.ts";
import type { Poll } from "../../src/store/polls.ts";
import { backfillRowsOn, type SourceState } from "../../src/store/sources.ts";
import { addDays, DAY, dayOf, HOUR } from "../../src/text/time.ts";

const START = Date.parse("2026-11-23T12:00:00Z") / 1000;
const FOLLOWED = 2;

/** A source whose newest two days are followed hourly; each day has a page for each series. */
function sourceOf(series: readonly string[]): Source {
  const pages = (day: string) =>
    series.map((name) => ({ source: "s", page: `${day}/${name}`, day, series: name }));
  return {
    name: "s",
    today: dayOf,
    host: () => ({ name: "s.example" }),
    live: (now) =>
      Array.from({ length: FOLLOWED }, (_, age) => pages(addDays(dayOf(now), -age)))
        .flat()
        .map((page): Page => ({ ...page, every: HOUR })),
    backfill: { first: "2020-01-01", last: (now) => addDays(dayOf(now), -FOLLOWED), pages },
    fetch: async () => [],
    read: () => ({ listings: [], rejected: [] }),
  };
}

function pollOf(page: Page, now: number, more: Partial<Poll> = {}): Poll {
  const { source, page: name, day, series = "" } = page;
  const zero = { dueAt: now, checkedAt: now, items: 0, rejected: 0, failures: 0 };
  return { source, page: name, day, series, ...zero, ...more };
}

/** The bookkeeping of a run, with the rows of polls in a map and not in a database. */
class Books {
  state: SourceState | undefined;
  readonly rows = new Map<string, Poll>();
  /** How often each page was fetched successfully as backfill. */
  readonly fetched = new Map<string, number>();

  run(series: readonly string[], from: string, most: number, now: number, fails: () => boolean) {
    const source = sourceOf(series);
    const state = this.state ? withoutFuture(this.state, source, now) : newState(source, now);
    const candidates = candidatesOf(source, state, from, most, now);
    const failed = [...this.rows.values()].filter(
      (row) => row.failures > 0 && row.day >= from && series.includes(row.series!),
    );
    const named = new Set([...candidates.live, ...candidates.backfill].map(pageKey));
    for (const row of failed.filter((each) => !named.has(pageKey(each)))) {
      const page = source.backfill!.pages(row.day).find((each) => each.page === row.page);
      if (page) candidates.backfill.push(page);
    }
    const { live, backfill } = schedule(candidates, this.rows, now);
    this.state = [...live, ...backfill].slice(0, most).reduce((before, page) => {
      const key = pageKey(page);
      if (fails()) {
        const failures = (this.rows.get(key)?.failures ?? 0) + 1;
        this.rows.set(key, pollOf(page, now, { failures, dueAt: now + 5 * 60 }));
        return afterFailure(before, source, page, now);
      }
      const isFinished = isBackfill(page);
      if (isFinished) {
        this.rows.delete(key);
        this.fetched.set(key, (this.fetched.get(key) ?? 0) + 1);
      } else this.rows.set(key, pollOf(page, now, { dueAt: now + HOUR, succeededAt: now }));
      return afterSuccess(before, source, page, pollOf(page, now), { rows: 0, isFinished });
    }, state);
  }
}

describe("days that are no longer followed", () => {
  const step = fc.record({
    hours: fc.constantFrom(1, 1, 1, 5, 30, 24 * 9),
    most: fc.nat(9),
    series: fc.constantFrom(["a"], ["a", "b"], ["b"]),
    failing: fc.constantFrom(0, 0, 0.3, 1),
    from: fc.nat(12),
  });

  it("are each fetched once, through outages, failures, and what is wanted later", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (steps, chances) => {
          const books = new Books();
          let now = START;
          for (const { hours, most, series, failing, from } of steps) {
            now += hours * HOUR;
            books.run(
              series,
              addDays("2026-11-20", -from),
              most,
              now,
              () => chances.next().value! < failing,
            );
          }
          // All is well again, and everything is wanted.
          const from = addDays("2026-11-20", -12);
          for (let runs = 0; runs < 200; runs++) {
            now += HOUR / 4;
            books.run(["a", "b"], from, 9, now, () => false);
          }
          const expected = new Map<string, number>();
          for (let day = from; day <= addDays(dayOf(now), -FOLLOWED); day = addDays(day, 1)) {
            for (const name of ["a", "b"]) expected.set(`s ${day}/${name}`, 1);
          }
          expect(books.fetched).toEqual(expected);
          expect([...books.rows.values()].filter(({ failures }) => failures > 0)).toEqual([]);
          // What is kept does not grow: the followed pages, and one range for each series.
          expect(Object.values(books.state!.series).map(({ asked }) => asked.length)).toEqual([
            1, 1,
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a series of days", () => {
  const source = sourceOf(["a", "b"]);
  const pages = (day: string) => source.backfill!.pages(day);
  const today = "2026-11-23";

  it("is news from the day it was followed first, which can be later than its source's", () => {
    const first = newState(sourceOf(["a"]), START - 300 * DAY);
    const [a, b] = pages("2026-11-20");
    expect(liveFromOf(first, a!, today)).toBe(dayOf(START - 300 * DAY));
    expect(liveFromOf(first, b!, today)).toBe(today);
    const later = afterFailure(first, source, b!, START);
    expect(later.series["b"]).toEqual({ liveFrom: today, asked: [["2026-11-20", "2026-11-20"]] });
    expect(liveFromOf(later, b!, "2026-12-24")).toBe(today);
    const { series: _, ...announcement } = b!;
    expect(liveFromOf(first, announcement, today)).toBe(first.liveFrom);
  });

  it("forgets days to come, which a clock that was wrong had asked for", () => {
    const [a] = pages("2026-11-30");
    const ahead = afterFailure(newState(source, START), source, a!, START + 8 * DAY);
    expect(ahead.series["a"]?.asked).toEqual([["2026-11-30", "2026-11-30"]]);
    expect(withoutFuture(ahead, source, START).series["a"]?.asked).toEqual([]);
    expect(withoutFuture(ahead, source, START + 9 * DAY)).toEqual(ahead);
  });
});

describe("a finished day", () => {
  const source = sourceOf(["a"]);
  const page = source.backfill!.pages("2026-11-20")[0]!;

  it("leaves in its source when it succeeded and changed, and what could not be read", () => {
    const state = newState(source, START);
    const error = "2 left out. No title.";
    const poll = pollOf(page, START, { changedAt: START - 5, rejected: 2, error });
    const after = afterSuccess(state, source, page, poll, { rows: 0, isFinished: true });
    expect(after).toMatchObject({
      succeededAt: START,
      changedAt: START - 5,
      rejected: 2,
      rejection: error,
    });
    const well = pollOf(page, START + 9);
    expect(afterSuccess(after, source, page, well, { rows: 0, isFinished: true })).toMatchObject({
      succeededAt: START + 9,
      changedAt: START - 5,
      rejected: 2,
      rejection: error,
    });
  });

  it("counts the rows it wrote, by the UTC day", () => {
    const state = newState(source, START);
    const write = (before: SourceState, rows: number, now: number) =>
      afterSuccess(before, source, page, pollOf(page, now), { rows, isFinished: true });
    const twice = write(write(state, 100, START), 20, START + HOUR);
    expect(backfillRowsOn([twice, state, twice], dayOf(START))).toBe(240);
    expect(backfillRowsOn([write(twice, 7, START + DAY)], dayOf(START + DAY))).toBe(7);
    expect(backfillRowsOn([twice], dayOf(START + DAY))).toBe(0);
  });

  it("of a page that is followed more often than daily counts no rows", () => {
    const state = newState(source, START);
    const poll = pollOf(page, START);
    const followed = { ...page, every: HOUR };
    const rows = { rows: 9, isFinished: false };
    expect(afterSuccess(state, source, followed, poll, rows)).toBe(state);
    const daily = afterSuccess(state, source, { ...page, every: DAY }, poll, rows);
    expect(daily.backfill).toEqual({ day: dayOf(START), rows: 9 });
  });
});
