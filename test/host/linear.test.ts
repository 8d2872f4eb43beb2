import { describe, expect, it } from "vitest";
import { toLatex } from "../../src/feeds/latex.ts";
import { readFeed } from "../../src/sources/feed/formats.ts";
import { htmlToText } from "../../src/text/html.ts";

/** The milliseconds of CPU that some work takes; other processes do not count. */
function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

// Here, because the clock of a Worker stands still while it computes. A reader that goes back over
// what it has read would take minutes.
const MOST = 2000;

describe("takes time in proportion to the length", () => {
  it.each([
    `<a "'>`,
    '<a ">"',
    "<a ",
    `<a '">`,
    "<script>",
    "<!--",
    "</",
    "&amp",
    "<![CDATA[",
    `<p x="`,
    '<p x=" y>',
    "<aaaaaaaaa",
    "\n ",
  ])("HTML of 100,000 times %s", (piece) => {
    const first = cpuTime(() => htmlToText(`${piece.repeat(100_000)}"`));
    const second = cpuTime(() => htmlToText(`<a ${"b".repeat(100_000)}"${piece.repeat(100_000)}>`));
    expect(first + second).toBeLessThan(MOST);
  });

  it.each(["<!--", "<![CDATA[", "&", "<a:", "<rss "])("a feed of 200,000 times %s", (piece) => {
    const time = cpuTime(() => {
      expect(() => readFeed(`<rss>${piece.repeat(200_000)}`)).toThrow("cut off");
    });
    expect(time).toBeLessThan(MOST);
  });

  it("TeX of 20,000 formulas that do not end", () => {
    const text = String.raw`$\alpha{$ \x{ $$ `.repeat(20_000);
    expect(cpuTime(() => toLatex(text))).toBeLessThan(MOST);
  });
});
