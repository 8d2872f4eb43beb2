import { describe, expect, it } from "vitest";
import { backOff, nextDue, schedule } from "../../src/ingest/plan.ts";
import type { Page } from "../../src/sources/source.ts";

const NOW = 1_000_000;
const HOUR = 3600;
const DAY = 24 * HOUR;

function page(name: string, more: Partial<Page> = {}): Page {
  return { source: "s", page: name, day: "2026-11-20", ...more };
}

function polled(name: string, ago: number, dueAt = 0) {
  return { source: "s", page: name, checkedAt: NOW - ago, dueAt };
}

const names = (pages: readonly Page[]) => pages.map(({ page: name }) => name);

describe("the schedule", () => {
  it("puts followed pages in order of how late they are against their own pace", () => {
    const pages = [
      page("a", { every: 600 }),
      page("b", { every: HOUR }),
      page("c", { every: HOUR }),
    ];
    const polls = [polled("a", 700), polled("b", 2 * HOUR), polled("c", 3 * HOUR)];
    expect(names(schedule(NOW, pages, polls).live)).toEqual(["c", "b", "a"]);
  });

  it("leaves out what is not due, and what cannot be asked for yet", () => {
    const pages = [page("a", { every: 600 }), page("b", { every: 600, from: NOW + 1 })];
    expect(schedule(NOW, pages, [polled("a", 10, NOW + 1)])).toEqual({ live: [], backfill: [] });
  });

  it("takes for backfill, newest first, what is asked for once or was never", () => {
    const pages = [page("a"), page("b", { every: DAY }), page("c")];
    expect(names(schedule(NOW, pages, []).backfill)).toEqual(["a", "b", "c"]);
    const again = schedule(NOW, pages, [polled("b", 2 * DAY)]);
    expect(names(again.live)).toEqual(["b"]);
  });

  it("fills in all sources together, newest first", () => {
    const pages = ["2026-11-20", "2026-11-19", "2026-11-20", "2026-11-18"].map((day, n) =>
      page(`${n}`, { day, source: n < 2 ? "a" : "b" }),
    );
    expect(names(schedule(NOW, pages, []).backfill)).toEqual(["0", "2", "1", "3"]);
  });

  it("never takes for backfill what is of now", () => {
    const { live } = schedule(NOW, [page("a", { live: true })], []);
    expect(names(live)).toEqual(["a"]);
  });

  it("knows an outage and a missed run for what they are: pages that are due", () => {
    const pages = [page("today", { every: 600 }), page("missed", { every: HOUR })];
    expect(names(schedule(NOW, pages, [polled("today", 3 * DAY)]).live)).toEqual([
      "missed",
      "today",
    ]);
  });
});

describe("the next time", () => {
  it("allows for runs that are a little early", () => {
    expect(nextDue(NOW, page("a", { every: 600 }))).toBe(NOW + 540);
    expect(nextDue(NOW, page("a"))).toBeGreaterThan(NOW + 1000 * DAY);
  });

  it("is further and further away after failures, with jitter, up to six hours", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 20].map((failures) => backOff(failures, 0.5));
    expect(waits.slice(0, 4)).toEqual([300, 600, 1200, 2400]);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(6 * HOUR);
    expect(backOff(1, 0)).toBe(150);
    expect(backOff(1, 1)).toBe(450);
  });

  it("is what the upstream asks for, up to a day", () => {
    expect(backOff(1, 0.5, 7200)).toBe(7200);
    expect(backOff(1, 0.5, 10 * DAY)).toBe(DAY);
  });
});
