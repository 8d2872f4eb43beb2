import { type HostState, hostStates, selectHosts } from "./hosts.ts";
import { DEATHS } from "./lease.ts";
import { OLDER_INDEX } from "./matching.ts";
import { selectSources, type SourceState, sourceStates } from "./sources.ts";

/**
 * The state at the beginning of a run: a row for each source, for each host left alone, and one for
 * the log.
 */
export async function readStanding(db: D1Database): Promise<{
  sources: Map<string, SourceState>;
  hosts: Map<string, HostState>;
  /** How many commits there were. */
  change: number;
  /** The newest live moment, in seconds UTC. */
  liveAt: number;
  /** Bytes that the database takes, free pages left out. */
  size: number;
  /** The place in the log up to which papers were looked at that can make room. */
  trimmedTo: number;
  /** How many runs before it, in a row, did not come to their end. */
  deaths: number;
  /** Whether there are parts of pages that are still to be taken in. */
  hasParts: boolean;
  /** Whether rows of the index are left that an older version wrote. */
  hasOlder: boolean;
}> {
  const [sources, hosts, wire] = await db.batch<Record<string, unknown>>([
    selectSources(db),
    selectHosts(db),
    db.prepare(
      `SELECT change, live_at AS liveAt, trimmed_to AS trimmedTo, ${DEATHS} AS deaths,
         EXISTS (SELECT 1 FROM page_part) AS hasParts,
         EXISTS (SELECT 1 FROM ${OLDER_INDEX}) AS hasOlder FROM wire`,
    ),
  ]);
  const [row] = wire!.results as {
    change: number;
    liveAt: number;
    trimmedTo: number;
    deaths: number | null;
    hasParts: number;
    hasOlder: number;
  }[];
  if (!row) throw new Error("The table wire is empty: apply the migrations.");
  return {
    sources: sourceStates(sources!.results),
    hosts: hostStates(hosts!.results),
    size: wire!.meta.size_after,
    change: row.change,
    liveAt: row.liveAt,
    trimmedTo: row.trimmedTo,
    deaths: row.deaths ?? 0,
    hasParts: row.hasParts === 1,
    hasOlder: row.hasOlder === 1,
  };
}
