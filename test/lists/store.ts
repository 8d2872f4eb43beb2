import { env } from "cloudflare:workers";
import { takeIn } from "../../src/ingest/apply.ts";
import { changesOf } from "../../src/ingest/diff.ts";
import type { Context } from "../../src/lists/index.ts";
import type { Statement } from "../../src/paper/paper.ts";
import { FACTS } from "../../src/sources/index.ts";
import { commit, wireState } from "../../src/store/commit.ts";
import { takeLease } from "../../src/store/lease.ts";
import { knownPapers } from "../../src/store/papers.ts";

/** The context of lists with these sources switched on. */
export function contextWith(...names: string[]): Context {
  const sources = [...FACTS.values()].filter(({ name }) => names.includes(name));
  return { db: env.DB, kv: env.KV, facts: FACTS, sources, backfillFrom: "" };
}

/** What a test says of a paper. */
export type Said = Pick<Statement, "id"> & Partial<Statement>;

/** Takes in what a source lists on a day, as a run would at an instant. */
export async function announce(
  source: string,
  day: string,
  now: number,
  said: readonly Said[],
): Promise<void> {
  const listings = said.map((paper, rank) => ({
    source,
    day,
    rank,
    paper: { title: `Paper ${paper.id}`, ...paper },
  }));
  const known = await knownPapers(
    env.DB,
    said.map(({ id }) => id),
  );
  const position = {
    known,
    listed: new Set<string>(),
    facts: FACTS,
    liveFrom: "2026-10-01",
    liveAt: (await wireState(env.DB)).liveAt,
  };
  const { updates, listed, liveAt } = takeIn(position, listings, now);
  const changes = { ...changesOf(updates, new Map()), listings: listed, liveAt };
  await takeLease(env.DB, "test", now + 60, now);
  await commit(env.DB, "test", changes, [], now);
}

/** Takes in papers of some titles, as a run at an instant would. */
export async function papers(time: string, ...titles: string[]): Promise<void> {
  const now = Date.parse(time) / 1000;
  const listed = titles.map((title, n) => ({
    id: `arxiv:2611.${String((Math.floor(now / 60) + n) % 100_000).padStart(5, "0")}`,
    title,
  }));
  await announce("huggingface", time.slice(0, 10), now, listed);
}
