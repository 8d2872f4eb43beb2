import { describe, expect, it } from "vitest";
import {
  addDays,
  DAY,
  daysOfMonth,
  daysOfWeek,
  duration,
  HOUR,
  inNewYork,
  MINUTE,
  newYork,
  NOON,
  rfc3339,
  startOfDay,
  weekOf,
} from "../../src/text/time.ts";

describe("days", () => {
  it("exist or are nothing", () => {
    expect(startOfDay("2024-02-29")).toBe(Date.UTC(2024, 1, 29) / 1000);
    for (const day of ["2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "today", ""]) {
      expect(startOfDay(day)).toBeUndefined();
    }
  });

  it("are counted across months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  });
});

describe("weeks", () => {
  it("are those of ISO 8601 at the turn of the year", () => {
    expect(weekOf("2026-11-23")).toBe("2026-W48");
    expect(weekOf("2027-01-01")).toBe("2026-W53");
    expect(weekOf("2024-12-30")).toBe("2025-W01");
    expect(daysOfWeek("2026-W53")?.[0]).toBe("2026-12-28");
    expect(daysOfWeek("2026-W48")).toHaveLength(7);
  });

  it("exist or are nothing", () => {
    for (const week of ["2025-W53", "2026-W54", "2026-W00", "2026-48"]) {
      expect(daysOfWeek(week)).toBeUndefined();
    }
  });
});

describe("months", () => {
  it("have their days", () => {
    expect(daysOfMonth("2026-02")).toHaveLength(28);
    expect(daysOfMonth("2024-02")?.at(-1)).toBe("2024-02-29");
    expect(daysOfMonth("2026-13")).toBeUndefined();
  });
});

describe("the clock of New York", () => {
  it("follows both changes of daylight-saving time", () => {
    const at = (text: string) => newYork(Date.parse(text) / 1000);
    // 2026-03-08, 02:00 EST becomes 03:00 EDT
    expect(at("2026-03-08T06:59:00Z")).toEqual({ day: "2026-03-08", minutes: 119 });
    expect(at("2026-03-08T07:00:00Z")).toEqual({ day: "2026-03-08", minutes: 180 });
    // 2026-11-01, 02:00 EDT becomes 01:00 EST
    expect(at("2026-11-01T05:30:00Z")).toEqual({ day: "2026-11-01", minutes: 90 });
    expect(at("2026-11-01T06:30:00Z")).toEqual({ day: "2026-11-01", minutes: 90 });
    expect(at("2026-11-01T04:00:00Z")).toEqual({ day: "2026-11-01", minutes: 0 });
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

describe("inNewYork", () => {
  it("finds a time of day in summer, in winter and on the days the clocks change", () => {
    const noon = (day: string) => rfc3339(inNewYork(day, NOON));
    expect(noon("2026-03-07")).toBe("2026-03-07T17:00:00Z");
    expect(noon("2026-03-08")).toBe("2026-03-08T16:00:00Z");
    expect(noon("2026-10-31")).toBe("2026-10-31T16:00:00Z");
    expect(noon("2026-11-01")).toBe("2026-11-01T17:00:00Z");
    expect(rfc3339(inNewYork("2026-11-01", 10))).toBe("2026-11-01T04:10:00Z");
    expect(rfc3339(inNewYork("2026-11-01", 23 * 60))).toBe("2026-11-02T04:00:00Z");
  });
});

describe("rfc3339", () => {
  it("writes whole seconds, and the milliseconds where there are some", () => {
    const at = Date.parse("2026-11-20T12:00:00Z") / 1000;
    expect(rfc3339(at)).toBe("2026-11-20T12:00:00Z");
    for (const ms of [1, 29, 580, 999]) {
      const written = `2026-11-20T12:00:00.${String(ms).padStart(3, "0")}Z`;
      expect(rfc3339(Date.parse(written) / 1000)).toBe(written);
    }
  });
});
