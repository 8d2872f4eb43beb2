import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Source } from "../../src/sources/source.ts";
import { addDays, dayOf, rfc3339 } from "../../src/text/time.ts";
import { askedDays, clear, daily, moments, polls, wireOver } from "./wire.ts";

const MONDAY = "2026-11-23";
const NOON = `${MONDAY}T12:00:00Z`;
const HOUR = 3600;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(text) / 1000;

beforeEach(clear);

/** The days that a wire was asked for since a request. */
function daysAsked({ asked }: { asked: { url: string }[] }, since = 0): string[] {
  return asked.slice(since).map(({ url }) => new URL(url).searchParams.get("date")!);
}

const isFailed = ({ failures }: Record<string, unknown>) => failures !== 0;

describe("finished days", () => {
  it("have no polls, but are a range of their source, and are not asked for again", async () => {
    const wire = wireOver((day) => (day === "2026-09-30" ? [daily(1)] : []), NOON);
    await wire.run({ backfillFrom: "2026-09-01" });
    expect(await polls()).toHaveLength(31);
    expect(await askedDays()).toEqual([["2026-09-01", "2026-10-23"]]);
    expect((await moments()).map((moment) => moment.at)).toEqual([at("2026-09-30T12:00:00Z")]);
    const before = wire.asked.length;
    wire.now += DAY;
    await wire.run({ backfillFrom: "2026-09-01" });
    // The 31 followed days, and the one that ceased to be followed.
    expect(daysAsked(wire, before)).toHaveLength(32);
    expect(daysAsked(wire, before)).toContain("2026-10-24");
    expect(await askedDays()).toEqual([["2026-09-01", "2026-10-24"]]);
    expect(await polls()).toHaveLength(31);
  });

  it("leave out one that failed, which is asked for again until it succeeds", async () => {
    let sick = true;
    const wire = wireOver(
      (day) => (day === "2026-10-01" ? [daily(1)] : []),
      NOON,
      ({ url }) => (sick && url.includes("2026-10-01") ? { kind: "html" } : undefined),
    );
    const run = () => wire.run({ backfillFrom: "2026-09-20" });
    await run();
    expect(await askedDays()).toEqual([["2026-09-20", "2026-10-23"]]);
    expect((await polls()).filter(isFailed)).toMatchObject([{ page: "2026-10-01", failures: 1 }]);
    wire.now += 300;
    await run();
    expect(daysAsked(wire).filter((day) => day === "2026-10-01")).toHaveLength(2);
    expect((await polls()).filter(isFailed)).toMatchObject([{ page: "2026-10-01", failures: 2 }]);
    sick = false;
    wire.now += HOUR;
    await run();
    expect((await polls()).filter(isFailed)).toEqual([]);
    expect((await moments()).map((moment) => moment.at)).toEqual([at("2026-10-01T12:00:00Z")]);
    wire.now += HOUR;
    const before = wire.asked.length;
    await run();
    expect(daysAsked(wire, before)).not.toContain("2026-10-01");
  });

  it("leave out days missed in an outage of weeks, which come newest first, then older ones", async () => {
    const wire = wireOver(() => [], NOON);
    await wire.run({ backfillFrom: "2026-10-20", pages: 30 });
    await wire.run({ backfillFrom: "2026-10-20", pages: 3 });
    expect(await askedDays()).toEqual([["2026-10-22", "2026-10-23"]]);
    wire.now += 40 * DAY; // Until 2 January: 2 December is the newest day no longer followed.
    await wire.run({ backfillFrom: "2026-10-20", pages: 31 });
    const before = wire.asked.length;
    await wire.run({ backfillFrom: "2026-10-20", pages: 30 });
    expect(daysAsked(wire, before).slice(0, 3)).toEqual(["2026-12-02", "2026-12-01", "2026-11-30"]);
    expect(await askedDays()).toEqual([
      ["2026-10-22", "2026-10-23"],
      ["2026-11-03", "2026-12-02"],
    ]);
    await wire.run({ backfillFrom: "2026-10-20", pages: 100 });
    expect(await askedDays()).toEqual([["2026-10-20", "2026-12-02"]]);
  });

  it("reach further back when the oldest day wanted is moved back", async () => {
    const wire = wireOver(() => [], NOON);
    await wire.run({ backfillFrom: "2026-10-20" });
    const before = wire.asked.length;
    await wire.run({ backfillFrom: "2026-10-18" });
    expect(daysAsked(wire, before)).toEqual(["2026-10-19", "2026-10-18"]);
    await wire.run({ backfillFrom: "2026-10-20" });
    await wire.run({ backfillFrom: "2026-10-18" });
    expect(wire.asked).toHaveLength(before + 2);
  });

  it("are asked for again where a clock that was wrong took them for over", async () => {
    const wire = wireOver((day) => (day === MONDAY ? [daily(1)] : []), NOON);
    await wire.run({ backfillFrom: "2026-10-20" });
    wire.now += 40 * DAY;
    await wire.run({ backfillFrom: "2026-10-20" });
    wire.now -= 40 * DAY - HOUR;
    const before = wire.asked.length;
    await wire.run({ backfillFrom: "2026-10-20" });
    expect(daysAsked(wire, before)).toContain(MONDAY);
    for (const days of [1, 2]) {
      wire.now = at(NOON) + days * DAY;
      await wire.run({ backfillFrom: "2026-10-20" });
    }
    expect(await askedDays()).toEqual([["2026-10-20", "2026-10-25"]]);
  });
});

describe("backfill", () => {
  it("stops at the rows of a UTC day, says so, and goes on the next day", async () => {
    const wire = wireOver(
      (day) => (day < "2026-10-20" ? [daily(Number(day.slice(-2)))] : []),
      NOON,
    );
    const more = { backfillFrom: "2026-10-10", backfillRows: 20 };
    await wire.run({ ...more, pages: 31 });
    for (let runs = 0; runs < 9; runs++) {
      wire.now += 600;
      await wire.run({ ...more, pages: 5 });
    }
    const written = (await moments()).length;
    expect(written).toBeGreaterThan(1);
    expect(written).toBeLessThan(10);
    const until = "2026-11-24T00:00:00Z";
    expect(wire.log).toContainEqual(expect.objectContaining({ event: "wait", until }));
    wire.now = at("2026-11-24T00:00:30Z");
    await wire.run({ ...more, pages: 100 });
    expect(await moments()).toHaveLength(10);
  });

  it("of a series that is added later enters the log at its own days, not as news", async () => {
    const wire = wireOver(() => [], NOON);
    const run = (...names: string[]) =>
      wire.run({ sources: [daysOf(names)], backfillFrom: "2026-11-18" });
    await run("old");
    wire.now += 10 * DAY;
    await run("old", "new");
    const entered = (await moments()).map(({ id, at: second, live }) => [
      id,
      rfc3339(second),
      live,
    ]);
    const ofSeries = (name: string) =>
      entered.filter(([id]) => String(id).includes(name)).map(([, ...rest]) => rest);
    // Days since the old series was first followed are news; of the new one only its first day.
    const noon = (day: string) => [`${day}T12:00:00Z`, 0];
    expect(ofSeries("new").slice(0, 10)).toEqual(
      Array.from({ length: 10 }, (_, n) => noon(addDays("2026-11-18", n))),
    );
    expect(ofSeries("old").slice(0, 5)).toEqual(
      Array.from({ length: 5 }, (_, n) => noon(addDays("2026-11-18", n))),
    );
    expect(
      ofSeries("old")
        .slice(5)
        .every(([, live]) => live === 1),
    ).toBe(true);
  });
});

/** Series of days that list a paper each, today's followed. */
function daysOf(names: readonly string[]): Source {
  const pages = (day: string) =>
    names.map((name) => ({ source: "s", page: `${name}/${day}`, day, series: name }));
  return {
    name: "s",
    today: dayOf,
    host: () => ({ name: "s.example" }),
    live: (now) => pages(dayOf(now)).map((page) => ({ ...page, every: HOUR })),
    backfill: { first: "2026-01-01", last: (now) => addDays(dayOf(now), -1), pages },
    fetch: async (_, { page }) => [page],
    read: ([body = ""], { source, day }) => {
      const paper = { id: `doi:10.1000/${body}`, title: `Paper ${body}` };
      return { listings: [{ source, day, rank: 0, paper }], rejected: [] };
    },
  };
}

describe("polls of pages that no longer exist", () => {
  it("are deleted once an hour; those of followed pages and of failed days stay", async () => {
    const wire = wireOver(
      () => [],
      NOON,
      ({ url }) => (url.includes("2026-10-01") ? { kind: "html" } : undefined),
    );
    await wire.run({ backfillFrom: "2026-10-01" });
    const kept = (await polls()).map(({ page }) => page);
    await env.DB.prepare(
      `INSERT INTO poll (source, page, day, due_at, checked_at, failures) VALUES
         ('arxiv', 'new/2026-11-20/cs.LG', '2026-11-20', 1 << 40, 0, 0),
         ('feed', 'https://gone.example/rss', '2026-11-20', 0, 0, 9)`,
    ).run();
    wire.now += 60;
    await wire.run({ backfillFrom: "2026-10-01" });
    expect(await polls()).toHaveLength(kept.length + 2);
    await env.KV.delete("counts");
    await wire.run({ backfillFrom: "2026-10-01" });
    expect((await polls()).map(({ page }) => page)).toEqual(kept);
    expect(kept).toContain("2026-10-01");
  });

  it("make failed days due at once whose time a wrong clock had set", async () => {
    const wire = wireOver(
      () => [],
      NOON,
      ({ url }) => (url.includes("2026-10-01") ? { kind: "html" } : undefined),
    );
    wire.now += 90 * DAY;
    await wire.run({ backfillFrom: "2026-10-01" });
    wire.now -= 90 * DAY;
    await env.KV.delete("counts");
    await wire.run({ backfillFrom: "2026-10-01" });
    const [failed] = (await polls()).filter(isFailed);
    expect(failed?.["due_at"]).toBeLessThanOrEqual(wire.now + 300);
  });
});
