import { existsSync } from "node:fs";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from "playwright-core";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const LAUNCH = {
  executablePath: CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
const THUMBNAILS = "https://cdn-thumbnails.huggingface.co/";

/** Whether there is a Chromium: Debian's, or the one that CHROMIUM names. */
export const hasChromium = existsSync(CHROMIUM);

/** Starts Chromium, told to ask nobody but the pages that are opened in it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(LAUNCH);
}

/**
 * Starts a Chromium that remembers what it visits, likewise.
 * @param profile an empty folder
 */
export function launchWithProfile(
  profile: string,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...LAUNCH, ...options });
}

/**
 * Lets nothing of a browser leave this machine: thumbnails are drawn here, all else is refused.
 * @param refused told what else was asked for
 */
export async function stayHere(
  context: BrowserContext,
  refused: (address: string) => void,
): Promise<void> {
  await context.route(
    ({ hostname }) => hostname !== "localhost",
    async (route) => {
      const address = route.request().url();
      if (address.startsWith(THUMBNAILS)) {
        await route.fulfill({ contentType: "image/svg+xml", body: drawing(address) });
        return;
      }
      refused(address);
      await route.abort();
    },
  );
}

// A figure of its own for each paper, by the digits of its address.
function drawing(address: string): string {
  const digits = [...address.replace(/\D/g, "")].map(Number);
  const bars = digits
    .slice(-7)
    .map((digit, n) => {
      const height = 20 + digit * 10;
      return `<rect x="${60 + n * 30}" y="${140 - height}" width="20" height="${height}"/>`;
    })
    .join("");
  const hue = digits.reduce((sum, digit) => (sum * 7 + digit) % 360, 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180">
<rect width="320" height="180" fill="hsl(${hue} 35% 88%)"/>
<g fill="hsl(${hue} 40% 50%)">${bars}</g></svg>`;
}
