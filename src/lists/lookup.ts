import { bounded } from "../paper/bounds.ts";
import type { PaperText } from "../similar/terms.ts";
import { type Source, SourceError } from "../sources/source.ts";
import { forgetHost, type HostState, readHost, saveHost } from "../store/hosts.ts";
import { takeTurn } from "../store/throttle.ts";
import { DAY, HOUR, MINUTE } from "../text/time.ts";
import { afterAnswer, afterError, isOpen } from "../upstream/hosts.ts";
import { asker, type Manners } from "../upstream/http.ts";

/**
 * Looks papers of arXiv up that no source here has listed.
 * @param ids at most {@link MOST_LOOKED_UP}
 * @param now seconds UTC
 * @returns the texts of those that were found; undefined while nobody may be asked, or if it failed
 */
export type LookUp = (
  ids: readonly string[],
  now: number,
) => Promise<Record<string, PaperText> | undefined>;

/** How many papers are looked up at once. */
export const MOST_LOOKED_UP = 50;

// For the whole site: strangers decide what is looked up.
const MOST_A_MINUTE = 10;
const MOST_A_DAY = 200;

// Somebody waits for the answer. 50 papers take about 150 KB.
const TIMEOUT_MS = 8000;
const MAX_BYTES = 2 * 1024 * 1024;

interface Services {
  db: D1Database;
  fetcher: typeof fetch;
  manners: Manners;
  sources: readonly Pick<Source, "lookup" | "host" | "fetch" | "read">[];
  /** Between 0 and 1, for the back-off. */
  random: () => number;
}

/**
 * Makes a look-up, with one request to the first source that has look-ups. It asks a host only
 * while no run does, the host is not left alone, and neither the host's spacing nor the limits of
 * this site forbid it. A failure makes runs leave the host alone too, and they try it again first.
 * @returns undefined where no source has look-ups
 */
export function lookUpWith(services: Services): LookUp | undefined {
  const source = services.sources.find(({ lookup }) => lookup);
  if (!source?.lookup) return undefined;
  const { lookup } = source;
  const { db, fetcher, random } = services;
  const manners = {
    ...services.manners,
    timeoutMs: TIMEOUT_MS,
    pageMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  };
  return async (ids, now) => {
    const asked = lookup.page(ids.slice(0, MOST_LOOKED_UP), now);
    if (asked.from !== undefined && asked.from > now) return undefined;
    const { name, spacing = 0 } = source.host(asked);
    const { isInRun, state } = await readHost(db, name, now);
    if (isInRun || !isOpen(state, now) || isForRuns(state, now)) return undefined;
    const limits = [
      // The clock has whole seconds: one more is never too short.
      { most: 1, seconds: spacing + 1 },
      { most: MOST_A_MINUTE, seconds: MINUTE },
      { most: MOST_A_DAY, seconds: DAY },
    ];
    const turn = await takeTurn(db, `lookup:${name}`, limits, { wait: false }, now);
    if (turn === undefined) return undefined;
    let wait = 0;
    const ask = asker(fetcher, manners, {}, (seconds) => (wait = seconds));
    try {
      const bodies = (await source.fetch(ask, asked)) ?? [];
      const { listings } = source.read(bodies, asked);
      await keep(db, afterAnswer(name, state, wait, now));
      const papers = listings.map(({ paper }) => bounded(paper));
      return Object.fromEntries(
        papers.map(({ id, title, abstract = "" }) => [id, { title, abstract }]),
      );
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const { message, down: isDown, retryAfter = 0 } = error;
      const failure = { isDown, message, wait: Math.max(wait, retryAfter) };
      await keep(db, afterError(name, state, failure, random(), now));
      return undefined;
    }
  };
}

// After a failure runs try first: strangers could make a host that is slow wait ever longer.
function isForRuns(state: HostState | undefined, now: number): boolean {
  if (!state || state.failures === 0) return false;
  return now >= state.retryAt && now < state.retryAt + HOUR;
}

async function keep(
  db: D1Database,
  state: HostState | { name: string } | undefined,
): Promise<void> {
  if (!state) return;
  await ("retryAt" in state ? saveHost(db, state) : forgetHost(db, state.name)).run();
}
