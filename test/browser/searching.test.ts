import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/bench/browser.ts";
import { findSample } from "../../scripts/simulator/pages.ts";
import { visit } from "./visit.ts";

describe.skipIf(!hasChromium)("a reader who searches", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser.close());

  async function open(path: string) {
    const visited = await visit(browser);
    await visited.page.goto(path);
    return visited;
  }

  it("is led to the topic that was meant", async () => {
    const { page, problems } = await open("/papers?q=machine+unlerning");
    await page.getByRole("link", { name: "Machine unlearning", exact: true }).click();
    await page.waitForURL("/topics/machine-unlearning");
    expect(await page.locator(".card").count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it.each([
    ["As a phrase", '"language models"'],
    ["in the title", "title:(language models)"],
  ])("is led to papers with the words %s", async (name, query) => {
    const { page, problems } = await open("/papers?q=language+models");
    await page.getByRole("link", { name }).click();
    await page.waitForURL((url) => url.searchParams.get("q") === query);
    expect(await page.locator(".card").count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it("is led from a misspelt word to the word that papers have", async () => {
    const { page, problems } = await open("/papers?q=unleraning");
    expect(await page.locator(".card").count()).toBe(0);
    await page.getByRole("link", { name: "unlearning", exact: true }).click();
    await page.waitForURL("/papers?q=unlearning");
    expect(await page.locator(".card").count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it("is led from an address that was guessed to the papers", async () => {
    const { id } = await findSample(inject("site"));
    const number = id.replace("arxiv:", "");
    const guesses = [
      [`/abs/${number}v1`, `/papers/${number}`],
      ["/search?q=unlearning", "/papers?q=unlearning"],
      ["/list/cs.LG/recent", "/topics/cs.LG"],
      ["/topics/rlhf", "/topics/preference-tuning"],
    ];
    for (const [guess, place] of guesses) {
      const { page } = await open(guess);
      expect(page.url()).toContain(place);
      expect(await page.locator("h1").count()).toBe(1);
    }
  });
});
