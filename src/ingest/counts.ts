import { PLACES } from "../paper/log.ts";
import { countEntries, writeCounts } from "../store/counts.ts";
import { DAY } from "../text/time.ts";
import type { Ingest } from "./ingest.ts";

const SPAN = 7 * DAY;

/** Counts anew what the topics had in the last seven days, and keeps it in KV. */
export async function countTopics({
  db,
  kv,
  clock,
  topics,
}: Pick<Ingest, "db" | "kv" | "clock" | "topics">): Promise<void> {
  const now = clock();
  const entries = await countEntries(db, topics(now), (now - SPAN) * PLACES);
  await writeCounts(kv, { at: now, entries });
}
