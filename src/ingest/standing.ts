import { readStanding } from "../store/standing.ts";
import type { Ingest, Standing } from "./context.ts";
import { newState, withoutFuture } from "./progress.ts";

/**
 * Reads where things stand when a run begins.
 * @param holder the holder of the lease
 */
export async function standingOf(
  { db, sources }: Pick<Ingest, "db" | "sources">,
  holder: string,
  now: number,
): Promise<Standing> {
  const { sources: states, ...rest } = await readStanding(db);
  const saved = new Set<string>();
  for (const source of sources) {
    const before = states.get(source.name);
    const state = before ? withoutFuture(before, source, now) : newState(source, now);
    states.set(source.name, state);
    if (state === before) saved.add(source.name);
  }
  return { holder, sources: states, saved, ...rest };
}
