import { facetsFor } from "../../src/lists/facets.ts";
import { type Context, listAt, listContext, questionAt } from "../../src/lists/index.ts";
import { rateOf } from "../../src/lists/rate.ts";
import { nearbyOf } from "../../src/lists/suggestions.ts";
import { readSettings } from "../../src/settings.ts";
import { FACTS } from "../../src/sources/index.ts";
import { TOPICS } from "../../src/topics.ts";
import type { Database } from "../host/migrate.ts";
import { recording } from "./recording.ts";

/** The rows of D1 that making an answer reads, by its kind. */
export interface ReadingCost {
  /** A feed of 50 entries. */
  feed: number;
  /** The page of a search, with its rate, filters and offers. */
  page: number;
  /** The changes since a script last asked. */
  changes: number;
}

const QUERIES = ["model", "diffusion", "unlearning OR forgetting", "cat:cs.LG has:code", "graph"];

/** Measures each kind of answer over some lists, and takes the mean. */
export async function costOfReading(
  real: Database,
  kv: KVNamespace,
  now: number,
): Promise<ReadingCost> {
  const { db, statements, clear } = recording(real);
  const site = { db, kv, settings: readSettings({}), facts: FACTS };
  const context: Context = listContext(site, []);
  const mean = async (
    addresses: readonly string[],
    make: (address: string) => Promise<unknown>,
  ) => {
    clear();
    for (const address of addresses) await make(address);
    return Math.round(
      statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0) / addresses.length,
    );
  };
  const search = (extension: string) =>
    QUERIES.map((q) => `/papers${extension}?q=${encodeURIComponent(q)}`);
  const topics = TOPICS.slice(0, 10).map(({ slug }) => `/topics/${slug}.rss`);
  const list = (address: string) => listAt(context, address, now);
  return {
    feed: await mean([...search(".rss"), ...topics], list),
    page: await mean(search(""), async (address) => {
      const question = questionAt(address, context);
      if (question.kind !== "search") throw new Error(`${address} is no search.`);
      await list(address);
      await rateOf(context, question, now);
      await facetsFor(context, question, now);
      await nearbyOf(context, question, now);
    }),
    changes: await mean(
      search(".ndjson").map((address) => `${address}&since=`),
      list,
    ),
  };
}
