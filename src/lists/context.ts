import type { Facts } from "../paper/facts.ts";
import type { ListSource } from "./sources.ts";

/** What addresses are read with. */
export interface Known {
  /** The facts of all sources. */
  facts: Facts;
  /** The sources that are switched on, in the order of their table. */
  sources: readonly ListSource[];
}

/** What lists are made from. */
export interface Context extends Known {
  db: D1Database;
  kv: KVNamespace;
  /** The setting `BACKFILL_FROM`. */
  backfillFrom: string;
}
