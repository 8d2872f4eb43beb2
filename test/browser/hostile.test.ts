import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/bench/browser.ts";
import { type SampleService, startSampleService } from "../../scripts/simulator/service.ts";
import type { DailyPaper } from "../../scripts/simulator/huggingface-api.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";
import { visit } from "./visit.ts";

const LONG = "unbreakable".repeat(40);
const MARKUP = `</title></a><script>document.title = "run"</script><b>bold</b> & "quoted"`;
const BIDI = "\u202Eright to left, never ended \u2067 nor isolated";
const STACKED = "a\u0301\u0302\u0303\u0304\u0306\u0307\u0308".repeat(30);
const TEX = "$\\frac{" + "x".repeat(400) + "}{\\href{javascript:alert(1)}{y}}$";

const HOSTILE = [LONG, MARKUP, BIDI, STACKED, TEX];

function hostile(item: DailyPaper, text: string): DailyPaper {
  const title = `${text} agents`;
  const account = { _id: "a", name: "a", fullname: text };
  return {
    ...item,
    title,
    submittedBy: { ...account, avatarUrl: "", isPro: false, type: "user" },
    paper: {
      ...item.paper,
      title,
      summary: `${text} `.repeat(4),
      authors: Array.from({ length: 60 }, (_, n) => {
        return { _id: `${n}`, name: `${n} ${text}`, hidden: false };
      }),
      organization: { ...account, avatar: "" },
      ai_keywords: [text],
      ai_summary: text,
    },
  };
}

describe.skipIf(!hasChromium)("hostile papers", () => {
  let browser: Browser;
  let service: SampleService;

  beforeAll(async () => {
    browser = await launchChromium();
    service = await startSampleService({ SOURCES: "huggingface" }, (day, now) =>
      samplePapers(day, now).map((item, n) => hostile(item, HOSTILE[n % HOSTILE.length] ?? "")),
    );
  });

  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  it.each([320, 1280])("are text that fits, in a window of %s pixels", async (width) => {
    const feed = await fetch(`${service.url}/papers.json?limit=500`);
    const { items } = (await feed.json()) as { items: { title: string; _paper: { id: string } }[] };
    const papers = items.slice(0, HOSTILE.length).map(({ _paper }) => `/papers/${_paper.id}`);
    for (const path of ["/", "/papers", "/papers?q=agents", "/papers/trending", ...papers]) {
      const { page, problems } = await visit(browser, {
        baseURL: service.url,
        viewport: { width, height: 800 },
      });
      await page.goto(path);
      const scrolled = await page.evaluate<number>("document.documentElement.scrollWidth");
      expect(scrolled, path).toBeLessThanOrEqual(width);
      expect(await page.title(), path).not.toBe("run");
      expect(await page.locator("main :is(script, b)").count(), path).toBe(0);
      expect(problems, path).toEqual([]);
      await page.context().close();
    }
    expect(papers).toHaveLength(HOSTILE.length);
    expect(items.filter(({ title }) => title.includes(LONG)).length).toBeGreaterThan(0);
  });

  it("turn no text but their own", async () => {
    const { page } = await visit(browser, { baseURL: service.url });
    await page.goto("/papers?limit=500");
    // Where a line begins tells which way it is read.
    const sides = await page.evaluate<number[]>(
      `[...document.querySelectorAll(".card .about")].map((about) => {
        const first = about.firstElementChild.getBoundingClientRect();
        return Math.round(first.left - about.getBoundingClientRect().left);
      })`,
    );
    expect(sides.length).toBeGreaterThan(HOSTILE.length);
    expect(new Set(sides)).toEqual(new Set([0]));
  });
});
