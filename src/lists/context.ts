import type { Facts } from "../paper/facts.ts";
import type { Settings } from "../settings.ts";
import type { LookUp } from "./lookup.ts";
import type { ListSource } from "./sources.ts";

/** The facts by which addresses are read. */
export interface Known {
  /** The facts of all sources. */
  facts: Facts;
  /** The sources that are switched on, in the order of their table. */
  sources: readonly ListSource[];
}

/** The stores and settings that lists are made from. */
export interface Context extends Known {
  db: D1Database;
  kv: KVNamespace;
  /** The setting `BACKFILL_FROM`. */
  backfillFrom: string;
  /** Looks up what no source has listed; absent where nobody may be asked. */
  lookUp?: LookUp | undefined;
}

/** The settings of a site, and the stores of its lists. */
interface Site extends Pick<Context, "db" | "kv" | "facts" | "lookUp"> {
  settings: Settings;
}

/**
 * Makes the context of a site's lists.
 * @param names the names that sources list under which are not their own
 */
export function listContext(
  { db, kv, settings, facts, lookUp }: Site,
  names: readonly { name: string; lists?: readonly string[] }[],
): Context {
  const others = new Map(names.map(({ name, lists }) => [name, lists]));
  const on = [...facts.values()].filter(({ name }) => settings.SOURCES.includes(name));
  const sources = on.flatMap((source) => {
    const lists = others.get(source.name);
    return lists ? lists.map((name) => ({ ...source, name, title: name })) : [source];
  });
  return { db, kv, facts, sources, backfillFrom: settings.BACKFILL_FROM, lookUp };
}
