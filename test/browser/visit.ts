import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import { hasChromium, stayHere } from "../../scripts/bench/browser.ts";

if (!hasChromium) console.log("Skipped: Chromium is not installed");

/** What a visit met that a reader should not. */
export interface Visit {
  page: Page;
  /** Errors of scripts, of the console (a violated policy is one), and third-party requests. */
  problems: string[];
}

// The layout shift so far is kept where a test finds it.
const WATCH_SHIFTS = `window.layoutShift = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.layoutShift += value;
}).observe({ type: "layout-shift", buffered: true });`;

/** Opens a window on the site, with nothing in it yet. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: inject("site"), ...options });
  context.setDefaultTimeout(60_000);
  const problems: string[] = [];
  await stayHere(context, (address) => problems.push(`asked for ${address}`));
  await context.addInitScript(WATCH_SHIFTS);
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    // The status of the page itself, which the test expects.
    if (
      message.text().startsWith("Failed to load resource") &&
      message.location().url === page.url()
    )
      return;
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  return { page, problems };
}

/** How far what was shown has moved since the page was opened, as Chromium counts it. */
export async function layoutShift(page: Page): Promise<number> {
  await page.waitForTimeout(100);
  return page.evaluate<number>("window.layoutShift");
}
