import type { PaperEntry } from "../../feeds/feed.ts";
import type { Links } from "../../feeds/links.ts";
import { shorten } from "../../feeds/entry.ts";
import { type Facts as SourceFacts, sayerOf } from "../../paper/facts.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import type { PastListing, PastMoment } from "../../store/paper-page.ts";
import { texToUnicode } from "../../text/tex.ts";
import { urlOf } from "../../lists/address.ts";
import { Authors } from "../components/authors.tsx";
import { Citation } from "../components/citation.tsx";
import { BIBTEX, Cite } from "../components/cite.tsx";
import { Copy } from "../components/copy.tsx";
import { Facts } from "../components/facts.tsx";
import { FollowPaper } from "../components/follow-paper.tsx";
import { page } from "../components/layout.tsx";
import { Versions } from "../components/listings.tsx";
import { MathAbstract, type MathParagraphs, MathText } from "../components/math.tsx";
import { Related } from "../components/related.tsx";
import { Comments, Stars, Upvotes } from "../components/signals.tsx";
import { Votes } from "../components/votes.tsx";

const DESCRIPTION_LENGTH = 200;

/** Everything on a paper's page besides the paper itself. */
interface Surroundings {
  /** The title, with formulas. */
  heading: MathParagraphs;
  abstract: MathParagraphs;
  /** Oldest first. */
  history: readonly PastMoment[];
  listings: readonly PastListing[];
  related: readonly PaperMoment[];
  /** How many papers are new here a week, where that is known. */
  papersAWeek: number | undefined;
}

/** The page of a paper: everything that is known of it. */
export function paperPage(
  site: string,
  siteName: string,
  entry: PaperEntry,
  feeds: { href: string; type: string; name: string }[],
  facts: SourceFacts,
  { heading, abstract, history, listings, related, papersAWeek }: Surroundings,
): string {
  const { title, moment, links } = entry;
  const { paper } = moment;
  const canonical = urlOf(site, `/papers/${paper.id}`);
  const from = sayerOf("summary", paper, facts);
  const seen = history[0]?.at ?? moment.at;
  return page({
    title,
    siteName,
    description: shorten(texToUnicode(paper.abstract), DESCRIPTION_LENGTH),
    canonical,
    feeds,
    head: <Citation paper={paper} links={links} seen={seen} url={canonical} />,
    children: (
      <article class="paper">
        <header>
          <h1 dir="auto">
            <MathText pieces={heading.flat()} />
          </h1>
          <Authors names={paper.authors} />
          <div class="signals">
            <Upvotes paper={paper} facts={facts} />
            <Comments paper={paper} links={links} title={title} />
            <Stars paper={paper} />
          </div>
          <Actions links={links} />
        </header>
        <div class="body">
          {paper.summary && (
            <p class="summary" dir="auto">
              <strong>AI summary</strong>
              {from && ` (${from.site})`}: {texToUnicode(paper.summary)}
            </p>
          )}
          <h2>Abstract</h2>
          <MathAbstract paragraphs={abstract} />
          <Votes history={history} />
          <Versions paper={paper} history={history} facts={facts} />
          <Related papers={related} />
          <Cite site={site} entry={entry} />
        </div>
        <aside aria-label="About this paper">
          <h2>About this paper</h2>
          <Facts paper={paper} listings={listings} facts={facts} />
          <FollowPaper paper={paper} papersAWeek={papersAWeek} />
        </aside>
      </article>
    ),
  });
}

// "Abstract" would be the heading's name too, so the page is called by its site.
function Actions({ links: { page: own, pdf, ...others } }: { links: Links }) {
  const places = [...(own ? [{ text: own.site, href: own.href }] : []), ...Object.values(others)];
  return (
    <p class="actions">
      {pdf && (
        <a class="button main" href={pdf.href}>
          {pdf.text}
        </a>
      )}
      <Copy href={`#${BIBTEX}`} text={`#${BIBTEX}`}>
        Copy BibTeX
      </Copy>
      {places.map(({ text, href }) => (
        <a class="button" href={href}>
          {text}
        </a>
      ))}
    </p>
  );
}
