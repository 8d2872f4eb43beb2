import axe from "axe-core";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/bench/browser.ts";
import { findSample, PAGES, type Sample } from "../../scripts/simulator/pages.ts";
import { layoutShift, visit } from "./visit.ts";

const WINDOWS = [320, 1280].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({
    viewport: { width, height: 800 },
    colorScheme,
  })),
);
describe.skipIf(!hasChromium)("every page", () => {
  let browser: Browser;
  let sample: Sample;

  beforeAll(async () => {
    browser = await launchChromium();
    sample = await findSample(inject("site"));
  });

  afterAll(() => browser.close());

  it.each(PAGES)("is accessible, still and quiet: $name", async ({ path }) => {
    await Promise.all(
      WINDOWS.map(async (window) => {
        const where = JSON.stringify(window);
        const { page, problems } = await visit(browser, window);
        await page.goto(path(sample));
        await page.evaluate(axe.source);
        const { violations, passes } = await page.evaluate<AxeResults>("axe.run()");
        expect(passes.length, where).toBeGreaterThan(10);
        expect(violations.map(described), where).toEqual([]);
        expect(await layoutShift(page), where).toBe(0);
        const scrolled = await page.evaluate<number>("document.documentElement.scrollWidth");
        expect(scrolled, where).toBeLessThanOrEqual(window.viewport.width);
        expect(problems, where).toEqual([]);
        await page.context().close();
      }),
    );
  });
});

function described({ id, nodes }: AxeResults["violations"][number]): string {
  return `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`;
}
