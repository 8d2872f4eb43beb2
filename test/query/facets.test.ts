import { FACTS } from "../../src/sources/index.ts";
import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { placed } from "../../src/ingest/changes.ts";
import { merge } from "../../src/paper/merge.ts";
import { type Moment, observe } from "../../src/paper/moments.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { partTag, rungTag, tagsOf, valueTag } from "../../src/paper/tags.ts";
import {
  compile,
  compileFacets,
  facetsOf,
  inRole,
  parse,
  type ParsedQuery,
  type Part,
  type Query,
} from "../../src/query/index.ts";
import { commit } from "../../src/store/commit.ts";
import { countTags } from "../../src/store/facets.ts";
import { takeLease } from "../../src/store/lease.ts";
import { DAY } from "../../src/text/time.ts";
import { clear } from "../ingest/wire.ts";

const NOW = Date.UTC(2026, 10, 23) / 1000;
const SEED = 20261123;
const PAPERS = 80;
const QUESTIONS = 150;

const COUNTED = {
  papers: 10,
  tags: new Map([
    [valueTag("category", "cs.LG"), 10],
    [valueTag("category", "cs.CL"), 4],
    [valueTag("primary", "cs.CL"), 1],
    [valueTag("category", "hep-th"), 2],
    [valueTag("source", "arxiv"), 9],
    [valueTag("source", "some-journal"), 3],
    [partTag("code"), 5],
    [rungTag(5), 6],
    [rungTag(10), 6],
    [rungTag(20), 2],
  ]),
};

const NAMING = { facts: FACTS };

function offered(q: string, role?: "primary" | "cross") {
  return facetsOf(partsOf(q), COUNTED, NAMING, role).flatMap(({ facets }) =>
    facets.map(({ name, count, query }) => [name, count, query]),
  );
}

describe("the facets of a question", () => {
  it("are values that some of its papers have, each with the question it makes", () => {
    expect(offered("lora")).toEqual([
      ["cs.CL", 4, "lora cat:cs.CL"],
      ["hep-th", 2, "lora cat:hep-th"],
      ["arxiv", 9, "lora source:arxiv"],
      ["some-journal", 3, "lora source:some-journal"],
      ["code", 5, "lora has:code"],
      ["≥ 10", 6, "lora upvotes:>=10"],
      ["≥ 20", 2, "lora upvotes:>=20"],
    ]);
    expect(offered("")[0]).toEqual(["cs.CL", 4, "cat:cs.CL"]);
  });

  it("say the names of categories", () => {
    expect(facetsOf([], COUNTED, NAMING)[0]).toMatchObject({
      name: "Category",
      facets: [{ title: "Computation and Language" }, {}],
    });
  });

  it("take out what is asked for already", () => {
    expect(offered("has:media lora")).toContainEqual(["media", undefined, "lora"]);
    expect(offered("source:arxiv")).toContainEqual(["arxiv", undefined, undefined]);
    expect(offered("lora (has:media OR cat:cs.LG)")).toContainEqual([
      "code",
      5,
      "lora (has:media OR cat:cs.LG) has:code",
    ]);
  });

  it("put a rung in place of another", () => {
    const facets = offered("lora upvotes:>=5 -upvotes:>=50");
    expect(facets).toContainEqual(["≥ 5", undefined, "lora -upvotes:>=50"]);
    expect(facets).toContainEqual(["≥ 20", 2, "lora -upvotes:>=50 upvotes:>=20"]);
  });

  it("count the role that categories are asked for in", () => {
    expect(offered("", "primary")[0]).toEqual(["cs.CL", 1, "cat:cs.CL"]);
    expect(offered("", "cross")[0]).toEqual(["arxiv", 9, "source:arxiv"]);
  });

  it("name no source that is no more", () => {
    const naming = { ...NAMING, sources: [] };
    const names = facetsOf([], COUNTED, naming).flatMap(({ facets }) =>
      facets.map(({ name }) => name),
    );
    expect(names).toContain("arxiv");
    expect(names).not.toContain("some-journal");
  });

  it("make no question that is too long to be read", () => {
    const long = "a".repeat(503);
    expect(offered(long).map(([name]) => name)).toEqual(["code"]);
  });

  it("are not counted in a question that begins at a time", () => {
    expect(compileFacets(treeOf("lora newer:7d"), NOW)).toBeUndefined();
    expect(compileFacets(treeOf("lora entered:2026-11-01.."), NOW)).toBeUndefined();
    expect(compileFacets(treeOf("lora is:revised newer:7d"), NOW)).toBeDefined();
    expect(compileFacets(treeOf("lora entered:..2026-11-01"), NOW)).toBeDefined();
  });
});

const state = fc.record({
  title: fc.constantFrom("forgetting", "graph", "graph forgetting"),
  categories: fc.subarray(["cs.LG", "cs.CL", "hep-th"], { minLength: 1 }),
  source: fc.constantFrom("arxiv", "huggingface", "some-journal"),
  upvotes: fc.constantFrom(0, 4, 12, 60),
  code: fc.constantFrom(undefined, "https://github.com/o/r"),
  media: fc.subarray(["https://example.org/1.mp4"]),
  version: fc.constantFrom(1, 2),
});
const history = fc.array(state, { minLength: 1, maxLength: 5 });

const leaf = fc.oneof(
  fc.constantFrom("forgetting", "ti:graph", "cat:cs.LG", "cat:cs.*", "date:2026-11"),
  fc.constantFrom("source:arxiv", "source:huggingface", "has:code", "has:media"),
  fc.constantFrom("upvotes:>=5", "upvotes:>=50"),
);
const { question } = fc.letrec<{ question: string }>((tie) => ({
  question: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie("question").map((part) => `-(${part})`),
    fc
      .array(tie("question"), { minLength: 2, maxLength: 3 })
      .chain((parts) =>
        fc.constantFrom(" ", " OR ").map((between) => `(${parts.join(`)${between}(`)})`),
      ),
  ),
}));
const role = fc.constantFrom(undefined, "primary" as const, "cross" as const);
const scope = fc.constantFrom("", "", "is:revised", "entered:..2026-11-04");

describe("the count of a facet", () => {
  beforeAll(async () => {
    await clear();
    await writeHistories(fc.sample(history, { numRuns: PAPERS, seed: SEED }));
  });

  it("is how many papers the narrowed question finds, whatever happened to them", async () => {
    const asked = fc.sample(fc.tuple(question, scope, role), { numRuns: QUESTIONS, seed: SEED });
    let facets = 0;
    for (const [words, moments, as] of asked) {
      const text = `(${words}) ${moments}`;
      const treeAs = (q: string) => (as ? inRole(treeOf(q)!, as) : treeOf(q));
      const counted = await countTags(env.DB, compileFacets(treeAs(text), NOW)!);
      expect([text, counted.papers]).toEqual([text, await found(treeAs(text))]);
      for (const group of facetsOf(partsOf(text), counted, NAMING, as)) {
        for (const { query, count } of group.facets) {
          if (count === undefined) continue;
          facets += 1;
          expect([as, query, count]).toEqual([as, query, await found(treeAs(query!))]);
        }
      }
    }
    expect(facets).toBeGreaterThan(QUESTIONS);
  });
});

function treeOf(text: string): Query | undefined {
  return read(text).tree;
}

function partsOf(text: string): readonly Part[] {
  return read(text).spelling.parts;
}

function read(text: string): ParsedQuery {
  const result = parse(text);
  if (!result.ok) throw new Error(`${text}: expected ${result.error.expected}`);
  return result;
}

async function found(tree: Query | undefined): Promise<number> {
  const { match, to } = compile(tree, NOW);
  const row = await env.DB.prepare(
    `SELECT count(DISTINCT moment.paper) AS papers FROM log_index
       JOIN moment ON moment.seq = log_index.rowid
     WHERE log_index MATCH ?1 AND log_index.rowid < cast(?2 AS integer)`,
  )
    .bind(match, to ?? Number.MAX_SAFE_INTEGER)
    .first<{ papers: number }>();
  return row!.papers;
}

type State = Omit<Partial<Paper>, "code"> & { source: string; code: string | undefined };

async function writeHistories(histories: readonly State[][]): Promise<void> {
  await takeLease(env.DB, "test", NOW, 0);
  const revisions = histories.map((states, n) => {
    let paper: Paper | undefined;
    const seen = states.map((said, moment) => {
      const at = NOW - (25 - moment * 5) * DAY + n;
      const { source, code, ...rest } = said;
      const id = `arxiv:2611.${String(n + 1).padStart(5, "0")}`;
      const statement = { ...rest, id, title: states[0]!.title!, ...(code && { code }) };
      paper = merge(paper, { source, day: "2026-11-01", rank: n, paper: statement }, FACTS);
      const gone = code ? [] : [partTag("code")];
      const tags = tagsOf(paper).filter((tag) => !gone.includes(tag));
      return { at, rank: n, live: false, tags, gone };
    });
    return { paper: paper!, moments: seen.reduce<Moment[]>(observe, []) };
  });
  await commit(env.DB, "test", { ...(await placed(env.DB, revisions)), listings: [] }, [], NOW);
}
