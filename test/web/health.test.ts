import { describe, expect, it } from "vitest";
import type { PollStatus } from "../../src/store/status.ts";
import { addDays, DAY, dayOf, HOUR, MINUTE, startOfDay } from "../../src/text/time.ts";
import { duration, healthOf, newestPages, type StatusSource } from "../../src/web/health.ts";

const NOON = startOfDay("2026-11-23")! + 12 * HOUR; // a Monday

/** A list a day: today's every ten minutes, older ones once. */
const daily: StatusSource = {
  name: "daily",
  title: "Daily",
  home: "https://daily.example",
  pages(from, now) {
    const pages = [];
    for (let day = dayOf(now); day >= from; day = addDays(day, -1)) {
      pages.push({ page: day, day, ...(day === dayOf(now) && { every: 10 * MINUTE }) });
    }
    return pages;
  },
};

/** Two announcements at five o'clock on weekdays, each asked for once. */
const weekdays: StatusSource = {
  ...daily,
  name: "weekdays",
  pages(_, now) {
    const days = [0, 1, 2, 3].map((age) => addDays(dayOf(now), -age));
    return days
      .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
      .flatMap((day) => {
        const from = startOfDay(day)! + 5 * HOUR;
        return ["a", "b"].map((name) => ({ page: `${day}/${name}`, day, from }));
      });
  },
};

function poll(page: string, more: Partial<PollStatus> = {}): PollStatus {
  return { source: "daily", page, dueAt: 0, checkedAt: 0, rejected: 0, failures: 0, ...more };
}

function health(
  polls: PollStatus[],
  { now = NOON, source = daily, installedAt = NOON - 30 * DAY, retryAt = 0 } = {},
) {
  const states = new Map([[source.name, { liveFrom: "2026-11-20", retryAt }]]);
  return healthOf(now, source, { polls, states, backfillFrom: "2026-11-14", installedAt });
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
      pages: () => ["a", "b", "c"].map((page) => ({ page, day: "2026-11-23", every: HOUR })),
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

  it("counts the pages and days that are still to fetch", () => {
    const polls = ["2026-11-23", "2026-11-22", "2026-11-20"].map((day) =>
      poll(day, { succeededAt: NOON }),
    );
    polls.push(poll("2026-11-21", { failures: 1 }));
    const { backfill } = health(polls);
    expect(backfill).toEqual({ done: 3, pages: 10, daysLeft: 7, oldest: "2026-11-20" });
  });

  it("names failures, the most recent first, with the next try after the source's own pause", () => {
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

describe("duration", () => {
  it("writes spans as people say them", () => {
    expect([60, 50 * MINUTE, 100 * MINUTE, 3 * HOUR, 47 * HOUR, 5 * DAY].map(duration)).toEqual([
      "1 minute",
      "50 minutes",
      "100 minutes",
      "3 hours",
      "47 hours",
      "5 days",
    ]);
  });
});
