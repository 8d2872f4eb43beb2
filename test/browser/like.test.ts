import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/bench/browser.ts";
import { visit } from "./visit.ts";

interface Item {
  title: string;
  summary?: string;
}

/** A library as Zotero exports it, of papers that the site knows, and of others. */
async function libraryOf(site: string): Promise<string> {
  const papers = await Promise.all(
    ["unlearning", "agents"].map(async (words) => {
      const feed = (await (await fetch(`${site}/papers.json?q=${words}&limit=6`)).json()) as {
        items: (Item & { _paper: { arxiv_id?: string } })[];
      };
      return feed.items;
    }),
  );
  const entries = papers.flat().map(
    ({ title, _paper: { arxiv_id: id } }, n) => `@misc{doe${n},
  title = {{${title.replace(/[{}\\%&#$_]/g, " ")}}},
  author = {Doe, Jane and G{\\"o}del, Kurt},
  publisher = {arXiv},
  ${id === undefined ? "year = {2026}" : `eprint = {${id}}`},
}`,
  );
  return [
    "% Exported",
    '@string{acm = "Association for Computing Machinery"}',
    ...entries,
    "@book{roe, title = {Forgetting, on purpose}, abstract = {A model that forgets.}, publisher = acm}",
    "@article{broken, title = {Never closed",
  ].join("\n\n");
}

describe.skipIf(!hasChromium)("a library", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser.close());

  it.each([true, false])(
    "becomes a feed, with script (%s) or without",
    async (javaScriptEnabled) => {
      const { page, problems } = await visit(browser, { javaScriptEnabled });
      await page.goto("/like");
      await page.getByRole("textbox", { name: /^Paste/ }).fill(await libraryOf(inject("site")));
      await page.getByRole("button", { name: "Find papers like these" }).click();
      await page.getByRole("heading", { name: "Your feeds" }).waitFor();
      const interests = page.locator("section[aria-labelledby=interests] h3");
      const before = await interests.count();
      expect(before).toBeGreaterThan(1);
      expect(await page.getByText(/^\d+ problems?$/).innerText()).toBe("1 problem");
      await page
        .getByRole("link", { name: /^Remove this interest/ })
        .first()
        .click();
      await page.waitForURL(/\/like\?profile=/);
      expect(await interests.count()).toBe(before - 1);
      await page.getByRole("link", { name: "Papers", exact: true }).first().click();
      await page.waitForURL(/\/papers\?q=like/);
      expect(page.url().length).toBeLessThanOrEqual(800 + inject("site").length);
      expect(await page.locator(".card").count()).toBeGreaterThan(0);
      expect(await page.locator(".shares").first().innerText()).toMatch(/^Shares: ./);
      expect(problems).toEqual([]);
    },
  );

  it("can be a file", async () => {
    const { page, problems } = await visit(browser);
    await page.goto("/like");
    const buffer = Buffer.from(await libraryOf(inject("site")));
    await page
      .getByLabel("Or choose a file")
      .setInputFiles({ name: "library.bib", mimeType: "text/x-bibtex", buffer });
    await page.getByRole("button", { name: "Find papers like these" }).click();
    await page.getByText(/entries of BibTeX/).waitFor();
    expect(problems).toEqual([]);
  });

  it("can be papers that were ticked in a list", async () => {
    const { page, problems } = await visit(browser);
    await page.goto("/papers?q=unlearning");
    const boxes = page.getByRole("checkbox", { name: /^Like this/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("button", { name: "Find papers like the ticked ones" }).click();
    await page.waitForURL(/\/papers\?q=like/);
    expect(await page.locator("h1").innerText()).toMatch(/^papers like .+, .+ \(closest 1 %\)$/);
    expect(problems).toEqual([]);
  });
});
