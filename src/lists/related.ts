import type { Paper, PaperMoment } from "../paper/paper.ts";
import { compile, type Query } from "../query/index.ts";
import { countMatches } from "../store/paper-page.ts";
import { rankedEntries } from "../store/ranked.ts";
import { texToUnicode } from "../text/tex.ts";
import { wordsOf } from "../text/words.ts";
import type { Context } from "./context.ts";

const MOST_RELATED = 6;
// Words that are counted, how far they are counted, and words that are searched for: within 3,000
// rows read.
const MOST_WORDS = 8;
const RARE = 75;
const RAREST_WORDS = 6;
const PAIRED_WORDS = 4;
const COMMON = new Set(
  `and are can does for from has how into its not one our over than that the their they this
   through toward towards using via was we what when where which why with without you`.split(/\s+/),
);

/**
 * Papers whose titles share words with the title and the keywords of a paper that few titles have.
 * Reads 3,000 rows at most.
 */
export async function relatedTo(
  { db }: Context,
  { id, title, keywords }: Paper,
  now: number,
): Promise<PaperMoment[]> {
  const words = new Set([title, ...keywords].map(texToUnicode).flatMap(wordsOf));
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

// The rarest words that another title has too; of words that are all common, each two together.
function tellingOf(counted: { term: Query; count: number }[]): Query[] {
  const shared = counted.filter(({ count }) => count > 1).sort((a, b) => a.count - b.count);
  const rare = shared.filter(({ count }) => count < RARE).map(({ term }) => term);
  if (rare.length > 0) return rare.slice(0, RAREST_WORDS);
  const common = shared.slice(0, PAIRED_WORDS).map(({ term }) => term);
  return common.flatMap((one, n) =>
    common.slice(n + 1).map((other): Query => ({ type: "and", parts: [one, other] })),
  );
}
