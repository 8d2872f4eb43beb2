import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { findSample } from "../simulator/pages.ts";
import { stayHere } from "./browser.ts";
import { type Line, median } from "./budget.ts";

const SLOWER = 4;
const VISITS = 5;
const WINDOWS = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];
const MOST = { paint: 1000, shift: 0, size: 60 };

const WATCH = `window.painted = { paint: 0, shift: 0, what: "" };
new PerformanceObserver((list) => {
  const { startTime, element } = list.getEntries().at(-1);
  painted.paint = startTime;
  painted.what = element ? element.tagName.toLowerCase() : "";
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) painted.shift += value;
}).observe({ type: "layout-shift", buffered: true });`;

interface Painted {
  /** Milliseconds from the start of the navigation. */
  paint: number;
  /** As Chromium counts it. */
  shift: number;
  /** The element that was painted. */
  what: string;
}

/** Measures paint, shift and size of the pages of a site with sample papers. */
export async function measurePaint(browser: Browser, site: string): Promise<Line[]> {
  const { id } = await findSample(site);
  const paths = [
    "/",
    "/papers",
    "/topics/machine-unlearning",
    `/papers/${id}`,
    "/papers?q=learning",
    "/topics",
  ];
  const lines: Line[] = [];
  for (const path of paths) {
    for (const viewport of WINDOWS) {
      const visits: Painted[] = [];
      for (let n = 0; n < VISITS; n++) visits.push(await visit(browser, site + path, viewport));
      lines.push(...paintLines(`${path} at ${viewport.width}`, visits));
    }
    const html = await (await fetch(site + path)).text();
    lines.push(sizeLine(path, gzipSync(html).length / 1024));
  }
  return lines;
}

async function visit(
  browser: Browser,
  url: string,
  viewport: (typeof WINDOWS)[number],
): Promise<Painted> {
  const context = await browser.newContext({ viewport });
  try {
    await stayHere(context, (address) => console.log(`Refused: ${address}`));
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await page.goto(url, { waitUntil: "networkidle" });
    return await page.evaluate<Painted>("painted");
  } finally {
    await context.close();
  }
}

function paintLines(where: string, visits: readonly Painted[]): Line[] {
  const paint = median(visits.map((painted) => painted.paint));
  const shift = Math.max(...visits.map((painted) => painted.shift));
  return [
    {
      what: `${where}: largest paint`,
      measured: `${paint.toFixed(0)} ms (${visits[0]!.what})`,
      budget: `under ${MOST.paint} ms`,
      ok: paint > 0 && paint < MOST.paint,
    },
    {
      what: `${where}: layout shift`,
      measured: shift.toFixed(4),
      budget: `at most ${MOST.shift}`,
      ok: shift <= MOST.shift,
    },
  ];
}

function sizeLine(path: string, size: number): Line {
  return {
    what: `${path}: size`,
    measured: `${size.toFixed(1)} KB gzipped`,
    budget: `at most ${MOST.size} KB`,
    ok: size <= MOST.size,
  };
}
