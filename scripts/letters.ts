import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launchChromium, stayHere } from "./bench/browser.ts";
import { command, readOptions } from "./command/options.ts";
import { ROOT } from "./host/settings.ts";
import { takeDigest } from "./simulator/digest.ts";
import { startSampleService } from "./simulator/service.ts";

const HELP = `Takes pictures of a digest of sample papers as mail programs show it: node scripts/letters.ts [options]

  --to .paperwire/letters   the folder to put them into`;

const SHOTS = [
  { name: "digest-light", width: 800, scheme: "light" },
  { name: "digest-dark", width: 800, scheme: "dark" },
  { name: "digest-narrow", width: 320, scheme: "light" },
] as const;

await command(HELP, async (args) => {
  const { to } = readOptions(args, { to: ".paperwire/letters" });
  const folder = join(ROOT, to);
  await mkdir(folder, { recursive: true });
  const service = await startSampleService();
  const browser = await launchChromium();
  try {
    const letter = await takeDigest(service.url, "/papers?q=source:huggingface");
    for (const { name, width, scheme } of SHOTS) {
      const context = await browser.newContext({
        viewport: { width, height: 1000 },
        colorScheme: scheme,
      });
      await stayHere(context, (address) => console.log(`Refused: ${address}`));
      const page = await context.newPage();
      await page.goto(`${letter}?part=html`);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await context.close();
      console.log(`${to}/${name}.png`);
    }
  } finally {
    await browser.close();
    await service.stop();
  }
});
