import type { Facts } from "../paper/facts.ts";
import type { Settings } from "../settings.ts";

/** The request and the services that every handler gets. */
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
