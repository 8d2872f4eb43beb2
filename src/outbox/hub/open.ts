import type { Context } from "../../lists/index.ts";
import type { Settings } from "../../settings.ts";
import type { Hub } from "./hub.ts";

interface HubBindings {
  DB: D1Database;
  OUTSIDE?: Fetcher;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The hub of a site, or why it has none, in a sentence. */
export function openHub(
  { DB: db, OUTSIDE }: HubBindings,
  settings: Settings,
  lists: Context,
): Hub | string {
  const { SITE_URL: site, SITE_NAME: siteName, HUB_SUBSCRIPTIONS: most } = settings;
  if (most === 0) return "This site has no WebSub hub.";
  if (site === "") return "This site has no WebSub hub yet: SITE_URL is not set.";
  return {
    db,
    lists,
    site,
    siteName,
    isLoopback: LOOPBACK.test(new URL(site).hostname),
    fetcher: (...request) => (OUTSIDE ?? globalThis).fetch(...request),
    resolver: settings.DNS_URL,
    userAgent: `Paperwire (+${site})`,
    most,
    mostARun: settings.PUSHES_A_RUN,
  };
}
