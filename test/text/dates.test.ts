import { describe, expect, it } from "vitest";
import { readDate } from "../../src/text/dates.ts";

const DAY = "2026-11-20";

function at(text: string): number {
  return Date.parse(text) / 1000;
}

describe("a day", () => {
  it.each([
    "2026-11-20",
    "2026/11/20",
    "2026-324",
    "20261120",
    "20 Nov 2026",
    "Fri, 20 Nov 2026",
    "20-Nov-2026",
    "20th of November 2026",
    "November 20, 2026",
    "Nov. 20, 2026",
    "Friday, November 20th, 2026",
    "2026 Nov 20",
    "20.11.2026",
    "11/20/2026",
    "20/11/2026",
    "2026年11月20日",
    "2026년 11월 20일",
    "Available online 20 November 2026",
    "Fri, 20 Nov 2026 00:00:00 GMT",
    "2026-11-20T00:00:00+01:00",
    "2026-11-20T00:00:00-05:00",
    "Fri, 20 Nov 2026 00:00:00 +0900",
  ])("is read, and midnight is one: %s", (text) => {
    expect(readDate(text)).toEqual({ day: DAY });
  });

  it.each([
    "vie, 20 noviembre 2026",
    "20 de noviembre de 2026",
    "Freitag, 20. November 2026",
    "ven. 20 novembre 2026",
    "20 novembro 2026",
    "vrijdag 20 november 2026",
    "20 listopada 2026",
    "20. listopadu 2026",
    "пт, 20 ноября 2026",
    "20 Νοεμβρίου 2026",
    "20 Kasım 2026",
    "2026. november 20.",
  ])("is read in other languages: %s", (text) => {
    expect(readDate(text)).toEqual({ day: DAY });
  });

  it("is not taken for the weekday of another month's name", () => {
    expect(readDate("mar, 20 oct. 2026")).toEqual({ day: "2026-10-20" });
  });
});

describe("an instant", () => {
  it.each([
    ["Thu, 19 Nov 2026 10:00:00 PST", "2026-11-19T18:00:00Z"],
    ["Fri, 20 Nov 2026 08:00:00 UT", "2026-11-20T08:00:00Z"],
    ["Fri, 20 Nov 26 08:00:00 EST", "2026-11-20T13:00:00Z"],
    ["Fri, 20 nov. 2026 08:00:00 +0100", "2026-11-20T07:00:00Z"],
    ["Fri, 20 Nov 2026 8:00 pm CET", "2026-11-20T19:00:00Z"],
    ["Fri, Nov 20 2026 02:02:33 PM", "2026-11-20T14:02:33Z"],
    ["Fri Nov 20 08:00:00 UTC 2026", "2026-11-20T08:00:00Z"],
    ["Fri Nov 20 08:00:00 2026", "2026-11-20T08:00:00Z"],
    ["Fri, 20 Nov 2026 22:40:00 GMT-01:01", "2026-11-20T23:41:00Z"],
    ["2026-11-20 08:00:00", "2026-11-20T08:00:00Z"],
    ["2026-11-20T08:00Z", "2026-11-20T08:00:00Z"],
    ["2026-11-20T08:00:00.123456789Z", "2026-11-20T08:00:00Z"],
    ["2026-11-20T08:00:00+0100", "2026-11-20T07:00:00Z"],
    ["2026-11-20T08:00:00 Europe/Berlin", "2026-11-20T08:00:00Z"],
    ["20261120T080000Z", "2026-11-20T08:00:00Z"],
    ["1795161600", "2026-11-20T08:00:00Z"],
    ["пт, 20 ноя 2026 10:00:00 +0300", "2026-11-20T07:00:00Z"],
    ["2026년 11월 20일 01:31:15", "2026-11-20T01:31:15Z"],
  ])("is read: %s", (text, expected) => {
    expect(readDate(text)).toEqual({ at: at(expected) });
  });
});

describe("a month or a year", () => {
  it.each([
    ["2026-11", "2026-11"],
    ["2026", "2026"],
    ["November 2026", "2026-11"],
    ["March–April 2026", "2026-03"],
    ["2026 Nov", "2026-11"],
    ["noviembre de 2026", "2026-11"],
  ])("is read: %s", (text, period) => {
    expect(readDate(text)).toEqual({ period });
  });
});

it.each([
  "",
  "Volume 27",
  "Summer 2026",
  "2026-13-45",
  "2026-00-00",
  "5/6/2026",
  "Fri, 99 Jun 2026 12:00:00 GMT",
  "Fri, 16 zzz 2026 11:47:32 GMT",
  "2026-11-20T25:14:55Z",
  "2026-400",
])("knows no date in %j", (text) => {
  expect(readDate(text)).toBeUndefined();
});
