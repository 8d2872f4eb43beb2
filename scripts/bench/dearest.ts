import type { Line } from "./budget.ts";
import { dearRequests } from "./dear-requests.ts";
import { FEED } from "./serving.ts";
import type { BenchWire } from "./site.ts";

const MOST_COLD_FEEDS = 30;
// CPU comes in hundredths of a second.
const TIMES = 3;
const TIMES_FEED = 100;
const SHOWN = 10;

/**
 * The requests of {@link dearRequests} that cost most, against a cold feed. Both are asked for one
 * by one: many requests at once take less CPU each.
 */
export async function benchDearest(wire: BenchWire): Promise<Line[]> {
  // Before the first request: choosing them takes long, and workerd closes a connection that is idle
  // for 15 seconds, which fetch does not notice while this process is busy.
  const paths = await dearRequests(await wire.db());
  const coldFeed = await cpuOf(wire, FEED, TIMES_FEED);
  const costs: { path: string; feeds: number }[] = [];
  for (const path of paths) {
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

async function cpuOf({ worker }: BenchWire, path: string, times = TIMES): Promise<number> {
  const before = worker.cpu();
  for (let n = 0; n < times; n++) {
    const status = await statusOf(`${worker.url}${path}&utm_x=${n}`);
    if (status !== 200) throw new Error(`${status} for ${path}`);
  }
  return (worker.cpu() - before) / times;
}

// The error of fetch says only that it failed.
async function statusOf(url: string): Promise<number> {
  try {
    const answer = await fetch(url);
    await answer.text();
    return answer.status;
  } catch (error) {
    const { cause = error } = error as Error;
    throw new Error(`No answer for ${url}: ${String(cause)}`, { cause: error });
  }
}

function shorten(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
