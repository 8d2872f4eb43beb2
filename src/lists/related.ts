import type { Paper, PaperMoment } from "../paper/paper.ts";

import { compile, type Query } from "../query/index.ts";
import { shippedIdf } from "../similar/idf.ts";
import { likePapers, scoresOf } from "../similar/score.ts";
import { tellingWords } from "../similar/shared-words.ts";
import { joinSketches, sketchOf } from "../similar/sketch.ts";
import { textOf } from "../similar/terms.ts";
import { vectorOfSketch } from "../similar/vector.ts";
import { texToUnicode } from "../text/tex.ts";
import { wordsOf } from "../text/words.ts";
import { countMatches } from "../store/paper-page.ts";
import { rankedEntries } from "../store/ranked.ts";
import type { Context } from "./context.ts";
import { Moved } from "./errors.ts";
import type { PaperList, RelatedList } from "./list.ts";
import { paperList } from "./paper.ts";
import { canonicalParams } from "./params.ts";
import type { PaperQuestion, RelatedQuestion } from "./question.ts";

const MOST_RELATED = 8;
// Within 3,000 rows read: each word is counted up to 100, and the newest 750 matches are ranked.
const MOST_WORDS = 12;
const RARE = 100;
const MOST_MATCHES = 700;
const PAIRED_WORDS = 4;
const RANKED = 24;

/**
 * The list of the papers related to one, the nearest first; as a feed, the newest first.
 * @throws {ListError} when no source has listed it
 * @throws {Moved} when the id is another one of a work
 */
export async function relatedList(
  context: Context,
  { params, format, ...question }: RelatedQuestion,
  now: number,
): Promise<RelatedList> {
  const [{ paper }] = await paperOf(context, { ...question, params, kind: "paper" });
  const related = await relatedTo(context, paper, now);
  const title = texToUnicode(paper.title);
  return {
    kind: "related",
    path: `/papers/${paper.id}/related`,
    title: `Related to ${title}`,
    description: `Papers related to ${title}.`,
    params: canonicalParams(params, format),
    content: params.content,
    notices: [],
    exact: true,
    passing: true,
    entries: format?.newestFirst ? related.toSorted((a, b) => b.seq - a.seq) : related,
  };
}

async function paperOf(context: Context, question: PaperQuestion): Promise<PaperList["entries"]> {
  try {
    return (await paperList(context, question)).entries;
  } catch (error) {
    throw error instanceof Moved ? new Moved(`${error.path}/related`) : error;
  }
}

/**
 * The papers of all time that are most like one: of those that have one of its most telling words,
 * or two where each is common. Reads 3,000 rows at most.
 */
export async function relatedTo(
  { db }: Context,
  paper: Paper,
  now: number,
): Promise<PaperMoment[]> {
  const idf = shippedIdf();
  const text = textOf(paper);
  const words = new Set([...tellingWords(text, idf), ...paper.keywords].flatMap(wordsOf));
  const terms = [...words].slice(0, MOST_WORDS).map(termOf);
  const matches = terms.map((term) => compile(term, now).match);
  const counts = await countMatches(db, matches, RARE);
  const parts = tellingOf(terms.map((term, n) => ({ term, count: counts[n]! })));
  if (parts.length === 0) return [];
  const { match } = compile({ type: "or", parts }, now);
  const ranked = await rankedEntries(db, { match }, "relevance", RANKED + 1, now);
  const others = ranked.filter((moment) => moment.paper.id !== paper.id);
  const target = likePapers([vectorOfSketch(sketchOf(text, idf), idf)]);
  const sketches = others.map((moment) => sketchOf(textOf(moment.paper), idf));
  const scores = scoresOf(target, joinSketches(sketches), idf);
  return [...others.keys()]
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, MOST_RELATED)
    .map((n) => others[n]!);
}

function termOf(word: string): Query {
  const words = [word];
  return {
    type: "or",
    parts: [
      { type: "title", words },
      { type: "abstract", words },
    ],
  };
}

// The rarest words that another paper has too, as many as can be looked through; of words that are
// all common, each two together.
function tellingOf(counted: { term: Query; count: number }[]): Query[] {
  const shared = counted.filter(({ count }) => count > 1).sort((a, b) => a.count - b.count);
  const rare: Query[] = [];
  let matches = 0;
  for (const { term, count } of shared) {
    matches += count;
    if (count < RARE && matches <= MOST_MATCHES) rare.push(term);
  }
  if (rare.length > 0) return rare;
  const common = shared.slice(0, PAIRED_WORDS);
  return common.flatMap(({ term: one }, n) =>
    common.slice(n + 1).map(({ term: other }): Query => ({ type: "and", parts: [one, other] })),
  );
}
