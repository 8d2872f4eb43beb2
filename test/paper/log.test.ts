import { describe, expect, it } from "vitest";
import { rowMarks, seqOf } from "../../src/paper/log.ts";
import { SAMPLE, SAMPLED } from "../../src/paper/tags.ts";
import { DAY, HOUR } from "../../src/text/time.ts";

describe("the sample of moments", () => {
  it.each([
    ["a few at one time of each day", DAY, 40],
    ["many at one time of each day", DAY, 900],
    ["one an hour", HOUR, 1],
    ["one a second", 1, 1],
  ])("is about one in so many: %s", (_, apart, each) => {
    const start = Date.UTC(2024, 0, 1, 12) / 1000;
    const size = 100 * SAMPLE;
    let sampled = 0;
    for (let n = 0; n < size; n++) {
      const seq = seqOf(start + Math.floor(n / each) * apart, n % each);
      if (rowMarks(seq).includes(SAMPLED)) sampled += 1;
    }
    expect(sampled).toBeGreaterThan(60);
    expect(sampled).toBeLessThan(140);
  });
});
