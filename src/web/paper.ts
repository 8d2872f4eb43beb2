import { entryOf } from "../feeds/entry.ts";
import { pageOf } from "../feeds/links.ts";
import type { Facts } from "../paper/facts.ts";
import { paperId } from "../paper/ids.ts";
import type { Paper, PaperMoment } from "../paper/paper.ts";
import { textWords } from "../query/fts/fold.ts";
import { compile, type Query } from "../query/index.ts";
import { entriesOf } from "../store/entries.ts";
import { countMatches, historyOf, listingsOf } from "../store/paper-page.ts";
import { aliasOf } from "../store/papers.ts";
import { rankedEntries } from "../store/ranked.ts";
import type { Asked } from "./context.ts";
import { canonicalParams } from "./context.ts";
import { urlOf } from "./address.ts";
import { Moved, WebError } from "./errors.ts";
import { feedAnswer, feedLinks, type List } from "./list.ts";
import { mathParagraphs } from "./components/math.tsx";
import { paperPage } from "./pages/paper.tsx";
import type { Params } from "./params.ts";
import type { Answer } from "./respond.ts";

/**
 * One paper: its page, or a feed of that one entry.
 * @param given its id in any spelling
 * @throws {WebError} 404 when it is no id, or of no paper that is known
 * @throws {Moved} when the id is another one of a work
 */
export async function paperAnswer(asked: Asked, given: string, params: Params): Promise<Answer> {
  const { site, settings, facts, format } = asked;
  const id = paperId(given, facts);
  const [moment] = id === undefined ? [] : await entriesOf(asked.db, [id]);
  const merged = moment || id === undefined ? undefined : await aliasOf(asked.db, id);
  if (merged !== undefined) throw new Moved(urlOf("", `/papers/${merged}`, {}, asked.extension));
  if (!moment) throw unknownPaper(given, id, facts);
  const { paper } = moment;
  const list: List = {
    path: `/papers/${paper.id}`,
    title: paper.title,
    description: "One paper.",
    params: canonicalParams(asked, params),
    notices: [],
    exact: true,
    entries: [moment],
  };
  if (format) return feedAnswer(site, settings.SITE_NAME, list, params, format, facts);
  const feeds = feedLinks(site, list);
  const [history, related] = await Promise.all([
    historyOf(asked.db, paper.id),
    relatedTo(asked, paper),
  ]);
  const listings = await listingsOf(asked.db, paper, history);
  const html = paperPage(site, settings.SITE_NAME, entryOf(moment, params, facts), feeds, facts, {
    heading: await mathParagraphs(paper.title),
    abstract: await mathParagraphs(paper.abstract),
    history,
    listings,
    related,
  });
  // Without the time its text changed: votes and related papers change the page besides.
  return { type: "text/html; charset=utf-8", body: () => html, fingerprint: html };
}

const MOST_RELATED = 6;
// Words to count and how far to count, and what to search for then: within 3,000 rows read.
const MOST_WORDS = 8;
const RARE = 75;
const RAREST_WORDS = 6;
const PAIRED_WORDS = 4;
const COMMON = new Set(
  `and are can does for from has how into its not one our over than that the their they this
   through toward towards using via was we what when where which why with without you`.split(/\s+/),
);

// Papers whose titles share words with a paper's title and keywords that few titles have.
async function relatedTo(
  { db, now }: Asked,
  { id, title, keywords }: Paper,
): Promise<PaperMoment[]> {
  const words = new Set([title, ...keywords].flatMap(textWords));
  const terms = [...words]
    .filter((word) => word.length > 2 && !COMMON.has(word))
    .slice(0, MOST_WORDS)
    .map((word): Query => ({ type: "title", words: [word] }));
  const matches = terms.map((term) => compile(term, now).match);
  const counts = await countMatches(db, matches, RARE);
  const parts = tellingOf(terms.map((term, n) => ({ term, count: counts[n]! })));
  if (parts.length === 0) return [];
  const { match } = compile({ type: "or", parts }, now);
  const found = await rankedEntries(db, { match }, "relevance", MOST_RELATED + 1, now);
  return found.filter(({ paper }) => paper.id !== id).slice(0, MOST_RELATED);
}

// The rarest words that another title has too; of words that are all common, two together.
function tellingOf(counted: { term: Query; count: number }[]): Query[] {
  const shared = counted.filter(({ count }) => count > 1).sort((a, b) => a.count - b.count);
  const rare = shared.filter(({ count }) => count < RARE).map(({ term }) => term);
  if (rare.length > 0) return rare.slice(0, RAREST_WORDS);
  const common = shared.slice(0, PAIRED_WORDS).map(({ term }) => term);
  return common.flatMap((one, n) =>
    common.slice(n + 1).map((other): Query => ({ type: "and", parts: [one, other] })),
  );
}

function unknownPaper(given: string, id: string | undefined, facts: Facts): WebError {
  const shown = given.slice(0, 100);
  if (id === undefined) {
    return new WebError(
      404,
      `${shown} is no id of a paper. Ids look like arxiv:2411.05783 or doi:10.1101/2026.01.02.`,
    );
  }
  const url = pageOf(id, facts)?.href;
  const hint = url ? ` It may be at ${url}.` : "";
  return new WebError(404, `No source here has listed ${shown} yet.${hint}`, {
    id,
    ...(url && { url }),
  });
}
