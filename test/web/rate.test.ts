import { describe, expect, it } from "vitest";
import { entriesAWeek, rateInWords } from "../../src/web/rate.ts";

const NOW = 2_000_000_000;
const DAY = 86_400;
const daysAgo = (...days: number[]) => days.map((day) => NOW - day * DAY);

describe("the rate of a list", () => {
  it("is measured over the last four weeks", () => {
    expect(entriesAWeek(daysAgo(1, 5, 9, 20), false, NOW)).toBe(1);
    expect(entriesAWeek(daysAgo(1, 5, 9, 20, 40, 80), true, NOW)).toBe(1);
  });

  it("is told from what is there, where that does not go back so far", () => {
    expect(entriesAWeek(daysAgo(1, 2, 3, 4, 5, 6, 7), true, NOW)).toBe(7);
    expect(entriesAWeek(daysAgo(0.01, 0.02), true, NOW)).toBe(14);
  });

  it("is measured over the days that were followed, where those are fewer", () => {
    const twoWeeksAgo = NOW - 14 * DAY;
    expect(entriesAWeek(daysAgo(1, 2, 9, 13), false, NOW, twoWeeksAgo)).toBe(2);
    expect(entriesAWeek(daysAgo(1, 2, 9, 13, 300), false, NOW, twoWeeksAgo)).toBe(2);
    expect(entriesAWeek(daysAgo(0.1), false, NOW, NOW - DAY / 2)).toBe(7);
    expect(entriesAWeek(daysAgo(1, 2, 3, 4), false, NOW, NOW - 400 * DAY)).toBe(1);
  });

  it("is nothing where nothing entered lately, and unknown where nothing ever did", () => {
    expect(entriesAWeek(daysAgo(100), false, NOW)).toBe(0);
    expect(entriesAWeek([], false, NOW)).toBeUndefined();
  });

  it("is told in round numbers", () => {
    expect([0, 0.25, 0.75, 6.2, 14, 187].map(rateInWords)).toEqual([
      "Nothing in the last four weeks.",
      "About one paper a month.",
      "About 1 paper a week.",
      "About 6 papers a week.",
      "About 14 papers a week.",
      "About 200 papers a week.",
    ]);
  });
});
