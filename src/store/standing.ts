import { type HostState, hostStates, selectHosts } from "./hosts.ts";
import { selectSources, type SourceState, sourceStates } from "./sources.ts";

/** What a run begins with: a row for each source, for each host left alone, and one for the log. */
export async function readStanding(db: D1Database): Promise<{
  sources: Map<string, SourceState>;
  hosts: Map<string, HostState>;
  /** The newest live moment, in seconds UTC. */
  liveAt: number;
}> {
  const [sources, hosts, wire] = await db.batch<Record<string, unknown>>([
    selectSources(db),
    selectHosts(db),
    db.prepare("SELECT live_at AS liveAt FROM wire"),
  ]);
  const liveAt = wire!.results[0]?.["liveAt"] as number | undefined;
  if (liveAt === undefined) throw new Error("The table wire is empty: apply the migrations.");
  return { sources: sourceStates(sources!.results), hosts: hostStates(hosts!.results), liveAt };
}
