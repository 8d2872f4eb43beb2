import type { PaperEntry } from "../../feeds/feed.ts";
import { bibtex } from "../../feeds/bibtex.ts";
import { csv } from "../../feeds/csv.ts";
import { json } from "../../feeds/json.ts";
import { markdown } from "../../feeds/markdown.ts";
import type { Link, Links } from "../../feeds/links.ts";
import { shorten } from "../../feeds/entry.ts";
import { type Facts as SourceFacts, sayerOf } from "../../paper/facts.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import type { PastListing, PastMoment } from "../../store/paper-page.ts";
import { texToUnicode } from "../../text/tex.ts";
import { urlOf } from "../../lists/address.ts";
import { Authors } from "../components/authors.tsx";
import { Citation } from "../components/citation.tsx";
import { Facts } from "../components/facts.tsx";
import { page } from "../components/layout.tsx";
import { Listings, Versions } from "../components/listings.tsx";
import { MathAbstract, type MathParagraphs, MathText } from "../components/math.tsx";
import { Related } from "../components/related.tsx";
import { Signals } from "../components/signals.tsx";
import { Votes } from "../components/votes.tsx";

const DESCRIPTION_LENGTH = 200;
const KEPT_AS = [bibtex, csv, markdown, json];

/** What the page of a paper shows besides the paper itself. */
interface Surroundings {
  /** The title, with formulas. */
  heading: MathParagraphs;
  abstract: MathParagraphs;
  /** Oldest first. */
  history: readonly PastMoment[];
  listings: readonly PastListing[];
  related: readonly PaperMoment[];
}

/** The page of a paper: everything that is known of it. */
export function paperPage(
  site: string,
  siteName: string,
  { title, moment, links }: PaperEntry,
  feeds: { href: string; type: string; name: string }[],
  facts: SourceFacts,
  { heading, abstract, history, listings, related }: Surroundings,
): string {
  const { paper } = moment;
  const path = `/papers/${paper.id}`;
  const canonical = urlOf(site, path);
  const from = sayerOf("summary", paper, facts);
  return page({
    title,
    siteName,
    description: shorten(texToUnicode(paper.abstract), DESCRIPTION_LENGTH),
    canonical,
    feeds,
    head: <Citation paper={paper} links={links} url={canonical} />,
    children: (
      <article class="paper">
        <h1 dir="auto">
          <MathText pieces={heading.flat()} />
        </h1>
        <Authors names={paper.authors} />
        <p class="foot">
          <Signals paper={paper} links={links} facts={facts} />
        </p>
        <p class="actions">
          {placesOf(links).map(({ text, href }) => (
            <a href={href}>{text}</a>
          ))}
        </p>
        <h2>Abstract</h2>
        <MathAbstract paragraphs={abstract} />
        {paper.summary && (
          <p class="summary">
            <strong>AI summary</strong>
            {from && ` (${from.site})`}: {texToUnicode(paper.summary)}
          </p>
        )}
        <h2>About this paper</h2>
        <Facts paper={paper} seen={history[0]?.at} facts={facts} />
        <Listings listings={listings} facts={facts} />
        <Versions paper={paper} history={history} facts={facts} />
        <Votes history={history} />
        <Related papers={related} />
        <h2>Cite and export</h2>
        <p class="feeds">
          {KEPT_AS.map(({ extension, name }) => (
            <a href={urlOf(site, path, {}, extension)}>{name}</a>
          ))}
        </p>
      </article>
    ),
  });
}

// "Abstract" would be the heading's name too, so the page is called by its site.
function placesOf(links: Links): Link[] {
  const { page: own, ...others } = links;
  return [...(own ? [{ text: own.site, href: own.href }] : []), ...Object.values(others)];
}
