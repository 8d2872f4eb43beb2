import type { Context } from "../lists/index.ts";
import type { Facts } from "../paper/facts.ts";
import type { Settings } from "../settings.ts";

/** What every handler works with. */
export interface Asked {
  request: Request;
  db: D1Database;
  kv: KVNamespace;
  settings: Settings;
  /** The facts of all sources. */
  facts: Facts;
  /** The origin that addresses are written with. */
  site: string;
  /** Whether that origin is a setting, so that caches may keep the answer. */
  cacheable: boolean;
  /** The extension of the path, without the dot; absent for the page. */
  extension?: string;
  /** Seconds since 1970. */
  now: number;
  /** The commits that memory had seen when the request came. */
  commits: number;
}

/**
 * What the lists of a request are made from.
 * @param names the names that sources list under which are not their own
 */
export function listContext(
  { db, kv, settings, facts }: Asked,
  names: readonly { name: string; lists?: readonly string[] }[],
): Context {
  const others = new Map(names.map(({ name, lists }) => [name, lists]));
  const on = [...facts.values()].filter(({ name }) => settings.SOURCES.includes(name));
  const sources = on.flatMap((source) => {
    const lists = others.get(source.name);
    return lists ? lists.map((name) => ({ ...source, name, title: name })) : [source];
  });
  return { db, kv, facts, sources, backfillFrom: settings.BACKFILL_FROM };
}
