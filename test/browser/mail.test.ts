import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, launchChromium } from "../../scripts/bench/browser.ts";
import { visit } from "./visit.ts";

// The day after today was six days ago last: a weekly digest of that day has a week to tell of.
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const TOMORROW = WEEKDAYS[(new Date().getUTCDay() + 1) % 7] ?? "";

describe.skipIf(!hasChromium)("a subscriber", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser.close());

  const WINDOWS: [name: string, options: BrowserContextOptions, zone: string][] = [
    ["with script", { timezoneId: "Europe/Berlin" }, "Europe/Berlin"],
    ["without script", { javaScriptEnabled: false }, "UTC"],
  ];

  it.each(WINDOWS)("asks, confirms, reads, changes and ends, %s", async (name, options, zone) => {
    const address = `${name.replace(" ", "-")}@example.org`;
    const { page, problems } = await visit(browser, options);
    await page.goto("/topics/machine-unlearning");
    await page.getByRole("link", { name: "Mail", exact: true }).click();
    await expect.poll(() => page.getByLabel("Time zone").inputValue()).toBe(zone);
    await page.getByLabel("Your address").fill(address);
    await page.getByLabel("How often").selectOption("once a week");
    await page.getByLabel("Day").selectOption(TOMORROW);
    await page.getByRole("button", { name: "Send me a confirmation" }).click();
    await page.waitForURL(/\/subscribe\/sent$/);

    await openLetter(page, address, /^Confirm your digest/);
    await page.locator("pre a", { hasText: "/subscriptions/" }).click();
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("heading", { name: "Machine unlearning" }).waitFor();
    expect(await page.locator("main").innerText()).toContain(
      `every ${TOMORROW} at 08:00 (${zone})`,
    );

    await page.goto("/outbox");
    await page.getByRole("button", { name: "Send it now" }).click();
    await openLetter(page, address, /^\d+ new on machine unlearning: /);
    const end = await page.locator("dd", { hasText: "/unsubscribe/" }).innerText();
    await page.getByRole("link", { name: "As HTML" }).click();
    expect(await page.locator("ol > li").count()).toBeGreaterThan(0);
    expect(await page.locator("ol > li").first().innerText()).toContain("Matched: ");
    await page.getByRole("link", { name: "Change, pause or end" }).click();

    await page.getByLabel("Hour").selectOption("17:00");
    await page.getByLabel("Time zone").fill("Tokyo");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.locator("main").innerText()).toContain("Did you mean Asia/Tokyo?");
    await page.getByLabel("Time zone").fill("Asia/Tokyo");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(`every ${TOMORROW} at 17:00 (Asia/Tokyo)`).waitFor();

    // A mail service does it with one POST, without a page.
    const answer = await fetch(end.replace(/^<|>$/g, ""), {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      redirect: "error",
    });
    expect(answer.status).toBe(200);
    const gone = await page.reload();
    expect(gone?.status()).toBe(404);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it("ends a digest by the link in a mail, with a button", async () => {
    const { page } = await visit(browser, { javaScriptEnabled: false });
    await page.goto("/subscribe?list=/papers");
    await page.getByLabel("Your address").fill("button@example.org");
    await page.getByLabel("How often").selectOption("once a week");
    await page.getByLabel("Day").selectOption(TOMORROW);
    await page.getByRole("button", { name: "Send me a confirmation" }).click();
    await openLetter(page, "button@example.org", /^Confirm/);
    await page.locator("pre a", { hasText: "/subscriptions/" }).click();
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.goto("/outbox");
    await page.getByRole("button", { name: "Send it now" }).click();
    await openLetter(page, "button@example.org", / new papers: /);
    await page.locator("pre a", { hasText: "/unsubscribe/" }).click();
    await page.getByRole("button", { name: "End it" }).click();
    await page.getByText("doesn't come any more").waitFor();
    expect(await page.locator("h1").innerText()).toBe("Unsubscribed");
    await page.context().close();
  });
});

/** Opens the newest letter to an address that has a subject, as soon as it is there. */
async function openLetter(page: Page, to: string, subject: RegExp): Promise<void> {
  const letter = page.locator("li", { hasText: to }).getByRole("link", { name: subject }).first();
  await expect
    .poll(
      async () => {
        await page.goto("/outbox");
        return letter.count();
      },
      { timeout: 10_000 },
    )
    .toBeGreaterThan(0);
  await letter.click();
  await page.waitForURL(/\/outbox\/./);
}
