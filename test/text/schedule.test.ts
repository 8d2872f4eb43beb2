import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  inWords,
  lastAt,
  localTime,
  nextAt,
  type Schedule,
  zoneNamed,
} from "../../src/text/schedule.ts";
import { rfc3339 } from "../../src/text/time.ts";

const BERLIN: Schedule = { cadence: "daily", weekday: 1, hour: 8, zone: "Europe/Berlin" };

function at(time: string): number {
  return Date.parse(time) / 1000;
}

/** The times of a schedule after an instant, up to another. */
function timesOf(schedule: Schedule, from: string, to: string): string[] {
  const times: string[] = [];
  for (let next = nextAt(schedule, at(from)); next < at(to); next = nextAt(schedule, next)) {
    times.push(rfc3339(next));
  }
  return times;
}

describe("a schedule", () => {
  it.each<[Partial<Schedule>, string[]]>([
    [{}, ["2026-11-27T07:00:00Z", "2026-11-28T07:00:00Z", "2026-11-29T07:00:00Z"]],
    [{ cadence: "weekdays" }, ["2026-11-27T07:00:00Z", "2026-11-30T07:00:00Z"]],
    [{ cadence: "weekly", weekday: 7 }, ["2026-11-29T07:00:00Z", "2026-12-06T07:00:00Z"]],
    [{ cadence: "monthly" }, ["2026-12-01T07:00:00Z", "2027-01-01T07:00:00Z"]],
    [{ hour: 0, zone: "America/New_York" }, ["2026-11-27T05:00:00Z", "2026-11-28T05:00:00Z"]],
    [{ hour: 9, zone: "Asia/Kolkata" }, ["2026-11-27T03:30:00Z", "2026-11-28T03:30:00Z"]],
    [{ hour: 0, zone: "Pacific/Kiritimati" }, ["2026-11-26T10:00:00Z", "2026-11-27T10:00:00Z"]],
  ])("%o comes at %o", (change, expected) => {
    const schedule = { ...BERLIN, ...change };
    const times = timesOf(schedule, "2026-11-26T07:00:00Z", "2027-01-02T00:00:00Z");
    expect(times.slice(0, expected.length)).toEqual(expected);
  });

  it("comes next after an instant that is one of its times, and last at it", () => {
    const time = at("2026-11-26T07:00:00Z");
    expect(rfc3339(nextAt(BERLIN, time))).toBe("2026-11-27T07:00:00Z");
    expect(lastAt(BERLIN, time)).toBe(time);
    expect(rfc3339(lastAt(BERLIN, time - 1))).toBe("2026-11-25T07:00:00Z");
  });

  // In Berlin 02:00 does not exist on 29 March 2026 and comes twice on 25 October.
  it.each([
    ["2026-03-28", "2026-03-30", ["2026-03-28T01:00:00Z", "2026-03-29T01:00:00Z"]],
    ["2026-10-24", "2026-10-26", ["2026-10-24T00:00:00Z", "2026-10-25T00:00:00Z"]],
  ])("comes once a day when the clocks change, from %s to %s", (from, to, expected) => {
    const schedule = { ...BERLIN, hour: 2 };
    expect(timesOf(schedule, `${from}T00:00:00+02:00`, `${to}T00:00:00+02:00`)).toEqual(expected);
  });

  it("comes once where a whole day is skipped", () => {
    const schedule = { ...BERLIN, zone: "Pacific/Apia" };
    expect(timesOf(schedule, "2011-12-29T00:00:00Z", "2012-01-01T00:00:00Z")).toEqual([
      "2011-12-29T18:00:00Z",
      "2011-12-30T18:00:00Z",
      "2011-12-31T18:00:00Z",
    ]);
  });

  it("keeps the hours that Temporal finds, in every zone whose clocks change", () => {
    let changes = 0;
    for (const zone of Intl.supportedValuesOf("timeZone")) {
      const start = Temporal.Instant.from("2026-01-01T00:00:00Z").toZonedDateTimeISO(zone);
      const change = start.getTimeZoneTransition("next");
      if (!change || change.year > 2026) continue;
      changes++;
      for (const hour of [0, 1, 2, 3, 23]) {
        const schedule = { ...BERLIN, hour, zone };
        const days = [-1, 0, 1].map((n) => change.toPlainDate().add({ days: n }));
        const wanted = days.map((day) => {
          const clock = { timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) };
          return day.toZonedDateTime(clock).epochMilliseconds / 1000;
        });
        const first = nextAt(schedule, wanted[0]! - 1);
        const found = [first, nextAt(schedule, first), nextAt(schedule, nextAt(schedule, first))];
        expect(found, `${hour}:00 in ${zone}`).toEqual(wanted);
        expect(lastAt(schedule, found[1]! + 1), `${hour}:00 in ${zone}`).toBe(found[1]);
      }
    }
    expect(changes).toBeGreaterThan(100);
  });
});

it("says a schedule and a time in words", () => {
  expect(inWords(BERLIN)).toBe("every day at 08:00 (Europe/Berlin)");
  expect(inWords({ ...BERLIN, cadence: "weekdays", hour: 17 })).toBe(
    "on weekdays at 17:00 (Europe/Berlin)",
  );
  expect(inWords({ ...BERLIN, cadence: "weekly", weekday: 7 })).toBe(
    "every Sunday at 08:00 (Europe/Berlin)",
  );
  expect(inWords({ ...BERLIN, cadence: "monthly" })).toBe(
    "on the 1st of every month at 08:00 (Europe/Berlin)",
  );
  expect(localTime(at("2026-11-27T07:00:00Z"), "Europe/Berlin")).toBe(
    "Friday 27 November 2026, 08:00",
  );
});

it.each([
  ["europe/berlin", "Europe/Berlin"],
  ["utc", "UTC"],
  ["US/Eastern", "America/New_York"],
  ["Berlin", undefined],
  ["+01:00", undefined],
  ["", undefined],
])("knows the zone %j as %s", (name, zone) => {
  expect(zoneNamed(name)).toBe(zone);
});
