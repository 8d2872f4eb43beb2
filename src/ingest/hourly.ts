import { readCounts } from "../store/counts.ts";
import { readRanking } from "../store/trending.ts";
import { HOUR } from "../text/time.ts";
import { countTopics } from "./counts.ts";
import type { Ingest } from "./ingest.ts";
import { rankTrending } from "./trending.ts";

/** Whether what is computed once an hour is due. */
export async function isHourlyDue({ kv, clock }: Pick<Ingest, "kv" | "clock">): Promise<boolean> {
  const [ranking, counts] = await Promise.all([readRanking(kv), readCounts(kv)]);
  const hourAgo = clock() - HOUR;
  return [ranking, counts].some((made) => made === undefined || made.at <= hourAgo);
}

/** Makes the trending ranking and the counts of topics anew. */
export async function workHourly(run: Ingest, holder: string): Promise<void> {
  await rankTrending(run, holder);
  await countTopics(run);
  run.committed();
}
