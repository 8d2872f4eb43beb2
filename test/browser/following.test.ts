import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/bench/browser.ts";
import { findSample } from "../../scripts/simulator/pages.ts";
import { visit } from "./visit.ts";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

describe.skipIf(!hasChromium)("somebody who follows a list", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser.close());

  async function open(path: string, options?: Parameters<typeof visit>[1]) {
    const visited = await visit(browser, options);
    await visited.page.goto(path);
    return {
      ...visited,
      copied: () => visited.page.evaluate<string>("navigator.clipboard.readText()"),
    };
  }

  it("has every way to do so in one line", async () => {
    const { page, problems } = await open("/papers?q=learning");
    const line = page.locator(".follow");
    const ways = await line.locator("a").allInnerTexts();
    expect(ways).toEqual([
      "Copy feed address",
      "Feedly",
      "Inoreader",
      "NetNewsWire",
      "Atom",
      "JSON",
      "Weekly digest",
      "Mail",
      "Channel",
    ]);
    expect((await line.boundingBox())!.height).toBeLessThan(48);
    const address = `${inject("site")}/papers.rss?q=learning`;
    const hrefs = await Promise.all(
      ["Feedly", "Inoreader", "NetNewsWire"].map((name) =>
        line.getByRole("link", { name }).getAttribute("href"),
      ),
    );
    expect(hrefs).toEqual([
      `https://feedly.com/i/subscription/feed%2F${encodeURIComponent(address)}`,
      `https://www.inoreader.com/?add_feed=${encodeURIComponent(address)}`,
      `feed:${address}`,
    ]);
    expect(problems).toEqual([]);
  });

  it("copies an address with a key, and the line does not move", async () => {
    const { page, problems, copied } = await open("/topics/robotics", CLIPBOARD);
    const button = page.getByRole("button", { name: "Copy feed address" });
    const before = await page.getByRole("link", { name: "Feedly" }).boundingBox();
    await button.focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const after = await page.getByRole("link", { name: "Feedly" }).boundingBox();
    // Browsers place boxes in steps of a sixty-fourth of a pixel.
    expect(after!.x).toBeCloseTo(before!.x, 1);
    const feed = await page.request.get(await copied());
    expect(feed.headers()["content-type"]).toContain("application/rss+xml");
    expect(problems).toEqual([]);
  });

  it("comes by a format to a page that says what to do, and never to XML", async () => {
    const { page, problems, copied } = await open("/papers?q=learning", CLIPBOARD);
    await page.locator(".follow").getByRole("link", { name: "Atom" }).click();
    await page.waitForURL(/\/follow\/papers\.atom\?q=learning$/);
    expect(await page.locator("main").innerText()).toContain("Add feed");
    expect(await page.locator(".past li").count()).toBeGreaterThan(2);
    await page.getByRole("button", { name: "Copy feed address" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const feed = await page.request.get(await copied());
    expect(feed.headers()["content-type"]).toContain("application/atom+xml");
    await page.getByRole("link", { name: "Weekly digest" }).click();
    await page.waitForURL(/digest=weekly$/);
    const address = await page.getByLabel("Address of the feed").inputValue();
    expect(address).toMatch(/\/papers\.atom\?q=learning&digest=weekly$/);
    expect(problems).toEqual([]);
  });

  it("is led to the page where there is no clipboard", async () => {
    const { page } = await visit(browser);
    await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.goto("/papers?q=learning");
    await page.getByRole("button", { name: "Copy feed address" }).click();
    await page.waitForURL(/\/follow\/papers\.rss\?q=learning$/);
    expect(await page.getByLabel("Address of the feed").count()).toBe(1);
  });

  it("sees a day that never changes, with one link to the list that goes on", async () => {
    const { day } = await findSample(inject("site"));
    const { page } = await open(`/papers/date/${day}`);
    expect(await page.locator(".follow a").allInnerTexts()).toEqual(["Follow the daily list"]);
    await page.getByRole("link", { name: "Follow the daily list" }).click();
    await page.getByRole("button", { name: "Copy feed address" }).waitFor();
  });

  it("copies the BibTeX, the citation and the id of a paper", async () => {
    const { id } = await findSample(inject("site"));
    const { page, problems, copied } = await open(`/papers/${id}`, CLIPBOARD);
    const actions = await page.locator(".paper header .actions a").allInnerTexts();
    expect(actions.slice(0, 2)).toEqual(["PDF", "Copy BibTeX"]);
    for (const [name, text] of [
      ["Copy BibTeX", /^@misc\{\w+,\n {2}title = \{\{/],
      ["Copy citation", / https:\/\/arxiv\.org\/abs\/[\d.]+$/],
      ["Copy id", /^arXiv:[\d.]+$/],
    ] as const) {
      await page.getByRole("button", { name }).click();
      await expect.poll(copied).toMatch(text);
    }
    expect(problems).toEqual([]);
  });

  it("follows what a paper is of", async () => {
    const { id } = await findSample(inject("site"));
    const { page } = await open(`/papers/${id}`);
    const ways = page.locator(".ways a");
    expect(await ways.allInnerTexts()).toContain("New versions of this paper");
    const all = await ways.evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
    const hrefs = all.filter((href) => href.startsWith("/follow/"));
    expect(hrefs.length).toBeGreaterThan(1);
    for (const href of hrefs) {
      const response = await page.goto(href);
      expect(response!.status(), href).toBe(200);
      const address = await page.getByLabel("Address of the feed").inputValue();
      expect((await page.request.get(address)).status(), address).toBe(200);
    }
  });

  it("makes a feed of a topic and of ticked sources, with the result beside the form", async () => {
    const { page, problems } = await open("/build", { viewport: { width: 1280, height: 800 } });
    await page.getByLabel("Topic").selectOption("robotics");
    await page.waitForURL(/\/build\?topic=robotics$/);
    await page.getByLabel("arXiv", { exact: true }).check();
    await page.waitForURL(/source=arxiv/);
    const bar = page.locator(".bar");
    await expect
      .poll(() => bar.getByLabel("Address of the feed").inputValue())
      .toMatch(/\/topics\/robotics\.rss\?q=source%3Aarxiv$/);
    const [form, result] = await Promise.all(
      [".fields", "#outcome"].map((part) => page.locator(part).boundingBox()),
    );
    expect(result!.x).toBeGreaterThan(form!.x + form!.width);
    expect(result!.y).toBeLessThan(form!.y + 40);
    const { y, height } = (await bar.boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(800);
    expect(problems).toEqual([]);
  });

  it("fills in a form that is short on a phone", async () => {
    const { page } = await open("/build", {
      viewport: { width: 390, height: 844 },
      isMobile: true,
      hasTouch: true,
    });
    expect(await page.evaluate<number>("document.documentElement.scrollHeight")).toBeLessThan(1400);
  });

  it.each([true, false])("is told which webhooks a channel takes, script %s", async (script) => {
    const { page, problems } = await open("/topics/robotics", { javaScriptEnabled: script });
    await page.getByRole("link", { name: "Channel", exact: true }).click();
    await page.getByLabel("Webhook").fill("https://example.org/hooks/1");
    await page.getByLabel("Chat").fill("@robots");
    await page.keyboard.press("Enter");
    const hook = page.getByLabel("Webhook");
    await expect.poll(() => hook.getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("#problem").innerText()).toMatch(/Slack/);
    expect(await hook.getAttribute("aria-describedby")).toContain("problem");
    // The hook is a secret.
    expect(await hook.inputValue()).toBe("");
    expect(await page.getByLabel("Chat").inputValue()).toBe("@robots");
    expect(await page.locator("h1").innerText()).toBe("Robotics in a channel");
    expect(problems).toEqual([]);
  });
});
