import type { Format } from "../../feeds/feed.ts";
import { FEED_FORMATS } from "../../feeds/formats.ts";
import type { List, Place } from "../../lists/list.ts";
import { listUrl, pageOf } from "../../lists/links.ts";
import { VALUES } from "../../lists/params.ts";
import { rateInWords } from "../../lists/weekly.ts";
import { Copy } from "../components/copy.tsx";
import { page } from "../components/layout.tsx";
import { followPage, readersOf } from "../components/links.ts";
import { Preview } from "../components/preview.tsx";

/** The entries in the preview. */
export const SHOWN = 8;

/** A feed that somebody may want to follow. */
interface Followed {
  /** Its newest papers. */
  list: List;
  /** The address of the feed. */
  place: Place;
  format: Format;
  /** Entries a week, where that is known. */
  rate: number | undefined;
  /** The feed's address. */
  address: string;
}

/** A page that says what to do with the address of a feed, and shows its newest papers. */
export function followedPage(site: string, siteName: string, followed: Followed): string {
  const { list, place, address, rate } = followed;
  const own = listUrl(site, pageOf({ ...place, params: { ...place.params, digest: undefined } }));
  return page({
    title: `Follow: ${list.title}`,
    siteName,
    canonical: site + followPage(site, address),
    head: <meta name="robots" content="noindex" />,
    children: (
      <div class="prose">
        <h1 dir="auto">Follow: {list.title}</h1>
        <p class="lede">
          {rate !== undefined && list.entries.length > 0 && `${rateInWords(rate)} `}
          Papers appear when they first match, even if they were published earlier.
        </p>
        <div class="address">
          <input
            type="text"
            id="address"
            readonly
            value={address}
            aria-label="Address of the feed"
          />
          <Copy href="#address" text={address} isMain>
            Copy feed address
          </Copy>
        </div>
        <ol class="howto">
          <li>Copy the address.</li>
          <li>
            In your feed reader, choose <em>Add feed</em> or <em>Subscribe</em>, and paste it. Or
            open it there:{" "}
            {readersOf(address).map(({ name, href, title }, n) => (
              <>
                {n > 0 && ", "}
                <a href={href} title={title} rel="nofollow">
                  {name}
                </a>
              </>
            ))}
            .
          </li>
          <li>New papers appear in your reader by themselves.</li>
        </ol>
        <Variants site={site} {...followed} />
        <Preview entries={list.entries.slice(0, SHOWN)} question={list.typed} />
        <p class="actions">
          <a href={own}>See the whole list</a>
        </p>
      </div>
    ),
  });
}

const EVERY = [undefined, ...VALUES.digest] as const;

// The same papers in other formats, and in fewer entries where what is followed can be digested.
function Variants({ site, list, place, format }: Followed & { site: string }) {
  const to = (params: object, other = format) =>
    followPage(site, listUrl(site, { ...place, params: { ...place.params, ...params } }, other));
  const canDigest = list.kind === "search" || list.kind === "topic";
  return (
    <div class="variants">
      <nav class="switch" aria-label="Format">
        {FEED_FORMATS.map((other) => (
          <a href={to({}, other)} {...current(other === format)}>
            {other.name}
          </a>
        ))}
      </nav>
      {canDigest && (
        <nav class="switch" aria-label="Entries">
          {EVERY.map((digest) => (
            <a href={to({ digest })} {...current(digest === place.params["digest"])}>
              {digest === undefined ? "Every paper" : `${capitalised(digest)} digest`}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

function current(isCurrent: boolean) {
  return isCurrent ? { "aria-current": "true" as const } : {};
}

function capitalised(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
