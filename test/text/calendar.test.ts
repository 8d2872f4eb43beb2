import { expect, it } from "vitest";
import { dayIn, longWeek, shortWeek } from "../../src/text/calendar.ts";

it("a week is its first and last day, with what both share said once", () => {
  expect(longWeek("2026-W47")).toBe("16–22 November 2026");
  expect(longWeek("2026-W49")).toBe("30 November – 6 December 2026");
  expect(longWeek("2026-W53")).toBe("28 December 2026 – 3 January 2027");
  expect(shortWeek("2026-W47")).toBe("16–22 Nov 2026");
});

it("a day is told without its year where that is known", () => {
  expect(dayIn("2026", "2026-11-23")).toBe("23 Nov");
  expect(dayIn("2025", "2026-11-23")).toBe("23 Nov 2026");
});
