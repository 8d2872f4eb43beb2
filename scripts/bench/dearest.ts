import type { Line } from "./budget.ts";
import { dearRequests } from "./dear-requests.ts";
import type { BenchWire } from "./site.ts";

const MOST_COLD_FEEDS = 30;
// CPU comes in hundredths of a second.
const TIMES = 3;
const SHOWN = 10;

/**
 * The requests of {@link dearRequests} that cost most, against a cold feed.
 * @param coldFeed CPU of that, in seconds
 */
export async function benchDearest(wire: BenchWire, coldFeed: number): Promise<Line[]> {
  const costs: { path: string; feeds: number }[] = [];
  for (const path of await dearRequests(await wire.db())) {
    costs.push({ path, feeds: (await cpuOf(wire, path)) / coldFeed });
  }
  costs.sort((a, b) => b.feeds - a.feeds);
  const [dearest] = costs;
  return [
    {
      what: `dearest of ${costs.length} requests`,
      measured: `${dearest!.feeds.toFixed(1)} cold feeds`,
      budget: `at most ${MOST_COLD_FEEDS}`,
      ok: dearest!.feeds <= MOST_COLD_FEEDS,
    },
    ...costs.slice(0, SHOWN).map(({ path, feeds }) => ({
      what: `  ${shorten(decodeURIComponent(path.replaceAll("+", " ")))}`,
      measured: feeds.toFixed(1),
    })),
  ];
}

async function cpuOf({ worker }: BenchWire, path: string): Promise<number> {
  const before = worker.cpu();
  for (let n = 0; n < TIMES; n++) {
    const answer = await fetch(`${worker.url}${path}&utm_x=${n}`);
    await answer.text();
    if (answer.status !== 200) throw new Error(`${answer.status} for ${path}`);
  }
  return (worker.cpu() - before) / TIMES;
}

function shorten(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
