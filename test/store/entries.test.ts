import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { PLACES, rowMarks, seqOf } from "../../src/paper/log.ts";
import { SAMPLE, SAMPLED } from "../../src/paper/tags.ts";
import { compile, parse } from "../../src/query/index.ts";
import { countNewest, newestEntries, newestWindow } from "../../src/store/entries.ts";
import { countTags } from "../../src/store/facets.ts";
import { besides, type Range } from "../../src/store/matching.ts";
import { DAY } from "../../src/text/time.ts";
import { clear } from "../ingest/wire.ts";

const DAYS = 20;
const A_DAY = 300;
const START = Date.UTC(2026, 9, 1) / 1000;
// One moment in so many is taken for a sample: reaching back for two samples is as for 1,000 moments.
const EVERY = 500;
// The oldest of all, one in the middle and the newest.
const RARE = [0, 3000, DAYS * A_DAY - 1];

/** A log of days of papers, three of which are rare. */
beforeAll(async () => {
  await clear();
  for (let day = 0; day < DAYS; day++) {
    const rows = Array.from({ length: A_DAY }, (_, n) => {
      const number = day * A_DAY + n;
      const at = START + day * DAY;
      const seq = seqOf(at, A_DAY - 1 - n);
      const title = RARE.includes(number) ? "rare" : "common";
      const marks = rowMarks(seq).filter((tag) => tag !== SAMPLED);
      if (number % EVERY === 0) marks.push(SAMPLED);
      return [seq, number + 1, at, title, marks.join(" ")];
    });
    const insert = (sql: string) =>
      env.DB.prepare(`${sql} FROM json_each(?1)`).bind(JSON.stringify(rows));
    await env.DB.batch([
      insert(
        `INSERT INTO paper (key, id, feed_id, title, abstract, authors, categories, sources,
           keywords, media) SELECT value ->> 1, 'arxiv:' || (value ->> 1), '', value ->> 3, '', '[]',
           '[]', '[]', '[]', '[]'`,
      ),
      insert(
        `INSERT INTO moment (seq, paper, at, live, tags, change, written)
         SELECT value ->> 0, value ->> 1, value ->> 2, 1, '', 1, 1`,
      ),
      insert(
        `INSERT INTO log_index (rowid, title, abstract, authors, after, before)
         SELECT value ->> 0, value ->> 3, '', '', value ->> 4, ''`,
      ),
    ]);
  }
});

/** A range as the compiler makes it, though it may look at no more than so many moments at once. */
function rangeOf(q: string, bounds: Pick<Range, "reach" | "lookups"> = {}): Range {
  const read = parse(q);
  if (!read.ok) throw new Error(q);
  const { reach: _reach, lookups: _lookups, ...range } = compile(read.tree, 0);
  return { ...range, ...bounds };
}

async function paged(range: Range, limit: number) {
  const numbers: number[] = [];
  let pages = 0;
  for (let to: number | undefined; ; pages++) {
    const page = await newestEntries(env.DB, { ...range, ...(to && { to }) }, limit);
    numbers.push(...page.entries.map(({ paper }) => Number(paper.id.slice("arxiv:".length)) - 1));
    if (!page.more) return { numbers, pages: pages + 1 };
    expect(page.next).toBeLessThan(to ?? Infinity);
    to = page.next;
  }
}

it("are found page by page where each may look at part of the log only", async () => {
  const wanted = RARE.toReversed();
  expect(await paged(rangeOf("rare"), 10)).toEqual({ numbers: wanted, pages: 1 });
  const { numbers, pages } = await paged(rangeOf("rare", { reach: 2 * SAMPLE, lookups: 1 }), 10);
  expect(numbers).toEqual(wanted);
  expect(pages).toBeGreaterThan(2);
  expect((await paged(rangeOf("rare", { reach: 4 * SAMPLE }), 1)).numbers).toEqual(wanted);
  expect((await paged(rangeOf("-common", { reach: 4 * SAMPLE }), 10)).numbers).toEqual(wanted);
});

it("say that they are not all that there may be", async () => {
  const page = await newestEntries(env.DB, rangeOf("rare", { reach: 2 * SAMPLE, lookups: 1 }), 10);
  expect(page).toMatchObject({ more: true, unfinished: true });
  expect(page.entries).toHaveLength(1);
  const full = await newestEntries(
    env.DB,
    rangeOf("common", { reach: 6 * SAMPLE, lookups: 1 }),
    10,
  );
  expect(full.unfinished).toBeUndefined();
  expect(full.entries).toHaveLength(10);
});

it("are none where there is nothing in a range, or after the newest", async () => {
  const bounds = { reach: 2 * SAMPLE };
  const later = { ...rangeOf("-common", bounds), from: seqOf(START + 2 * DAYS * DAY, 0) };
  expect(await paged(later, 10)).toEqual({ numbers: [], pages: 1 });
  const earlier = { ...rangeOf("-common", bounds), to: START * PLACES };
  expect(await paged(earlier, 10)).toEqual({ numbers: [], pages: 1 });
});

it("are counted as far as was looked, which is said", async () => {
  expect(await countNewest(env.DB, rangeOf("rare"))).toMatchObject({ entries: 3, cut: false });
  const counted = await countNewest(env.DB, rangeOf("rare", { reach: 2 * SAMPLE }));
  expect(counted).toMatchObject({ entries: 1, cut: true });
  expect(counted.oldest! / PLACES).toBeGreaterThan(START + 10 * DAY);
  expect(await countTags(env.DB, rangeOf("rare", { reach: 2 * SAMPLE }))).toMatchObject({
    matches: 1,
    cut: true,
  });
});

it("of a window come at once where the index may be asked once", async () => {
  const size = { least: 50, most: 500, hours: 20 };
  const window = await newestWindow(env.DB, rangeOf("common OR rare"), size);
  const once = await newestWindow(env.DB, rangeOf("common OR rare", { lookups: 1 }), size);
  expect(once.entries.map(({ seq }) => seq)).toEqual(window.entries.map(({ seq }) => seq));
  expect(once.entries).toHaveLength(A_DAY);
  expect([window.more, once.more]).toEqual([true, true]);
});

it("is looked at less far back for what a page says besides, or not at all", async () => {
  const range = besides({ ...rangeOf("rare"), beside: 2 * SAMPLE })!;
  expect(await countTags(env.DB, range)).toMatchObject({ matches: 1, cut: true });
  expect(besides({ ...range, reach: SAMPLE })?.reach).toBe(SAMPLE);
  expect(besides({ ...range, lookups: 1 })).toBeUndefined();
});
