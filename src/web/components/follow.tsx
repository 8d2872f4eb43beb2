import type { List } from "../../lists/index.ts";
import { type FeedLink, feedLinks, listUrl } from "../../lists/links.ts";
import { FEED_FORMATS } from "../../feeds/formats.ts";
import { Copy } from "./copy.tsx";
import { followPage, readersOf } from "./links.ts";
import { Rate } from "./rate.tsx";

/** The ways to follow a list besides pages and feeds. One that is switched off is absent. */
export interface Offers {
  /** The page that subscribes to a list by mail, for the address of its page. */
  mail?: (list: string) => string;
  /** The page that has a list posted to a channel of a chat, for the address of its page. */
  channel?: (list: string) => string;
}

interface FollowProps {
  site: string;
  list: List;
  /** Entries a week. */
  rate?: number | undefined;
  offers?: Offers | undefined;
}

/** The ways to follow a list, in one line. */
export function Follow({ site, list, rate, offers }: FollowProps) {
  const [feed, ...others] = feedLinks(site, list) as [FeedLink, ...FeedLink[]];
  const weekly = weeklyFeed(site, list);
  const followed = listUrl(site, list.follow ?? list);
  const [mail, channel] = [offers?.mail?.(followed), offers?.channel?.(followed)];
  return (
    <section class="follow" aria-labelledby="follow">
      <h2 id="follow">Follow</h2>
      <Copy href={followPage(site, feed.href)} text={feed.href} isMain>
        Copy feed address
      </Copy>
      {readersOf(feed.href).map(({ name, href, title }) => (
        <a href={href} title={title} rel="nofollow">
          {name}
        </a>
      ))}
      {others.map(({ href, name }) => (
        <a href={followPage(site, href)} title={`Feed as ${name}`}>
          {name.replace(" Feed", "")}
        </a>
      ))}
      {weekly && (
        <a href={followPage(site, weekly)} title="Feed of weekly digests with the top papers">
          Weekly digest
        </a>
      )}
      {mail && (
        <a href={mail} title="Digests of this list by mail">
          Mail
        </a>
      )}
      {channel && (
        <a href={channel} title="Post to a channel of Slack, Discord, Mattermost or Telegram">
          Channel
        </a>
      )}
      <Rate list={list} rate={rate} />
    </section>
  );
}

// Digests are made of what a query finds, and a ranking is none.
function weeklyFeed(site: string, list: List): string | undefined {
  const { path, params } = list.follow ?? list;
  if (list.kind === "trending" && !list.follow) return undefined;
  const newest = { ...params, before: undefined, sort: undefined, since: undefined };
  return listUrl(site, { path, params: { ...newest, digest: "weekly" } }, FEED_FORMATS[0]);
}
