import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { authorsText } from "../../src/paper/authors.ts";
import { ALL, KNOWN, valueTag } from "../../src/paper/tags.ts";
import { compile, parse } from "../../src/query/index.ts";
import { indexedText } from "../../src/text/words.ts";

const NOW = Date.UTC(2026, 10, 23) / 1000;
const SEED = 20261123;
const PAPERS = 150;
const QUESTIONS = 3000;

/** A term and what FTS5 is to be asked for its truth on one side of a moment. */
interface Leaf {
  text: string;
  ask(side: "after" | "before"): string;
}

const LEAVES: Leaf[] = [
  words("forgetting", '{title abstract}:"forget" OR authors:"forgetting0"'),
  words("learned", '{title abstract}:"learn" OR authors:"learned0"'),
  words('"graph learning"', '{title abstract}:"graph learn" OR authors:"graph0 learning0"'),
  words("lecun", '{title abstract}:"lecun" OR authors:"lecun0"'),
  words("ti:graph", 'title:"graph"'),
  words("abs:survey", 'abstract:"survey"'),
  words('au:"Y LeCun"', 'authors:"y0 lecun0" OR authors:"lecun0 y0"'),
  tags("has:code", "code1"),
  tags("upvotes:>=50", "up50"),
  tags("upvotes:>=75", "up75"),
  tags("cat:cs.LG", valueTag("category", "cs.LG")),
  tags("cat:cs.*", valueTag("archive", "cs")),
  tags("source:arxiv", valueTag("source", "arxiv")),
  tags("kw:agents", valueTag("keyword", "agents")),
  tags("is:trending", "trending1"),
  tags("date:2026-11-05..2026-11-06", "published20261105", "published20261106"),
  tags("date:2026-11", "published202611"),
];

// What may become true of a paper at a moment; each is a row of tags that come together.
const GAINS = [
  ["code1"],
  ["up50"],
  ["up50", "up75"],
  [valueTag("category", "cs.LG"), valueTag("archive", "cs")],
  [valueTag("category", "cs.CL"), valueTag("archive", "cs")],
  [valueTag("source", "arxiv")],
  [valueTag("keyword", "agents")],
  ["trending1"],
  ["published202611", "published20261105"],
  ["published202611", "published20261120"],
];

interface Row {
  id: number;
  /** The row of the paper's moment before this one. */
  previous: number | undefined;
}

type Question = { leaf: Leaf } | { not: Question } | { join: "AND" | "OR"; parts: Question[] };

const paper = fc.record({
  title: sentence(["forgetting", "graph", "learning", "lecun", "survey", "agents"]),
  abstract: sentence(["forgets", "graphs", "learned", "survey", "of"]),
  authors: fc.subarray(["Yann André LeCun", "Y. LeCun", "LeCun Graph", "Ann Learned"]),
  gains: fc.array(fc.subarray(GAINS, { maxLength: 3 }), { minLength: 1, maxLength: 4 }),
});

const { question } = fc.letrec<{ question: Question }>((tie) => ({
  question: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...LEAVES).map((leaf): Question => ({ leaf })),
    tie("question").map((part): Question => ({ not: part })),
    fc.record({
      join: fc.constantFrom("AND" as const, "OR" as const),
      parts: fc.array(tie("question"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

// Every moment that a MATCH is narrowed to has one of them.
const SOME = ["code1", "up75", "published20261120"];

/** A table of the index: how texts come into it, and how it is asked. */
const TABLES = [
  {
    table: "log_index",
    prepare: indexedText,
    matchOf: (text: string) => compiled(text).match,
    within: (text: string) => compiled(text).within(SOME).match,
  },
  {
    table: "porter_index",
    prepare: (text: string) => text,
    matchOf: (text: string) => compiled(text).older ?? compiled(text).match,
    within: (text: string) => {
      const { match, older = match } = compiled(text).within(SOME);
      return older;
    },
  },
];
type Table = (typeof TABLES)[number];

describe.each(TABLES)("the MATCH of a question in $table", (index) => {
  const { table, matchOf, within } = index;
  let rows: Row[];
  const truth = new Map<string, Set<number>>();

  beforeAll(async () => {
    rows = await fillIndex(index);
    for (const leaf of LEAVES) {
      for (const side of ["after", "before"] as const) {
        const [matched] = await matching(table, [leaf.ask(side)]);
        truth.set(side + leaf.text, matched!);
      }
    }
  });

  it("finds exactly the moments at which a paper starts to satisfy it", async () => {
    const asked = fc
      .sample(question, { numRuns: QUESTIONS, seed: SEED })
      .map((tree) => ({ tree, text: textOf(tree) }));
    const found = await matching(
      table,
      asked.map(({ text }) => matchOf(text)),
    );

    const wrong = asked.filter(({ tree }, n) => {
      const expected = rows.filter((row) => enters(tree, row)).map(({ id }) => id);
      return expected.length !== found[n]!.size || expected.some((id) => !found[n]!.has(id));
    });
    expect(
      wrong.map(({ text }) => text).toSorted((a, b) => a.length - b.length)[0],
    ).toBeUndefined();
    expect(found.filter(({ size }) => size > 0).length).toBeGreaterThan(QUESTIONS / 2);

    const narrowed = await matching(
      table,
      asked.map(({ text }) => within(text)),
    );
    const some = (await matching(table, [`after:(${SOME.join(" OR ")})`]))[0]!;
    const other = asked.find((_, n) => some.intersection(found[n]!).size !== narrowed[n]!.size);
    expect(other?.text).toBeUndefined();
  });

  function enters(tree: Question, row: Row): boolean {
    return holds(tree, row, "after") && !(row.previous !== undefined && holds(tree, row, "before"));
  }

  function holds(tree: Question, row: Row, side: "after" | "before"): boolean {
    if ("leaf" in tree) return truth.get(side + tree.leaf.text)!.has(row.id);
    if ("not" in tree) return !holds(tree.not, row, side);
    const test = (part: Question) => holds(part, row, side);
    return tree.join === "AND" ? tree.parts.every(test) : tree.parts.some(test);
  }
});

function words(text: string, match: string): Leaf {
  return { text, ask: () => match };
}

function tags(text: string, ...names: string[]): Leaf {
  return { text, ask: (side) => names.map((name) => `${side}:${name}`).join(" OR ") };
}

function sentence(vocabulary: string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...vocabulary), { maxLength: 4 }).map((some) => some.join(" "));
}

// The moments of all papers lie between each other, as they do in the log.
async function fillIndex({ table, prepare }: Table): Promise<Row[]> {
  const rows: Row[] = [];
  const insert = env.DB.prepare(
    `INSERT INTO ${table} (rowid, title, abstract, authors, after, before)
     VALUES (cast(?1 AS INTEGER), ?2, ?3, ?4, ?5, ?6)`,
  );
  const statements = fc
    .sample(paper, { numRuns: PAPERS, seed: SEED })
    .flatMap(({ title, abstract, authors, gains }, n) => {
      let before: Set<string> | undefined;
      let previous: number | undefined;
      return gains.map((gain, moment) => {
        const id = moment * 1000 + n + 1;
        const after = new Set([...(before ?? [ALL]), ...gain.flat()]);
        const known = before ? [...before, KNOWN].filter((tag) => tag !== ALL) : [];
        rows.push({ id, previous });
        [before, previous] = [after, id];
        const columns = [[...after].join(" "), known.join(" ")];
        return insert.bind(id, prepare(title), prepare(abstract), authorsText(authors), ...columns);
      });
    });
  await env.DB.batch(statements);
  return rows;
}

async function matching(table: string, matches: string[]): Promise<Set<number>[]> {
  const select = env.DB.prepare(
    `SELECT json_group_array(rowid) AS ids FROM ${table} WHERE ${table} MATCH ?1`,
  );
  const found: Set<number>[] = [];
  for (let n = 0; n < matches.length; n += 200) {
    const statements = matches.slice(n, n + 200).map((match) => select.bind(match));
    for (const { results } of await env.DB.batch<{ ids: string }>(statements)) {
      found.push(new Set<number>(JSON.parse(results[0]!.ids)));
    }
  }
  return found;
}

function compiled(text: string): ReturnType<typeof compile> {
  const result = parse(text);
  if (!result.ok) throw new Error(`${text}: expected ${result.error.expected}`);
  return compile(result.tree, NOW);
}

function textOf(tree: Question): string {
  if ("leaf" in tree) return tree.leaf.text;
  if ("not" in tree) return `NOT (${textOf(tree.not)})`;
  return `(${tree.parts.map(textOf).join(` ${tree.join} `)})`;
}
