import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { findSample } from "./simulator/pages.ts";
import { launchChromium, stayHere } from "./bench/browser.ts";
import { command, readOptions } from "./command/options.ts";
import { startSampleService } from "./simulator/service.ts";
import { ROOT } from "./host/settings.ts";

const HELP = `Takes the screenshots of docs/, of sample papers: npm run screenshots -- [options]

  --to docs   the folder to put them into`;

interface Shot {
  name: string;
  path: string;
  width: number;
  scheme?: "dark";
}

await command(HELP, async (args) => {
  const { to } = readOptions(args, { to: "docs" });
  const folder = join(ROOT, to);
  await mkdir(folder, { recursive: true });
  const service = await startSampleService({ SITE_URL: "https://papers.example.org" });
  const browser = await launchChromium();
  try {
    const { formula } = await findSample(service.url);
    for (const { name, path, width, scheme } of shots(formula)) {
      const context = await browser.newContext({
        baseURL: service.url,
        viewport: { width, height: width < 600 ? 844 : 800 },
        colorScheme: scheme ?? "light",
      });
      await stayHere(context, (address) => console.log(`Refused: ${address}`));
      const page = await context.newPage();
      await page.goto(path, { waitUntil: "networkidle" });
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await context.close();
      console.log(`${to}/${name}.png`);
    }
  } finally {
    await browser.close();
    await service.stop();
  }
});

function shots(paper: string): Shot[] {
  return [
    { name: "home-light", path: "/", width: 1280 },
    { name: "home-dark", path: "/", width: 1280, scheme: "dark" },
    { name: "search", path: "/papers?q=learning+has%3Acode", width: 1280 },
    { name: "build", path: "/build?words=learning&has=code", width: 1280 },
    { name: "paper", path: `/papers/${paper}`, width: 1280 },
    { name: "topic-phone", path: "/topics/machine-unlearning", width: 390 },
    { name: "follow", path: "/follow/topics/machine-unlearning.rss", width: 1280 },
  ];
}
