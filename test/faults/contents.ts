import { env } from "cloudflare:workers";
import { compile, parse } from "../../src/query/index.ts";
import { newestEntries } from "../../src/store/entries.ts";
import { readCounts } from "../../src/store/counts.ts";
import { readRecords } from "../../src/store/sketch-records.ts";
import { readTrending } from "../../src/store/trending.ts";

/** Questions of every kind, each answered by the index. */
const QUESTIONS = [
  "",
  "forgetting",
  "forgetting agents",
  '"finding about forgetting"',
  "au:lovelace",
  "cat:cs.LG",
  "source:huggingface",
  "source:arxiv -agents",
  "upvotes:>=20",
  "upvotes:>=20 forgetting",
  "has:code",
  "is:trending",
  "date:2026-11",
];

type Row = Record<string, unknown>;

async function rows<Kind = Row>(sql: string): Promise<Kind[]> {
  return (await env.DB.prepare(sql).all<Kind>()).results;
}

/**
 * All that the store holds, but for when it came and in how many steps: faults may put off what
 * happens, and two things that would have come one after the other may then come at once.
 */
export async function contents(now: number): Promise<Row> {
  const papers = await rows("SELECT * FROM paper ORDER BY id");
  const moments = await rows<{ id: string; seq: number; live: number; tags: string }>(
    `SELECT paper.id, seq, live, tags FROM moment JOIN paper ON paper.key = moment.paper
     ORDER BY paper.id, moment.at`,
  );
  const counts = await readCounts(env.KV);
  return {
    papers: papers.map((paper) => ({ ...paper, key: undefined })),
    enterings: enterings(moments),
    listings: await rows(
      `SELECT source, listing.day, rank, paper.id FROM listing JOIN paper ON paper.key = listing.paper
       ORDER BY source, listing.day, paper.id`,
    ),
    aliases: await rows("SELECT id, paper FROM alias ORDER BY id"),
    unclassified: await rows("SELECT id FROM unclassified ORDER BY id"),
    found: Object.fromEntries(
      await Promise.all(QUESTIONS.map(async (q) => [q, await found(q, now)] as const)),
    ),
    indexed: await rows(
      `SELECT (SELECT count(*) FROM older_index) AS older, (SELECT count(*) FROM log_index) -
         (SELECT count(*) FROM moment) AS rest, (SELECT count(*) FROM moment
          WHERE seq NOT IN (SELECT rowid FROM log_index)) AS missing`,
    ),
    sketches: await sketches(new Map(moments.map(({ seq, id }) => [seq, id]))),
    sampled: await rows("SELECT month FROM sketch_month ORDER BY month"),
    counts: { entries: counts?.entries, listed: counts?.listed, isPartial: counts?.isPartial },
    trending: (await readTrending(env.KV))?.ids.toSorted(),
    // Papers are looked up together or one after the other.
    polls: await rows(
      `SELECT source, page, iif(page = 'lookup', NULL, items) AS items, rejected, error FROM poll
       ORDER BY source, page`,
    ),
    sources: await rows("SELECT name, live_from, series, rejected FROM source ORDER BY name"),
    hosts: await rows("SELECT name FROM host"),
  };
}

/** How often each tag entered each paper, live or as backfill. */
function enterings(moments: readonly { id: string; live: number; tags: string }[]) {
  const entered = new Map<string, number>();
  let last: { id: string; tags: string[] } | undefined;
  for (const { id, tags: text } of moments) {
    const tags = text.split(" ");
    const before = new Set(last?.id === id ? last.tags : []);
    for (const tag of tags.filter((each) => !before.has(each))) {
      entered.set(`${id} ${tag}`, (entered.get(`${id} ${tag}`) ?? 0) + 1);
    }
    last = { id, tags };
  }
  return Object.fromEntries(entered);
}

/** The papers of all entries, in no order of time. */
async function found(q: string, now: number): Promise<string[]> {
  const parsed = parse(q);
  if (!parsed.ok) throw new Error(`${q} cannot be read.`);
  const { entries } = await newestEntries(env.DB, compile(parsed.tree, now), 100);
  return entries.map(({ paper }) => paper.id).toSorted();
}

/** The sketch of each paper, which all of its moments share. */
async function sketches(papers: ReadonlyMap<number, string>): Promise<Row> {
  const texts = await rows<{ records: string }>("SELECT records FROM sketch ORDER BY key");
  const { seqs, sketches: words } = readRecords(texts.map(({ records }) => records));
  const length = words.length / Math.max(1, seqs.length);
  const last = new Map(
    Array.from(seqs, (seq, n) => [seq, words.subarray(n * length, (n + 1) * length).join()]),
  );
  const missing = [...papers.keys()].filter((seq) => !last.has(seq));
  const known = [...last].filter(([seq]) => papers.has(seq));
  const each = new Set(known.map(([seq, sketch]) => `${papers.get(seq)} ${sketch}`));
  return { missing, each: [...each].toSorted() };
}
