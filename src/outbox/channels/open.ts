import type { Context } from "../../lists/index.ts";
import type { Settings } from "../../settings.ts";
import type { Channels } from "./channels.ts";

interface ChannelBindings {
  DB: D1Database;
  OUTSIDE?: Fetcher;
}

/** The services of a site's channels, or a sentence on why it has none. */
export function openChannels(
  { DB: db, OUTSIDE }: ChannelBindings,
  settings: Settings,
  lists: Context,
): Channels | string {
  const { SITE_URL: site, SEAL_KEY: secret, WEBHOOK_HOSTS: hosts } = settings;
  if (secret === "") return "This site posts to no channels: SEAL_KEY is not set.";
  if (site === "") return "This site posts to no channels yet: SITE_URL is not set.";
  // Whoever runs the site names hosts of Mattermost, which may be in their own network.
  const isOwn = (url: string) => hosts.includes(new URL(url).host);
  return {
    db,
    lists,
    site,
    secret,
    hosts,
    fetcher: (input, init) => {
      const { url } = new Request(input);
      return OUTSIDE && !isOwn(url) ? OUTSIDE.fetch(input, init) : fetch(input, init);
    },
    userAgent: `Paperwire (+${site})`,
    mostARun: settings.PUSHES_A_RUN,
    sleep: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  };
}
