import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { compileHolding, parse } from "../../src/query/index.ts";
import { hasMoreListings, listedOn, mostListings } from "../../src/store/days.ts";
import { PLACES } from "../../src/paper/log.ts";
import { clear } from "../ingest/wire.ts";

const DAYS = { first: "2026-11-01", last: "2026-11-30" };
const A_DAY = 200;

/** Thirty days of papers, written with little ado: later ones have more upvotes. */
beforeAll(async () => {
  await clear();
  const nth = `WITH RECURSIVE nth (n) AS
    (SELECT 0 UNION ALL SELECT n + 1 FROM nth WHERE n + 1 < ${A_DAY})`;
  for (let day = 0; day < 30; day++) {
    const name = `2026-11-${String(day + 1).padStart(2, "0")}`;
    const at = Date.parse(`${name}T05:00:00Z`) / 1000;
    const key = `${day * A_DAY + 1} + n`;
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO paper (key, id, feed_id, title, abstract, authors, categories, sources,
           keywords, media, upvotes) ${nth}
         SELECT ${key}, 'arxiv:' || (${key}), '', 'Title', '', '[]', '[]', '["arxiv"]', '[]', '[]',
           ${key} FROM nth`,
      ),
      env.DB.prepare(
        `INSERT INTO moment (seq, paper, at, live, tags, change, written) ${nth}
         SELECT ${at} * ${PLACES} + ${A_DAY} - n, ${key}, ${at}, 1, 'source1arxiv0', 1, ${at} FROM nth`,
      ),
      env.DB.prepare(
        `INSERT INTO log_index (rowid, title, abstract, authors, after, before) ${nth}
         SELECT ${at} * ${PLACES} + ${A_DAY} - n, iif(n % 2, 'odd', 'even'), '', '', 'all1 id1arxivz3a' || (${key}) || '0', ''
         FROM nth ORDER BY 1`,
      ),
      env.DB.prepare(
        `INSERT INTO listing (source, day, paper, at, rank) ${nth}
         SELECT 'arxiv', '${name}', ${key}, ${at}, n FROM nth`,
      ),
    ]);
  }
});

function matchOf(q: string) {
  const parsed = parse(q);
  if (!parsed.ok) throw new Error(q);
  return compileHolding(parsed.tree, 0);
}

async function keys(order: "upvotes" | "listing", limit: number, q?: string): Promise<number[]> {
  const match = q === undefined ? undefined : matchOf(q);
  const found = await listedOn(env.DB, "arxiv", DAYS, { order, limit, match });
  return found.map(({ paper }) => Number(paper.id.slice("arxiv:".length)));
}

/** A database that counts the rows it reads. */
function counted(): { db: D1Database; rows: () => number } {
  let rows = 0;
  const prepare = (sql: string) => ({
    bind: (...values: unknown[]) => ({
      all: async () => {
        const result = await env.DB.prepare(sql)
          .bind(...values)
          .all();
        rows += result.meta.rows_read;
        return result;
      },
    }),
  });
  return { db: { prepare } as unknown as D1Database, rows: () => rows };
}

describe("listed papers", () => {
  it("are in the order of the lists, newest first, or by upvotes", async () => {
    expect(await keys("listing", 3)).toEqual([5801, 5802, 5803]);
    expect(await keys("upvotes", 3)).toEqual([6000, 5999, 5998]);
  });

  it("are narrowed by a query", async () => {
    expect(await keys("listing", 3, "odd")).toEqual([5802, 5804, 5806]);
    expect(await keys("upvotes", 2, "-odd")).toEqual([5999, 5997]);
  });

  it("are looked for among the newest listings only", async () => {
    const most = mostListings();
    const all = await keys("listing", 6000);
    expect(all).toHaveLength(most);
    expect(Math.min(...all)).toBeGreaterThan(6000 - most - A_DAY);
    const either = "odd OR even";
    expect(await keys("listing", 6000, either)).toHaveLength(mostListings(matchOf(either)));
    expect(await hasMoreListings(env.DB, "arxiv", DAYS, most)).toBe(true);
    expect(await hasMoreListings(env.DB, "arxiv", DAYS, 6000)).toBe(false);
  });

  it.each(["upvotes", "listing"] as const)("by %s cost 8,000 rows at most", async (order) => {
    const { db, rows } = counted();
    const found = await listedOn(db, "arxiv", DAYS, { order, limit: 500 });
    expect(found).toHaveLength(500);
    expect(rows()).toBeGreaterThan(mostListings());
    expect(rows()).toBeLessThanOrEqual(8000);
  });
});
