import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/bench/browser.ts";
import { visit } from "./visit.ts";

describe.skipIf(!hasChromium)("a reader", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser.close());

  async function open(path: string, options?: Parameters<typeof visit>[1]) {
    const visited = await visit(browser, options);
    await visited.page.goto(path);
    return visited;
  }

  it("reads today's papers, most upvotes first, and unfolds an abstract", async () => {
    const { page, problems } = await open("/");
    const votes = await page.locator(".card .votes").allInnerTexts();
    const counts = votes.map((text) => Number(/▲\s*([\d,]+)/.exec(text)?.[1]?.replace(",", "")));
    expect(counts.length).toBeGreaterThan(0);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const fold = page.locator("details.fold").first();
    const folded = await heightOf(page, "details.fold");
    await fold.locator("summary").click();
    expect(await heightOf(page, "details.fold")).toBeGreaterThan(folded);
    expect(problems).toEqual([]);
  });

  it("goes back a day, and forth again", async () => {
    const { page, problems } = await open("/");
    const today = await headingOf(page);
    await page.locator("a[rel=prev]").first().click();
    await page.waitForURL(/\/papers\/date\/\d{4}-\d\d-\d\d$/);
    const before = await headingOf(page);
    expect(before).not.toBe(today);
    await page.locator("a[rel=next]").first().click();
    await page.waitForURL((url) => !url.href.endsWith(before));
    expect(await headingOf(page)).toBe(today);
    expect(problems).toEqual([]);
  });

  it("searches, and finds the words typed in the box again", async () => {
    const { page, problems } = await open("/");
    await page.getByRole("searchbox").fill("language models");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL(/\/papers\?q=/);
    expect(await page.getByRole("searchbox").inputValue()).toBe("language models");
    await page.locator(".card").first().waitFor();
    expect(problems).toEqual([]);
  });

  it("sees where a query is wrong, and mends it with one click", async () => {
    const { page, problems } = await open("/papers?q=upvote:%3E%3D5");
    expect(await page.locator("main mark").innerText()).toBe("upvote:");
    expect(await page.getByRole("searchbox").inputValue()).toBe("upvote:>=5");
    await page.locator("main a", { hasText: "upvotes" }).click();
    await page.waitForURL(/upvotes/);
    expect(await page.getByRole("searchbox").inputValue()).toBe("upvotes:>=5");
    expect(await page.locator(".card").count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it("copies the address of a feed that answers", async () => {
    const { page, problems } = await open("/topics/machine-unlearning", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.getByRole("button", { name: "Copy" }).first().click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const address = await page.evaluate<string>("navigator.clipboard.readText()");
    const feed = await page.request.get(address);
    expect(feed.headers()["content-type"]).toContain("application/rss+xml");
    expect(await feed.text()).toContain("<item>");
    expect(problems).toEqual([]);
  });

  it("builds a feed while the form is filled in", async () => {
    const { page, problems } = await open("/build", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.evaluate("window.isSame = true");
    const words = page.getByLabel("Words");
    const place = await words.boundingBox();
    await words.pressSequentially("unlearn*");
    await page.waitForURL(/\/build\?words=unlearn\*$/);
    expect(await page.locator(":focus").getAttribute("id")).toBe("words");
    expect(await words.boundingBox()).toEqual(place);
    expect(await page.getByRole("status").innerText()).toContain("week");
    expect(await page.locator("#outcome mark").first().innerText()).toMatch(/^unlearn/i);
    await page.getByLabel("Format").selectOption("json");
    await page.waitForURL(/format=json$/);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const address = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(address).toMatch(/\/papers\.json\?q=unlearn\*$/);
    await words.fill("((unlearn");
    await page.locator("#words[aria-invalid=true]").waitFor();
    expect(await page.locator("#words-hint").innerText()).toContain("Add a ).");
    expect(await page.evaluate("window.isSame")).toBe(true);
    expect(problems).toEqual([]);
  });

  it("goes back to what the form asked before the feed was looked at", async () => {
    const { page, problems } = await open("/build");
    const words = page.getByLabel("Words");
    const format = page.getByLabel("Format");
    await words.fill("unlearn*");
    await page.waitForURL(/\?words=unlearn\*$/);
    await page.setViewportSize({ width: 800, height: 800 });
    await page.getByRole("link", { name: "See the feed" }).click();
    await page.waitForURL(/#outcome$/);
    await words.fill("agents");
    await format.selectOption("json");
    await page.waitForURL(/\?words=agents&format=json$/);
    await page.evaluate("history.back()");
    await page.locator("#words[value='unlearn*']").waitFor();
    // The page is shown before its script runs, which is what notices that the address changes.
    await page.waitForLoadState();
    expect(page.url()).toMatch(/\?words=unlearn\*$/);
    expect([await words.inputValue(), await format.inputValue()]).toEqual(["unlearn*", ""]);
    await page.evaluate("history.forward()");
    await page.locator("#words[value=agents]").waitFor();
    expect(page.url()).toMatch(/\?words=agents&format=json$/);
    expect([await words.inputValue(), await format.inputValue()]).toEqual(["agents", "json"]);
    expect(problems).toEqual([]);
  });

  it("mends a choice that there is not", async () => {
    const { page } = await open("/build?upvotes=abc");
    await page.locator("#upvotes[aria-invalid=true]").waitFor();
    await page.getByLabel("Upvotes").selectOption("50");
    await page.waitForURL(/\?upvotes=50$/);
    expect(await page.locator("#upvotes[aria-invalid]").count()).toBe(0);
  });

  it("picks one category after another from those there are", async () => {
    const { page } = await open("/build");
    await page.getByLabel("arXiv categories").fill("cs.LG, cs");
    const offered = await page.locator("#cat-list option").first().getAttribute("value");
    expect(offered).toBe("cs.LG, cs.AI");
  });

  it("builds a feed without script", async () => {
    const { page, problems } = await open("/build", { javaScriptEnabled: false });
    await page.locator("summary", { hasText: "More about the text" }).click();
    await page.getByLabel("In the title").fill("unlearning, forgetting");
    await page.getByLabel("Format").selectOption("atom");
    await page.getByRole("button", { name: "Create" }).click();
    await page.waitForURL(/\/build\?.*#outcome$/);
    const address = await page.getByLabel("Address of the feed").inputValue();
    const feed = await page.request.get(address);
    expect(feed.headers()["content-type"]).toContain("application/atom+xml");
    expect(await feed.text()).toContain("<entry>");
    expect(problems).toEqual([]);
  });

  it("opens a paper, with every author", async () => {
    const { page, problems } = await open("/");
    const card = page.locator(".card").first();
    const title = await card.locator("h2").innerText();
    const authors = await card.locator(".by a").allTextContents();
    await card.locator("h2 a").click();
    await page.waitForURL(/\/papers\/arxiv:/);
    expect(await headingOf(page)).toBe(title);
    const all = await page.locator("ul.authors li").allTextContents();
    const named = all.length > 3 ? [...all.slice(0, 2), ...all.slice(-1)] : all;
    expect(authors).toEqual(named);
    expect(problems).toEqual([]);
  });

  it("walks by keys alone: days, papers, help, search", async () => {
    const { page, problems } = await open("/");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/\/papers\/date\//);
    const titles = await page.locator(".card .title a").allInnerTexts();
    for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
    expect(await page.locator(":focus").innerText()).toBe(titles[1]);
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").innerText()).toContain("next paper");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("/");
    await page.keyboard.type("agents");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/papers\?q=agents/);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/papers\/[a-z]+:/);
    expect(problems).toEqual([]);
  });

  it("walks by the arrow keys: back a day and forth, back to older papers and forth", async () => {
    const { page, problems } = await open("/");
    const today = await headingOf(page);
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/\/papers\/date\//);
    expect(await headingOf(page)).not.toBe(today);
    const before = page.url();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL((url) => url.href !== before);
    expect(await headingOf(page)).toBe(today);
    await page.goto("/papers");
    const titles = await page.locator(".card .title").allInnerTexts();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/\/papers\?before=\d+$/);
    const older = await page.locator(".card .title").allInnerTexts();
    expect(older.length).toBeGreaterThan(0);
    expect(titles).not.toEqual(expect.arrayContaining(older.slice(0, 1)));
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/\/papers$/);
    expect(problems).toEqual([]);
  });

  it("sees the search field that a key leads to", async () => {
    const { page } = await open("/papers", { reducedMotion: "reduce" });
    const field = page.getByRole("searchbox");
    await page.evaluate("scrollTo(0, document.body.scrollHeight)");
    expect(await topOf(field)).toBeLessThan(-500);
    await page.keyboard.press("/");
    expect(await topOf(field)).toBeGreaterThanOrEqual(0);
    await page.keyboard.type("agents");
    expect(await field.inputValue()).toBe("agents");
  });

  it("selects text by the arrow keys without leaving the page", async () => {
    const { page } = await open("/");
    await watchKeys(page);
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowRight");
    await page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))");
    await page.keyboard.press("ArrowLeft");
    expect(await takenKeys(page)).toEqual([]);
    await page.evaluate("getSelection().removeAllRanges()");
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/\/papers\/date\//);
  });

  it("leaves to the browser the keys that have nothing to do", async () => {
    const { page } = await open("/about");
    await watchKeys(page);
    for (const key of ["j", "k", "ArrowLeft", "ArrowRight", "x"]) await page.keyboard.press(key);
    expect(await takenKeys(page)).toEqual([]);
    await page.keyboard.press("/");
    expect(await takenKeys(page)).toEqual(["/"]);
  });

  it("turns shortcuts off for every page, and on again", async () => {
    const { page, problems } = await open("/");
    await page.keyboard.press("?");
    expect(await page.locator(":focus").innerText()).toBe("Close");
    await page.getByRole("button", { name: "Turn shortcuts off" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await page.goto("/papers");
    await watchKeys(page);
    for (const key of ["j", "/", "?", "ArrowLeft"]) await page.keyboard.press(key);
    expect(await takenKeys(page)).toEqual([]);
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByRole("link", { name: "Keyboard" }).click();
    await page.getByRole("button", { name: "Turn shortcuts on" }).click();
    await page.getByRole("button", { name: "Turn shortcuts off" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    expect(await takenKeys(page)).toEqual(["j"]);
    expect(problems).toEqual([]);
  });

  it("turns shortcuts off where the browser keeps nothing", async () => {
    const { page, problems } = await visit(browser);
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })",
    );
    await page.goto("/");
    await page.keyboard.press("?");
    await page.getByRole("button", { name: "Turn shortcuts off" }).click();
    await page.getByRole("button", { name: "Turn shortcuts on" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it("reaches the content first by tabbing", async () => {
    const { page } = await open("/");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").innerText()).toBe("Skip to content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.locator("main :focus").count()).toBe(1);
  });

  it("does all of it without script", async () => {
    const { page, problems } = await open("/", { javaScriptEnabled: false });
    const folded = await page.locator("details.fold").first().boundingBox();
    await page.locator("details.fold summary").first().click();
    const unfolded = await page.locator("details.fold").first().boundingBox();
    expect(unfolded!.height).toBeGreaterThan(folded!.height);
    await page.locator("a[rel=prev]").first().click();
    await page.waitForURL(/\/papers\/date\//);
    await page.getByRole("searchbox").fill("unlearning");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL(/\/papers\?q=unlearning/);
    expect(await page.getByRole("button", { name: "Copy" }).count()).toBe(0);
    await page.getByRole("link", { name: "Copy feed address" }).click();
    await page.waitForURL(/\/follow\/papers\.rss\?q=unlearning$/);
    const address = await page.getByLabel("Address of the feed").inputValue();
    expect(address).toContain("/papers.rss?q=unlearning");
    await page.getByRole("link", { name: "See the whole list" }).click();
    await page.waitForURL(/\/papers\?q=unlearning/);
    await page.locator(".card .title a").first().click();
    await page.waitForURL(/\/papers\/[a-z]+:/);
    await page.getByRole("link", { name: "Keyboard" }).click();
    await page.waitForURL(/\/about#keyboard$/);
    expect(problems).toEqual([]);
  });

  it("reads in the dark where the system is dark", async () => {
    const colours = await Promise.all(
      (["light", "dark"] as const).map(async (colorScheme) => {
        const { page } = await open("/", { colorScheme });
        const colour = await page.evaluate<string>(
          "getComputedStyle(document.documentElement).backgroundColor",
        );
        return brightness(colour);
      }),
    );
    expect(colours[0]).toBeGreaterThan(200);
    expect(colours[1]).toBeLessThan(60);
  });
});

// Which of the keys pressed from now on the page takes from the browser.
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(`window.taken = [];
    addEventListener("keydown", (event) => {
      if (event.defaultPrevented) taken.push(event.key);
    });`);
}

function takenKeys(page: Page): Promise<string[]> {
  return page.evaluate<string[]>("taken");
}

function headingOf(page: Page): Promise<string> {
  return page.locator("h1").innerText();
}

async function topOf(locator: Locator): Promise<number | undefined> {
  const box = await locator.boundingBox();
  return box?.y;
}

async function heightOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  return box?.height ?? 0;
}

// Of "rgb(r, g, b)", from 0 to 255.
function brightness(colour: string): number {
  const channels = (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  return channels.reduce((sum, channel) => sum + channel, 0) / 3;
}
