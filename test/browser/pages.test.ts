import axe from "axe-core";
import type { AxeResults } from "axe-core";
import { type ConfigData, HtmlValidate } from "html-validate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/host/browser.ts";
import { layoutShift, visit } from "./visit.ts";

const WINDOWS = [320, 1280].flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({
    viewport: { width, height: 800 },
    colorScheme,
  })),
);
const PAGES = {
  today: "/",
  "the newest": "/papers",
  trending: "/papers/trending",
  "a topic": "/topics/machine-unlearning",
  topics: "/topics",
  "a search": "/papers?q=machine+unlearning",
  "a search that finds nothing": "/papers?q=%22nothing+like+this%22",
  "a query error": "/papers?q=unlearning+upvote:%3E%3D5",
  "a date that does not exist": "/papers/date/2026-02-30",
  "an unknown paper": "/papers/arxiv:2001.00001",
  "the feed builder": "/build",
  "a feed built": "/build?title=unlearning",
  about: "/about",
  status: "/status",
};

const MARKUP: ConfigData = {
  extends: ["html-validate:recommended"],
  rules: {
    // How it is written, not whether it is right: hono writes it so.
    "attribute-boolean-style": "off",
    "doctype-style": "off",
    "void-style": "off",
    // A form's only button is there to send it.
    "no-implicit-button-type": "off",
    // Titles of papers are as long as they are.
    "long-title": "off",
  },
};

describe.skipIf(!hasChromium)("every page", () => {
  let browser: Browser;
  const paths = new Map<string, string>(Object.entries(PAGES));

  beforeAll(async () => {
    browser = await launchChromium();
    const feed = await fetch(`${inject("site")}/papers/trending.json`);
    const { items } = (await feed.json()) as { items: [{ _paper: { id: string; day: string } }] };
    const { id, day } = items[0]._paper;
    paths.set("a paper", `/papers/${id}`);
    paths.set("a day", `/papers/date/${day}`);
    paths.set("a month", `/papers/month/${day.slice(0, 7)}`);
  });

  afterAll(() => browser.close());

  const NAMES = [...Object.keys(PAGES), "a paper", "a day", "a month"];

  it.each(NAMES)("is valid HTML: %s", async (name) => {
    const html = await (await fetch(inject("site") + paths.get(name))).text();
    const report = await new HtmlValidate(MARKUP).validateString(html);
    const messages = report.results.flatMap((result) => result.messages);
    expect(messages.map(({ message, column }) => `${message}: ${around(html, column)}`)).toEqual(
      [],
    );
  });

  it.each(NAMES)("is accessible, still and quiet: %s", async (name) => {
    await Promise.all(
      WINDOWS.map(async (window) => {
        const where = JSON.stringify(window);
        const { page, problems } = await visit(browser, window);
        await page.goto(paths.get(name)!);
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

// A page is one line.
function around(html: string, column: number): string {
  return html.slice(Math.max(0, column - 60), column + 60);
}
