import type { Context } from "../../lists/index.ts";

/** The services of channels. */
export interface Channels {
  db: D1Database;
  lists: Context;
  /** The origin of all links. */
  site: string;
  /** Sends requests to the outside. */
  fetcher: typeof fetch;
  userAgent: string;
  /** The secret that hooks are sealed with, and tokens are derived from. */
  secret: string;
  /** Hosts of Mattermost that hooks may be of. */
  hosts: readonly string[];
  /** The most deliveries of a run. */
  mostARun: number;
  /** Waits so many seconds. */
  sleep: (seconds: number) => Promise<void>;
}
