import { describe, expect, it } from "vitest";
import type { DayCounts } from "../../src/store/counts.ts";
import type { HostState } from "../../src/store/hosts.ts";
import type { Poll } from "../../src/store/polls.ts";
import type { SourceState } from "../../src/store/sources.ts";
import type { DayRange } from "../../src/text/ranges.ts";
import { addDays, DAY, dayOf, HOUR, MINUTE, startOfDay } from "../../src/text/time.ts";
import { healthOf, type Known, newestPages, type StatusSource } from "../../src/web/health.ts";

const NOON = startOfDay("2026-11-23")! + 12 * HOUR; // a Monday

/** A list a day: today's every ten minutes, older ones once. */
const daily: StatusSource = {
  name: "daily",
  title: "Daily",
  home: "https://daily.example",
  host: () => ({ name: "daily.example" }),
  live: (now) => [{ ...pageOf(dayOf(now)), every: 10 * MINUTE }],
  backfill: {
    first: "2020-01-01",
    last: (now) => addDays(dayOf(now), -1),
    pages: (day) => [pageOf(day)],
  },
};

function pageOf(day: string) {
  return { source: "daily", page: day, day, series: "days" };
}

/** Two announcements at five o'clock on weekdays, each asked for once. */
const { backfill: _, ...followed } = daily;
const weekdays: StatusSource = {
  ...followed,
  name: "weekdays",
  live(now) {
    const days = [0, 1, 2, 3].map((age) => addDays(dayOf(now), -age));
    return days
      .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
      .flatMap((day) => {
        const from = startOfDay(day)! + 5 * HOUR;
        return ["a", "b"].map((name) => {
          return { source: "weekdays", page: `${day}/${name}`, day, from };
        });
      });
  },
};

function poll(page: string, more: Partial<Poll> = {}): Poll {
  const zero = { dueAt: 0, checkedAt: 0, items: 0, rejected: 0, failures: 0 };
  return { ...pageOf(page), ...zero, ...more };
}

interface World {
  now?: number;
  source?: StatusSource;
  installedAt?: number;
  retryAt?: number;
  asked?: DayRange[];
  state?: Partial<SourceState>;
  papers?: Known["papers"];
  newest?: Known["newest"];
  listed?: DayCounts;
}

function health(polls: Poll[], world: World = {}) {
  const { now = NOON, source = daily, installedAt = NOON - 30 * DAY, asked = [] } = world;
  const state: SourceState = {
    name: source.name,
    liveFrom: "2026-11-20",
    series: { days: { liveFrom: "2026-11-20", asked } },
    rejected: 0,
    backfill: { day: "", rows: 0 },
    ...world.state,
  };
  const host = { name: "daily.example", failures: 1, retryAt: world.retryAt ?? 0, reason: "Down." };
  return healthOf(now, source, {
    polls,
    states: new Map([[source.name, state]]),
    hosts: new Map<string, HostState>([[host.name, host]]),
    backfillFrom: "2026-11-14",
    backfillRows: 1000,
    installedAt,
    size: 0,
    oldestAt: undefined,
    papers: world.papers ?? new Map(),
    newest: world.newest ?? new Map(),
    ...(world.listed && { listed: world.listed }),
  });
}

describe("healthOf", () => {
  it("finds a source late after three times the pace of its newest page", () => {
    const after = (seconds: number) =>
      health([poll("2026-11-23", { succeededAt: NOON - seconds })]);
    expect(after(10 * MINUTE)).toMatchObject({ status: "ok", lag: 0 });
    expect(after(30 * MINUTE)).toMatchObject({ status: "ok", lag: 20 * MINUTE });
    expect(after(31 * MINUTE)).toMatchObject({ status: "late", lag: 21 * MINUTE });
  });

  it("blames no new installation for what was announced before it", () => {
    const first = { ...poll("2026-11-23/a", { succeededAt: NOON }), source: "weekdays" };
    const at = (installedAt: number) => health([first], { source: weekdays, installedAt }).status;
    expect(at(NOON - MINUTE)).toBe("ok");
    expect(at(NOON - DAY)).toBe("late");
  });

  it("says what the upstream did when a source is late", () => {
    const failed = poll("2026-11-23", { succeededAt: NOON - HOUR, failures: 3, error: "Down." });
    expect(health([failed]).why).toBe("It should have been fetched 50 minutes ago. Down.");
  });

  it("gives the page of a new day time to be fetched", () => {
    const midnight = startOfDay("2026-11-23")!;
    const polls = [poll("2026-11-22", { succeededAt: midnight - 5 * MINUTE })];
    expect(health(polls, { now: midnight + 20 * MINUTE }).status).toBe("ok");
    expect(health(polls, { now: midnight + 31 * MINUTE }).status).toBe("late");
  });

  it("lets a new installation be unpolled for an hour", () => {
    expect(health([], { installedAt: NOON - HOUR }).status).toBe("waiting");
    expect(health([], { installedAt: NOON - HOUR - 1 })).toMatchObject({
      status: "late",
      why: "It has not been polled yet.",
    });
  });

  it("finds nothing late on a weekend without pages", () => {
    const saturday = startOfDay("2026-11-21")! + 12 * HOUR;
    const friday = startOfDay("2026-11-20")! + 5 * HOUR;
    const polls = ["a", "b"].map((name) =>
      poll(`2026-11-20/${name}`, { source: "weekdays", succeededAt: friday, dueAt: 2 ** 40 }),
    );
    const at = (now: number) => health(polls, { now, source: weekdays }).status;
    expect(at(saturday)).toBe("ok");
    expect(at(saturday + DAY)).toBe("ok");
    const monday = startOfDay("2026-11-23")!;
    expect(at(monday + 7 * HOUR)).toBe("ok");
    expect(at(monday + 7 * HOUR + 1)).toBe("late");
  });

  it("takes an announcement that is put off for a success, until it is to be asked again", () => {
    const polls = ["a", "b"].map((name) =>
      poll(`2026-11-23/${name}`, {
        source: "weekdays",
        succeededAt: NOON - 6 * HOUR,
        dueAt: NOON + HOUR,
      }),
    );
    const at = (now: number) => health(polls, { now, source: weekdays }).status;
    expect(at(NOON)).toBe("ok");
    expect(at(NOON + 3 * HOUR + 1)).toBe("late");
  });

  it("finds a source late only when half of its newest pages are", () => {
    const good = { source: "weekdays", succeededAt: NOON - 6 * HOUR, dueAt: 2 ** 40 };
    const three: StatusSource = {
      ...weekdays,
      live: () =>
        ["a", "b", "c"].map((page) => {
          return { source: "weekdays", page, day: "2026-11-23", every: HOUR };
        }),
    };
    const polls = (...late: number[]) =>
      ["a", "b", "c"].map((page, n) =>
        poll(page, { ...good, succeededAt: NOON - (late.includes(n) ? 4 : 1) * HOUR }),
      );
    expect(health(polls(0), { source: three }).status).toBe("ok");
    expect(health(polls(0, 2), { source: three }).why).toBe(
      "2 of its 3 newest pages should have been fetched 3 hours ago.",
    );
  });

  it("finds a source that answers in time quiet, and then late, if nothing comes", () => {
    const quiet: StatusSource = {
      ...daily,
      lists: ["a", "b"],
      schedule: { days: "day", expects: () => true, dueAt: (day) => startOfDay(day)! + 6 * HOUR },
    };
    const polls = ["2026-11-23", "2026-11-22"].map((page, age) =>
      poll(page, { succeededAt: NOON - age * HOUR, checkedAt: NOON - age * HOUR }),
    );
    const world: World = { source: quiet, asked: [["2026-11-20", "2026-11-21"]] };
    const at = (newest: string, more: World = {}) => {
      const papers = new Map([["b", new Map([[newest, 5]])]]);
      const days = new Map([["b", newest]]);
      return health(polls, { ...world, papers, newest: days, ...more });
    };
    expect(at("2026-11-23")).toMatchObject({ status: "ok" });
    expect(at("2026-11-22")).toMatchObject({ status: "quiet", why: "Nothing since Sunday." });
    expect(at("2026-11-20")).toMatchObject({ status: "late", why: "Nothing since Friday." });
    // Failures say more than silence, so both are told.
    const late = at("2026-11-20", { now: NOON + HOUR });
    expect(late).toMatchObject({ status: "late" });
    expect(late.why).toMatch(/^It should have been fetched .* ago\. Nothing since Friday\.$/);
    // Switched on today: nothing can be expected of days before.
    expect(at("2026-11-20", { state: { liveFrom: "2026-11-23" } }).status).toBe("ok");
    // Measured on its last weeks, over all of its lists.
    const listed = Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => [addDays("2026-11-14", n), 40 + n]),
    );
    expect(at("2026-11-22", { listed: { a: listed, b: listed } }).why).toBe(
      "Nothing since Sunday; usually 84 to 92 a day.",
    );
  });

  it("counts the pages and days that are still to fetch", () => {
    const polls = [poll("2026-11-23", { succeededAt: NOON }), poll("2026-11-21", { failures: 1 })];
    const { backfill } = health(polls, { asked: [["2026-11-20", "2026-11-22"]] });
    expect(backfill).toEqual({ done: 3, pages: 10, daysLeft: 7, oldest: "2026-11-20" });
  });

  it("counts them by series, of the days that are wanted only", () => {
    const two: StatusSource = {
      ...daily,
      backfill: {
        ...daily.backfill!,
        pages: (day) =>
          ["a", "b"].map((series) => ({ ...pageOf(`${day}/${series}`), day, series })),
      },
    };
    const series = {
      a: { liveFrom: "2026-11-20", asked: [["2026-01-01", "2026-11-22"]] as DayRange[] },
      b: { liveFrom: "2026-11-20", asked: [["2026-11-21", "2026-11-21"]] as DayRange[] },
    };
    const polls = [poll("2026-11-23", { succeededAt: NOON })];
    const { backfill } = health(polls, { source: two, state: { series } });
    expect(backfill).toEqual({ done: 11, pages: 19, daysLeft: 8, oldest: "2026-11-14" });
  });

  it("takes a finished day, which has no poll, for on time, and one missing for late", () => {
    const morning = startOfDay("2026-11-23")! + 8 * HOUR;
    const records: StatusSource = {
      ...daily,
      live: () => [],
      backfill: {
        ...daily.backfill!,
        pages: (day) => [{ ...pageOf(day), from: startOfDay(day)! + DAY + 5 * HOUR }],
      },
    };
    const after = (last: string) =>
      health([], {
        now: morning,
        source: records,
        asked: [["2026-11-01", last]],
        state: { succeededAt: NOON - DAY },
      });
    expect(after("2026-11-22")).toMatchObject({ status: "ok", lag: 0, succeededAt: NOON - DAY });
    expect(after("2026-11-21")).toMatchObject({ status: "late", lag: 3 * HOUR });
  });

  it("says until when backfill waits for a new day, while some of it is left", () => {
    const backfill = { day: "2026-11-23", rows: 1000 };
    expect(health([], { state: { backfill } }).backfill.waitsUntil).toBe(NOON + 12 * HOUR);
    const whole: World = { state: { backfill }, asked: [["2026-11-14", "2026-11-22"]] };
    const today = poll("2026-11-23", { succeededAt: NOON });
    expect(health([today], whole).backfill).not.toHaveProperty("waitsUntil");
    const yesterday = { day: "2026-11-22", rows: 1000 };
    expect(health([], { state: { backfill: yesterday } }).backfill).not.toHaveProperty(
      "waitsUntil",
    );
  });

  it("names hosts that are left alone, why and until when", () => {
    expect(health([], { retryAt: NOON + 60 }).pauses).toEqual([
      { host: "daily.example", reason: "Down.", inARow: 1, until: NOON + 60 },
    ]);
    expect(health([], { retryAt: NOON }).pauses).toEqual([]);
  });

  it("names no look-up that failed and has nothing left to ask for", () => {
    const page = () => ({ source: "daily", page: "lookup", day: "2026-11-23" });
    const source = { ...daily, lookup: { page } };
    const failed = { failures: 2, error: "Timeout." };
    const pages = (dueAt: number) =>
      health([poll("lookup", { ...failed, dueAt })], { source }).failures.map((one) => one.page);
    expect(pages(NOON - HOUR)).toEqual(["lookup"]);
    expect(pages(NOON - DAY - 1)).toEqual([]);
  });

  it("names failures, the most recent first, with the next try after the host's own pause", () => {
    const polls = [
      poll("2026-11-21", { checkedAt: 1, failures: 2, error: "Timeout.", dueAt: 90 }),
      poll("2026-11-22", { checkedAt: 2, failures: 1, error: "Down.", dueAt: 50 }),
      poll("2020-01-01", { checkedAt: 3, failures: 9, error: "Gone." }),
    ];
    expect(health(polls, { retryAt: 60 }).failures).toEqual([
      { page: "2026-11-22", error: "Down.", inARow: 1, nextTry: 60 },
      { page: "2026-11-21", error: "Timeout.", inARow: 2, nextTry: 90 },
    ]);
  });

  it("counts items that could not be read, and says why the last one could not", () => {
    const polls = [
      poll("2026-11-21", { checkedAt: 1, rejected: 2, error: "2 left out. No id." }),
      poll("2026-11-22", { checkedAt: 2, rejected: 1, error: "1 left out. No title." }),
    ];
    expect(health(polls)).toMatchObject({ rejected: 3, rejection: "1 left out. No title." });
    const state = { rejected: 4, rejection: "4 left out. No DOI." };
    expect(health(polls, { state })).toMatchObject({
      rejected: 7,
      rejection: "1 left out. No title.",
    });
    expect(health([], { state })).toMatchObject({ rejected: 4, rejection: "4 left out. No DOI." });
  });

  it("looks at its own polls only", () => {
    const other = poll("2026-11-23", { source: "other", succeededAt: NOON, rejected: 5 });
    expect(health([other])).toMatchObject({ status: "late", rejected: 0, backfill: { done: 0 } });
  });
});

describe("newestPages", () => {
  it("leaves out pages that are still to come", () => {
    const monday = startOfDay("2026-11-23")!;
    const days = (now: number) => newestPages(weekdays, now).map(({ page }) => page);
    expect(days(monday + 4 * HOUR)).toEqual(["2026-11-20/a", "2026-11-20/b"]);
    expect(days(monday + 5 * HOUR)).toEqual(["2026-11-23/a", "2026-11-23/b"]);
  });
});
