import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/bench/browser.ts";
import { findSample, PAGES, type Sample } from "../../scripts/simulator/pages.ts";
import { layoutShift, visit } from "./visit.ts";

const WIDTHS = [320, 768, 1280, 1920];

interface Window {
  viewport: { width: number; height: number };
  colorScheme: "light" | "dark";
}

describe.skipIf(!hasChromium)("every page", () => {
  let browser: Browser;
  let sample: Sample;

  beforeAll(async () => {
    browser = await launchChromium();
    sample = await findSample(inject("site"));
  });

  afterAll(() => browser.close());

  it.each(PAGES)("is accessible, still and quiet: $name", async ({ path }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const seen = await Promise.all(
        WIDTHS.map((width) =>
          look({ viewport: { width, height: 800 }, colorScheme }, path(sample)),
        ),
      );
      for (const { where, passes, violations, shift, scrolled, width, problems } of seen) {
        expect(passes, where).toBeGreaterThan(10);
        expect(violations, where).toEqual([]);
        expect(shift, where).toBe(0);
        expect(scrolled, where).toBeLessThanOrEqual(width);
        expect(problems, where).toEqual([]);
      }
    }
  });

  async function look(window: Window, path: string) {
    const { page, problems } = await visit(browser, window);
    // The font is kept, as it is for every page but the first.
    await page.goto("/about", { waitUntil: "networkidle" });
    await page.goto(path);
    await page.evaluate(axe.source);
    // At its end, where the bar of the feed builder lies on nothing.
    await page.evaluate("scrollTo(0, document.body.scrollHeight)");
    // WCAG 2.2 wants 24 pixels of what is pointed at; axe asks for it only when told to.
    const { violations, passes } = await page.evaluate<AxeResults>(
      "axe.run({ rules: { 'target-size': { enabled: true } } })",
    );
    const shift = await layoutShift(page);
    const scrolled = await page.evaluate<number>("document.documentElement.scrollWidth");
    await page.context().close();
    return {
      where: JSON.stringify(window),
      width: window.viewport.width,
      passes: passes.length,
      violations: violations.map(described),
      shift,
      scrolled,
      problems,
    };
  }
});

function described({ id, nodes }: AxeResults["violations"][number]): string {
  return `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`;
}
