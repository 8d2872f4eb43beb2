import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import {
  hasChromium,
  launchChromium,
  launchWithProfile,
  stayHere,
} from "../../scripts/bench/browser.ts";
import { findSample } from "../../scripts/simulator/pages.ts";
import { visit } from "./visit.ts";

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

interface Box {
  top: number;
  bottom: number;
  height: number;
}

describe.skipIf(!hasChromium)("a list", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser.close());

  async function open(path: string, options?: Parameters<typeof visit>[1]) {
    const visited = await visit(browser, options);
    await visited.page.goto(path, { waitUntil: "networkidle" });
    return visited;
  }

  function boxes(page: Page, selector: string): Promise<Box[]> {
    return page.evaluate<Box[]>(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
        const { top, bottom, height } = element.getBoundingClientRect();
        return { top, bottom, height };
      })`,
    );
  }

  it.each([1280, 1920])(
    "shows four whole papers and most of a fifth, at %s pixels",
    async (width) => {
      const { page } = await open("/", { viewport: { width, height: 800 } });
      const [first] = await boxes(page, ".card");
      // Early in the day there are fewer papers than that, so those of another one are put there.
      const { day } = await findSample(inject("site"));
      await page.goto(`/papers/date/${day}`, { waitUntil: "networkidle" });
      const heights = (await boxes(page, ".card")).map(({ height }) => height);
      expect(heights.length).toBeGreaterThan(5);
      const end = heights.slice(0, 4).reduce((sum, height) => sum + height, first.top);
      expect(end).toBeLessThanOrEqual(800);
      expect((800 - end) / heights[4]).toBeGreaterThan(0.5);
    },
  );

  it("shows the first paper whole on a phone, with a search field as wide as the page", async () => {
    const { page } = await open("/", PHONE);
    const [first] = await boxes(page, ".card");
    expect(first.bottom).toBeLessThanOrEqual(844);
    const field = await page.getByRole("searchbox").boundingBox();
    expect(field!.width).toBeGreaterThan(350);
  });

  it("sets text in lines of 65 to 72 characters", async () => {
    const { page } = await open("/papers", DESK);
    const lengths = await page.evaluate<number[]>(`(() => {
      const lengths = [];
      for (const fold of document.querySelectorAll(".fold")) {
        fold.open = true;
        const text = [...fold.lastElementChild.childNodes].find(({ nodeType, length }) =>
          nodeType === Node.TEXT_NODE && length > 300);
        const range = document.createRange();
        let [top, start] = [undefined, 0];
        for (let n = 0; text && n < text.length; n++) {
          range.setStart(text, n);
          range.setEnd(text, n + 1);
          const now = range.getBoundingClientRect().top;
          if (top !== undefined && now > top + 5) {
            lengths.push(n - start);
            start = n;
          }
          top = now;
        }
      }
      return lengths.sort((a, b) => a - b);
    })()`);
    expect(lengths.length).toBeGreaterThan(20);
    const middle = lengths[Math.floor(lengths.length / 2)];
    expect(middle).toBeGreaterThanOrEqual(65);
    expect(middle).toBeLessThanOrEqual(72);
  });

  it("shows on every card of a search why it is there, without unfolding it", async () => {
    const { page } = await open("/papers?q=abstract:models&limit=20", DESK);
    const visible = await page.evaluate<boolean[]>(
      `[...document.querySelectorAll(".card")].map((card) =>
        [...card.querySelectorAll("mark")].some((mark) => {
          const { top, bottom } = mark.getBoundingClientRect();
          const around = card.getBoundingClientRect();
          return bottom > top && top >= around.top && bottom <= around.bottom;
        }))`,
    );
    expect(visible.length).toBeGreaterThan(10);
    expect(visible).toEqual(visible.map(() => true));
  });

  it("goes by days where it goes by time, and says how many papers each had", async () => {
    const { page } = await open("/papers?limit=500", DESK);
    const headings = await page.locator("h2.day").allInnerTexts();
    expect(headings.length).toBeGreaterThan(1);
    for (const heading of headings) {
      expect(heading).toMatch(/^[A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4}\s+[\d,]+\+? papers?$/);
    }
    const shown = await page.locator("section:has(> h2.day)").first().locator(".card").count();
    expect(headings[0]).toContain(`${shown} paper`);
    await page.goto("/papers?sort=top");
    expect(await page.locator("h2.day").count()).toBe(0);
  });

  it("shows titles that were visited softer", async () => {
    // Only a browser with a profile remembers what was visited.
    const profile = await mkdtemp(join(tmpdir(), "paperwire-profile-"));
    const context = await launchWithProfile(profile, { baseURL: inject("site"), ...DESK });
    try {
      await stayHere(context, () => {});
      const page = await context.newPage();
      await page.goto("/papers", { waitUntil: "networkidle" });
      const title = page.locator(".title a").first();
      const before = await title.screenshot();
      await title.click();
      await page.waitForURL(/\/papers\/[a-z]+:/);
      await page.goBack({ waitUntil: "networkidle" });
      await page.mouse.move(0, 0);
      await expect.poll(async () => (await title.screenshot()).equals(before)).toBe(false);
    } finally {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    }
  });

  it("marks what came since the last visit, and tells nobody", async () => {
    const { page, problems } = await open("/papers", DESK);
    expect(await page.locator(".new").count()).toBe(0);
    // As if the visit had been an hour ago, before the three newest papers.
    await page.evaluate(`(() => {
      const visits = JSON.parse(localStorage.getItem("visits"));
      const [name] = Object.keys(visits);
      const fourth = document.querySelectorAll("[data-seq]")[3].dataset.seq;
      visits[name] = { at: Date.now() - 3_600_000, seen: Number(fourth) };
      localStorage.setItem("visits", JSON.stringify(visits));
    })()`);
    for (const _ of ["the next visit", "and the same one again"]) {
      await page.reload();
      expect(await page.locator(".new").count()).toBe(3);
      expect(await page.locator(".card").nth(3).innerText()).toContain(
        "3 new since your last visit",
      );
    }
    expect(await page.evaluate<number>("window.layoutShift")).toBe(0);
    expect(await page.evaluate("document.cookie")).toBe("");
    expect(problems).toEqual([]);
  });

  it("has no hole for a picture that is missing", async () => {
    const { page } = await visit(browser, PHONE);
    await page.context().route(/thumbnails/, (route) => route.abort());
    await page.goto("/", { waitUntil: "networkidle" });
    await page.locator(".card img.missing").first().waitFor({ state: "attached" });
    expect(await page.locator(".card img").first().isVisible()).toBe(false);
    const title = await page.locator(".card:has(img) .title").first().boundingBox();
    expect(title!.width).toBeGreaterThan(340);
  });

  it("shows no sign for a missing picture where no script runs", async () => {
    const { page } = await visit(browser, { ...DESK, javaScriptEnabled: false });
    await page.context().route(/thumbnails/, (route) => route.abort());
    await page.goto("/", { waitUntil: "networkidle" });
    const { x, y, width, height } = (await page.locator(".card img").first().boundingBox())!;
    const inside = { x: x + 5, y: y + 5, width: width - 10, height: height - 10 };
    const place = await page.screenshot({ clip: { ...inside, width: 100 } });
    const blank = await page.screenshot({ clip: { ...inside, x: 0, width: 100 } });
    expect(place.equals(blank)).toBe(true);
  });

  it("is big enough for fingers", async () => {
    const { page } = await open("/papers", PHONE);
    for (const selector of [
      "header nav a",
      "search button",
      "[type=search]",
      ".follow a",
      ".switch a",
      ".pages a",
      "footer a",
    ]) {
      // An inline link is as high as its line.
      const lines = await page.evaluate<number[]>(
        `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
          const style = getComputedStyle(element);
          const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
          const line = parseFloat(style.lineHeight) + padding;
          return Math.max(line || 0, element.getBoundingClientRect().height);
        })`,
      );
      expect(lines.length, selector).toBeGreaterThan(0);
      // The button lies inside the frame of its field.
      const least = selector === "search button" ? 42 : 44;
      expect(Math.min(...lines), selector).toBeGreaterThanOrEqual(least);
    }
  });

  it("prints its papers whole, without controls and without headings of nothing", async () => {
    for (const path of ["/", "/papers?q=learning"]) {
      const { page } = await open(path, DESK);
      const [link] = await page.locator(".card .title a").all();
      await page.emulateMedia({ media: "print" });
      expect(
        await page.locator(".follow, search, footer, .dates, .tools").first().isVisible(),
      ).toBe(false);
      const empty = await page.evaluate<string[]>(EMPTY_HEADINGS);
      expect(empty, path).toEqual([]);
      expect(await link.isVisible()).toBe(true);
    }
  });

  it("prints a paper without headings of nothing", async () => {
    const { page } = await open("/papers", DESK);
    await page.locator(".card .title a").first().click();
    await page.waitForURL(/\/papers\/[a-z]+:/);
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate<string[]>(EMPTY_HEADINGS)).toEqual([]);
  });
});

// The headings that are shown with nothing below them that is shown.
const EMPTY_HEADINGS = `[...document.querySelectorAll("h2")]
  .filter((heading) => heading.checkVisibility())
  .filter((heading) => {
    let next = heading.nextElementSibling;
    while (next && !next.checkVisibility()) next = next.nextElementSibling;
    return !next || next.matches("h1, h2");
  })
  .map(({ textContent }) => textContent)`;
