import { launchChromium } from "./bench/browser.ts";
import { printBudget } from "./bench/budget.ts";
import { measurePaint } from "./bench/paint.ts";
import { command, readOptions } from "./command/options.ts";
import { startSampleService } from "./simulator/service.ts";

const HELP = `Measures how soon pages of sample papers are there: npm run paint

Each is opened in a new browser whose processor is slowed to a quarter, on a phone and on a desk. It
tells the middle of five largest contentful paints, the worst layout shift, and the size of the page,
and fails where one is over its budget. Takes a minute, and a Chromium.`;

await command(HELP, async (args) => {
  readOptions(args, {});
  const service = await startSampleService();
  try {
    const browser = await launchChromium();
    try {
      const lines = await measurePaint(browser, service.url);
      printBudget(lines);
      if (lines.some(({ ok }) => ok === false)) throw new Error("Over budget.");
    } finally {
      await browser.close();
    }
  } finally {
    await service.stop();
  }
});
