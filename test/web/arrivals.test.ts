import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Schedule } from "../../src/paper/facts.ts";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import { biorxiv } from "../../src/sources/biorxiv.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { addDays, DAY, dayOf, HOUR, startOfDay } from "../../src/text/time.ts";
import { arrivalsOf, dueDays, type Listed, usuallyOf } from "../../src/web/arrivals.ts";

const HF = huggingface.schedule!;
const ARXIV = arxiv.schedule!;

/** An instant, of a day and an hour in UTC. */
function at(day: string, hour: number): number {
  return startOfDay(day)! + hour * HOUR;
}

/** Papers of days, the others without any. */
function listed(papers: Record<string, number>, more: Partial<Listed> = {}): Listed {
  const newest = Object.keys(papers).toSorted().at(-1);
  return {
    followedFrom: "2026-01-01",
    papers: new Map(Object.entries(papers)),
    ...(newest !== undefined && { newest }),
    wasAsked: () => true,
    ...more,
  };
}

/** How Hugging Face is at an instant when its last papers are of some days. */
function hf(now: number, papers: Record<string, number>, more: Partial<Listed> = {}) {
  return arrivalsOf(HF, listed(papers, more), HF.usually, now);
}

describe("a source that lists nothing", () => {
  const untilFriday = { "2026-11-19": 5, "2026-11-20": 5 };

  it("is quiet after one working day, and late after two", () => {
    const why = "Nothing since Friday; usually 20 to 40 a working day.";
    expect(hf(at("2026-11-20", 23), untilFriday)).toEqual({ status: "ok" });
    expect(hf(at("2026-11-23", 16), untilFriday)).toEqual({ status: "ok" });
    expect(hf(at("2026-11-23", 17), untilFriday)).toEqual({ status: "quiet", why });
    expect(hf(at("2026-11-24", 16), untilFriday)).toEqual({ status: "quiet", why });
    expect(hf(at("2026-11-24", 17), untilFriday)).toEqual({ status: "late", why });
    expect(hf(at("2026-11-25", 20), untilFriday)).toEqual({ status: "late", why });
  });

  it("is well as soon as papers come, were they a day late", () => {
    const monday = { ...untilFriday, "2026-11-23": 5 };
    expect(hf(at("2026-11-24", 10), monday)).toEqual({ status: "ok" });
    expect(hf(at("2026-11-24", 17), monday).status).toBe("quiet");
    expect(hf(at("2026-11-24", 17), { ...monday, "2026-11-24": 5 })).toEqual({ status: "ok" });
  });

  it("is well at weekends and on holidays", () => {
    for (const hour of [0, 12, 23]) {
      expect(hf(at("2026-11-21", hour), untilFriday).status).toBe("ok");
      expect(hf(at("2026-11-22", hour), untilFriday).status).toBe("ok");
    }
    // Thanksgiving.
    const untilWednesday = { "2026-11-24": 5, "2026-11-25": 5 };
    expect(hf(at("2026-11-27", 16), untilWednesday).status).toBe("ok");
    expect(hf(at("2026-11-27", 17), untilWednesday).status).toBe("quiet");
    // Christmas is a Friday, and New Year too.
    const untilChristmas = { "2026-12-24": 5 };
    expect(hf(at("2026-12-28", 16), untilChristmas).status).toBe("ok");
    expect(hf(at("2026-12-29", 18), untilChristmas).status).toBe("late");
  });

  it("gives the date where the weekday would not tell it", () => {
    expect(hf(at("2026-11-27", 20), untilFriday).why).toContain("since 2026-11-20;");
    expect(hf(at("2026-11-25", 20), {}).why).toBe("Nothing yet; usually 20 to 40 a working day.");
  });
});

describe("a source that lists hardly anything", () => {
  it("is quiet, and never late", () => {
    const few = (count: number) => hf(at("2026-11-24", 17), { "2026-11-24": count });
    expect(few(5)).toEqual({ status: "ok" });
    expect(few(4)).toEqual({
      status: "quiet",
      why: "Only 4 papers on Tuesday; usually 20 to 40 a working day.",
    });
    expect(few(1).why).toContain("Only 1 paper on Tuesday;");
  });

  it("is not told without a usual number", () => {
    const one = listed({ "2026-11-24": 1 });
    expect(arrivalsOf(HF, one, undefined, at("2026-11-24", 17))).toEqual({ status: "ok" });
    const none = listed({ "2026-11-20": 9 });
    expect(arrivalsOf(HF, none, undefined, at("2026-11-24", 16)).why).toBe("Nothing since Friday.");
  });
});

it("a source that has few papers anyway may have none for days", () => {
  const sparse = (least: number) =>
    arrivalsOf(ARXIV, listed({ "2026-11-20": 1 }), [least, 9], at("2026-11-25", 20)).status;
  expect([4, 5].map(sparse)).toEqual(["ok", "late"]);
});

describe("a day", () => {
  const now = at("2026-11-25", 20);

  it("before the source was followed, or the first day, is not judged", () => {
    const since = (followedFrom: string) => hf(now, {}, { followedFrom }).status;
    expect(since("2026-11-25")).toBe("ok");
    expect(since("2026-11-24")).toBe("quiet");
    expect(since("2026-11-23")).toBe("late");
  });

  it("that was not asked for is not judged: an outage here is no silence there", () => {
    expect(hf(now, { "2026-11-20": 9 }, { wasAsked: () => false })).toEqual({ status: "ok" });
    const wasAsked = (day: string) => day === "2026-11-25";
    expect(hf(now, { "2026-11-20": 9 }, { wasAsked }).status).toBe("quiet");
  });
});

describe("the days that papers were due for", () => {
  it("are those of arXiv, without its own holidays", () => {
    // The mailing of the evening of Thanksgiving is not sent. The table does not say which day it is.
    expect(dueDays(ARXIV, at("2026-11-30", 20))).toEqual([
      "2026-11-30",
      "2026-11-25",
      "2026-11-24",
      "2026-11-23",
      "2026-11-20",
    ]);
    expect(dueDays(ARXIV, at("2026-11-30", 16))[0]).toBe("2026-11-25");
    // No holidays of 2028 are known yet.
    expect(dueDays(ARXIV, at("2028-01-03", 20))).toEqual([
      "2028-01-03",
      "2027-12-23",
      "2027-12-22",
      "2027-12-21",
      "2027-12-20",
    ]);
  });

  it("are over a day later in bioRxiv, whose papers come until then", () => {
    expect(dueDays(biorxiv.schedule!, at("2026-11-24", 16))[0]).toBe("2026-11-20");
    expect(dueDays(biorxiv.schedule!, at("2026-11-24", 17))[0]).toBe("2026-11-23");
  });

  it("are due at noon in New York, on both sides of the days the clocks change", () => {
    const due = (day: string, hour: number) => dueDays(HF, at(day, hour))[0];
    expect([due("2026-03-06", 16), due("2026-03-06", 17)]).toEqual(["2026-03-05", "2026-03-06"]);
    expect([due("2026-03-09", 15), due("2026-03-09", 16)]).toEqual(["2026-03-06", "2026-03-09"]);
    expect([due("2026-10-30", 15), due("2026-10-30", 16)]).toEqual(["2026-10-29", "2026-10-30"]);
    expect([due("2026-11-02", 16), due("2026-11-02", 17)]).toEqual(["2026-10-30", "2026-11-02"]);
  });

  it.each([
    ["Hugging Face", HF],
    ["arXiv", ARXIV],
    ["bioRxiv", biorxiv.schedule!],
  ])("of %s are few whatever the time, and without papers make late", (_, schedule: Schedule) => {
    const instant = fc.integer({ min: at("2024-01-01", 0), max: at("2031-01-01", 0) });
    fc.assert(
      fc.property(instant, (now) => {
        const days = dueDays(schedule, now);
        expect(days).toHaveLength(5);
        expect(days).toEqual(days.toSorted().toReversed());
        for (const day of days) expect(schedule.expects(day)).toBe(true);
        const all = Object.fromEntries(days.map((day) => [day, 5]));
        const usually = [20, 40] as const;
        const followedFrom = addDays(dayOf(now), -60);
        const judge = (papers: Record<string, number>) =>
          arrivalsOf(schedule, listed(papers, { followedFrom }), usually, now).status;
        expect(judge(all)).toBe("ok");
        expect(judge({ ...all, [days[0]!]: 0 })).toBe("quiet");
        expect(judge({ ...all, [days[0]!]: 0, [days[1]!]: 0 })).toBe("late");
        expect(judge({ ...all, [days[1]!]: 0 })).toBe("ok");
      }),
    );
  });
});

describe("the usual number of papers", () => {
  const now = at("2026-11-20", 20);

  it("is what the source says", () => {
    expect(usuallyOf(HF, {}, now)).toEqual([20, 40]);
  });

  it("is measured on the days that papers were due for, else", () => {
    const counts = Object.fromEntries(
      Array.from({ length: 28 }, (_, age) => dayOf(now - age * DAY)).map((day, n) => {
        return [day, ARXIV.expects(day) ? 500 + 7 * n : 3];
      }),
    );
    // Of 20 days, from 500 to 675: 549 and 626.
    expect(usuallyOf(ARXIV, counts, now)).toEqual([550, 630]);
    // Today's are not due yet: of 19 days, 556 and 647.
    const morning = at("2026-11-20", 10);
    expect(usuallyOf(ARXIV, { ...counts, "2026-11-20": 1 }, morning)).toEqual([560, 650]);
  });

  it("is not known on few days", () => {
    const four = { "2026-11-17": 9, "2026-11-18": 9, "2026-11-19": 9, "2026-11-20": 9 };
    expect(usuallyOf(ARXIV, four, now)).toBeUndefined();
    expect(usuallyOf(ARXIV, { ...four, "2026-11-16": 9 }, now)).toEqual([9, 9]);
  });
});
