import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Candidates,
  candidatesOf,
  type LastPoll,
  pageKey,
  schedule,
} from "../../src/ingest/plan.ts";
import { newState } from "../../src/ingest/progress.ts";
import { nextDue } from "../../src/ingest/waits.ts";
import { backOff, LONGEST_BACK_OFF } from "../../src/upstream/waits.ts";
import type { Page, Source } from "../../src/sources/source.ts";
import type { SourceState } from "../../src/store/sources.ts";
import { joinRanges } from "../../src/text/ranges.ts";
import { addDays, dayOf } from "../../src/text/time.ts";

const NOW = 1_000_000;
const HOUR = 3600;
const DAY = 24 * HOUR;

function page(name: string, more: Partial<Page> = {}): Page {
  return { source: "s", page: name, day: "2026-11-20", ...more };
}

function polled(name: string, ago: number, dueAt = 0, failures = 0): LastPoll {
  return { source: "s", page: name, checkedAt: NOW - ago, dueAt, failures };
}

function plan(candidates: Partial<Candidates>, polls: LastPoll[] = []) {
  const byKey = new Map(polls.map((poll) => [pageKey(poll), poll]));
  const { live, backfill } = schedule({ live: [], backfill: [], ...candidates }, byKey, NOW);
  return { live: names(live), backfill: names(backfill) };
}

const names = (pages: readonly Page[]) => pages.map(({ page: name }) => name);

describe("the schedule", () => {
  it("puts followed pages in order of how late they are against their own pace", () => {
    const live = [
      page("a", { every: 600 }),
      page("b", { every: HOUR }),
      page("c", { every: HOUR }),
    ];
    const polls = [polled("a", 700), polled("b", 2 * HOUR), polled("c", 3 * HOUR)];
    expect(plan({ live }, polls).live).toEqual(["c", "b", "a"]);
  });

  it("leaves out what is not due, and what cannot be asked for yet", () => {
    const live = [page("a", { every: 600 }), page("b", { every: 600, from: NOW + 1 })];
    const backfill = [page("c")];
    const polls = [polled("a", 10, NOW + 1), polled("c", 10, NOW + 1, 1)];
    expect(plan({ live, backfill }, polls)).toEqual({ live: [], backfill: [] });
  });

  it("takes for backfill, newest first, what is asked for once or was never", () => {
    const days = { a: "2026-11-20", b: "2026-11-19", c: "2026-11-18" };
    const live = [page("b", { every: DAY, day: days.b })];
    const backfill = [page("a", { day: days.a }), page("c", { day: days.c })];
    expect(plan({ live, backfill })).toEqual({ live: [], backfill: ["a", "b", "c"] });
    expect(plan({ live, backfill }, [polled("b", 2 * DAY)]).live).toEqual(["b"]);
  });

  it("fills in all sources together, newest first", () => {
    const backfill = ["2026-11-20", "2026-11-19", "2026-11-20", "2026-11-18"].map((day, n) =>
      page(`${n}`, { day, source: n < 2 ? "a" : "b" }),
    );
    expect(plan({ backfill }).backfill).toEqual(["0", "2", "1", "3"]);
  });

  it("puts days that keep failing after all other backfill", () => {
    const days = ["2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17"];
    const backfill = days.map((day, n) => page(`${n}`, { day }));
    const polls = [polled("0", DAY, 0, 4), polled("1", DAY, 0, 3), polled("2", DAY, 0, 9)];
    expect(plan({ backfill }, polls).backfill).toEqual(["1", "3", "0", "2"]);
  });

  it("never takes for backfill what is of now, though it is asked for once", () => {
    expect(plan({ live: [page("a")] })).toEqual({ live: ["a"], backfill: [] });
  });

  it("knows an outage and a missed run for what they are: pages that are due", () => {
    const live = [page("today", { every: 600 }), page("missed", { every: HOUR })];
    expect(plan({ live }, [polled("today", 3 * DAY)]).live).toEqual(["missed", "today"]);
  });

  it("takes a poll of the future, by a clock that was wrong, for none", () => {
    const live = [page("a", { every: 600 })];
    expect(plan({ live }, [polled("a", -DAY, NOW + 2 * DAY)]).live).toEqual(["a"]);
  });
});

// 2026-11-23 in UTC; two days are followed.
const NOON = Date.parse("2026-11-23T12:00:00Z") / 1000;

function sourceWith(...series: string[]): Source {
  const pages = (day: string) =>
    series.map((name) => ({ source: "s", page: `${day}/${name}`, day, series: name }));
  return {
    name: "s",
    today: dayOf,
    host: () => ({ name: "s.example" }),
    live: (now) => [0, 1].flatMap((age) => pages(addDays(dayOf(now), -age))).map(everyHour),
    backfill: { first: "2026-01-01", last: (now) => addDays(dayOf(now), -2), pages },
    fetch: async () => [],
    read: () => ({ listings: [], rejected: [] }),
  };
}

function everyHour(one: Page): Page {
  return { ...one, every: HOUR };
}

function stateWith(asked: Record<string, [string, string][]>): SourceState {
  const series = Object.entries(asked).map(([name, ranges]) => {
    return [name, { liveFrom: "2026-11-20", asked: ranges }] as const;
  });
  const state = newState(sourceWith(), NOON);
  return { ...state, liveFrom: "2026-11-20", series: Object.fromEntries(series) };
}

function missing(source: Source, state: SourceState, from: string, most = 100): string[] {
  return names(candidatesOf(source, state, from, most, NOON).backfill);
}

describe("the candidates of a source", () => {
  it("are the pages it follows, and the days before that were never asked for", () => {
    const { live, backfill } = candidatesOf(sourceWith("a"), stateWith({}), "2026-11-19", 9, NOON);
    expect(names(live)).toEqual(["2026-11-23/a", "2026-11-22/a"]);
    expect(names(backfill)).toEqual(["2026-11-21/a", "2026-11-20/a", "2026-11-19/a"]);
  });

  it("are the days of an outage too, newest first and before older backfill", () => {
    const state = stateWith({ a: [["2026-11-10", "2026-11-18"]] });
    expect(missing(sourceWith("a"), state, "2026-11-08")).toEqual([
      "2026-11-21/a",
      "2026-11-20/a",
      "2026-11-19/a",
      "2026-11-09/a",
      "2026-11-08/a",
    ]);
  });

  it("are all days of a series that was added later, and none again of the others", () => {
    const state = stateWith({ a: [["2026-11-19", "2026-11-21"]] });
    expect(missing(sourceWith("a", "b"), state, "2026-11-19")).toEqual([
      "2026-11-21/b",
      "2026-11-20/b",
      "2026-11-19/b",
    ]);
  });

  it("are the days before those fetched, when the oldest day wanted is moved back", () => {
    const state = stateWith({ a: [["2026-11-19", "2026-11-21"]] });
    const source = sourceWith("a");
    expect(missing(source, state, "2026-11-19")).toEqual([]);
    expect(missing(source, state, "2026-11-17")).toEqual(["2026-11-18/a", "2026-11-17/a"]);
    expect(missing(source, state, "2020-01-01", 400).at(-1)).toBe("2026-01-01/a");
  });

  it("are what is followed, even when the oldest day wanted is still to come", () => {
    const { live, backfill } = candidatesOf(sourceWith("a"), stateWith({}), "2027-01-01", 9, NOON);
    expect(names(live)).toEqual(["2026-11-23/a"]);
    expect(backfill).toEqual([]);
  });

  it("are no more than asked for, the newest of all series", () => {
    const state = stateWith({ a: [["2026-11-21", "2026-11-21"]] });
    expect(missing(sourceWith("a", "b"), state, "2026-11-01", 3)).toEqual([
      "2026-11-21/b",
      "2026-11-20/a",
      "2026-11-20/b",
    ]);
  });

  it("are every wanted day that no range holds, whatever the ranges", () => {
    const ranges = fc.array(fc.tuple(fc.nat(60), fc.nat(5)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.tuple(ranges, ranges), fc.nat(60), fc.nat(30), ([a, b], age, most) => {
        const last = "2026-11-21";
        const asked = [a, b].map((all) =>
          joinRanges(
            all.map(([from, days]) => [addDays(last, -from - days), addDays(last, -from)]),
          ),
        );
        const state = stateWith({
          a: asked[0]!.map(([from, to]) => [from, to]),
          b: asked[1]!.map(([from, to]) => [from, to]),
        });
        const from = addDays(last, -age);
        const wanted: string[] = [];
        for (let day = last; day >= from; day = addDays(day, -1)) {
          for (const [n, name] of ["a", "b"].entries()) {
            const isAsked = asked[n]!.some(([start, end]) => start <= day && day <= end);
            if (!isAsked) wanted.push(`${day}/${name}`);
          }
        }
        expect(missing(sourceWith("a", "b"), state, from, most)).toEqual(wanted.slice(0, most));
      }),
    );
  });
});

describe("the next time", () => {
  it("allows for runs that are a little early", () => {
    expect(nextDue(NOW, page("a", { every: 600 }))).toBe(NOW + 540);
    expect(nextDue(NOW, page("a"))).toBeGreaterThan(NOW + 1000 * DAY);
  });

  it("is further and further away after failures, with jitter, up to six hours", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 20].map((failures) => backOff(failures, 0.5, 6 * HOUR));
    expect(waits.slice(0, 4)).toEqual([300, 600, 1200, 2400]);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(6 * HOUR);
    expect(backOff(1, 0, HOUR)).toBe(150);
    expect(backOff(1, 1, HOUR)).toBe(450);
  });

  it("is half an hour at most for hosts and pages that are followed", () => {
    for (const failures of [3, 8, 500]) {
      expect(backOff(failures, 1, LONGEST_BACK_OFF.followed)).toBeLessThanOrEqual(HOUR / 2);
    }
  });

  it("is what the upstream asks for, up to a day", () => {
    expect(backOff(1, 0.5, HOUR, 7200)).toBe(7200);
    expect(backOff(1, 0.5, HOUR, 10 * DAY)).toBe(DAY);
  });
});
