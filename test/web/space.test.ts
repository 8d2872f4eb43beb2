import { expect, it } from "vitest";
import { spaceOf } from "../../src/web/space.ts";

const MB = 1_000_000;
const at = (text: string) => Date.parse(text) / 1000;
const NOW = at("2026-11-20T12:00:00Z");
const oldestAt = at("2026-08-03T20:00:00Z");

it("tells when a database will be full at the present rate", () => {
  // 100 MB are 27,700 papers.
  expect(spaceOf({ size: 350 * MB, oldestAt }, 450 * MB, 1000, NOW)).toEqual({
    size: 350 * MB,
    limit: 450 * MB,
    oldestDay: "2026-08-03",
    fullOn: "2026-12-18",
  });
});

it("tells no day when it is full, grows slowly, is empty or has no limit", () => {
  const fullOn = (size: number, limit: number, papers: number) =>
    spaceOf({ size, oldestAt: undefined }, limit, papers, NOW).fullOn;
  expect(fullOn(450 * MB, 450 * MB, 1000)).toBeUndefined();
  expect(fullOn(1 * MB, 450 * MB, 5)).toBeUndefined();
  expect(fullOn(1 * MB, 450 * MB, 0)).toBeUndefined();
  expect(fullOn(1 * MB, Infinity, 1000)).toBeUndefined();
});
