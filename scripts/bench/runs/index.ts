import type { Line } from "../budget.ts";
import { type Own, ownCpu, type Taped, withRecorder } from "./invocations.ts";
import { benchOf, type RunKind } from "./kind.ts";
import { POLLING_KINDS } from "./polling.ts";
import { SENDING_KINDS } from "./sending.ts";
import { UPKEEP_KINDS } from "./upkeep.ts";
import { upstreams } from "./upstreams.ts";

const KINDS = [...POLLING_KINDS, ...UPKEEP_KINDS, ...SENDING_KINDS];

// The free plan's, for each invocation.
const MOST_MS = 10;
/** The most invocations that are measured, of a run and those that follow it. */
const MEASURED = 5;
// A Friday, after an announcement of arXiv.
const NOW = Date.parse("2026-11-20T14:02:00Z") / 1000;

/** The CPU that the invocations of each kind of run take of their own, without D1, KV and waiting. */
export async function benchRuns(step: (what: string) => void): Promise<Line[]> {
  const lines: Line[] = [];
  for (const kind of KINDS) {
    step(kind.what);
    const all = await invocationsOf(kind);
    const own: Own[] = [];
    for (const taped of someOf(all)) own.push(await ownCpu(taped));
    const most = (name: "first" | "warm") => Math.max(...own.map((each) => each[name]));
    const count = all.length > 1 ? `${all.length} invocations, at most ` : "";
    lines.push({
      what: kind.what,
      measured: `${count}${most("warm").toFixed(1)} ms, ${most("first").toFixed(0)} in a new process`,
      budget: `at most ${MOST_MS} ms`,
      ok: most("warm") <= MOST_MS,
    });
  }
  return lines;
}

// The first, which fetches, and some of those that follow, which are alike.
function someOf<Item>(all: readonly Item[]): Item[] {
  const step = Math.max(1, (all.length - 1) / (MEASURED - 1));
  return all.filter((_, n) => Math.floor(n / step) !== Math.floor((n - 1) / step));
}

// The first invocation, and those that follow by messages.
async function invocationsOf(kind: RunKind): Promise<Taped[]> {
  const simulated = upstreams(NOW);
  return withRecorder(simulated.simulator, kind.settings, async (recorder) => {
    const bench = benchOf(recorder, simulated);
    const all = [await kind.begin(bench)];
    const messages = [...all[0]!.sent];
    for (let body = messages.shift(); body !== undefined; body = messages.shift()) {
      const taped = await recorder.run({ at: ++simulated.now, messages: [body] });
      all.push(taped);
      messages.push(...taped.sent);
    }
    return all;
  });
}
