import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { seeded } from "../../scripts/simulator/random.ts";
import { workOnSketches } from "../../src/ingest/sketches.ts";
import { harvestAt } from "../../src/lists/follow.ts";
import { listAt } from "../../src/lists/index.ts";
import { CLOSENESS } from "../../src/paper/closeness.ts";
import type { PaperMoment } from "../../src/paper/paper.ts";
import { shippedIdf } from "../../src/similar/idf.ts";
import { LEAST_SCORE, thresholdOf } from "../../src/similar/rungs.ts";
import { shippedSample } from "../../src/similar/sample.ts";
import { likePapers, scoresOf } from "../../src/similar/score.ts";
import { joinSketches, sketchOf } from "../../src/similar/sketch.ts";
import { textOf } from "../../src/similar/terms.ts";
import { vectorOfSketch } from "../../src/similar/vector.ts";
import { takeLease } from "../../src/store/lease.ts";
import { clear } from "../ingest/wire.ts";
import { announce, contextWith, type Said } from "./store.ts";

const context = contextWith("huggingface", "arxiv");
const NOW = at("2026-11-28T18:00:00Z");
const IDF = shippedIdf();

const TOPICS = [
  "unlearning forget set retain quality erasure deletion",
  "protein folding structure ligand docking residue",
  "speech recognition phoneme acoustic speaker transcription",
  "diffusion image generation denoising guidance sampler",
  "theorem proving lemma tactic formal verification",
];
const COMMON =
  "model method training data results benchmark large language network show evaluate performance";

function at(time: string): number {
  return Date.parse(time) / 1000;
}

// Papers about one topic, a little of another, and what every paper says.
function papersOf(day: number, month: string, count: number): Said[] {
  const random = seeded(`${month}-${day}`);
  const pick = (words: string, many: number) => {
    const all = words.split(" ");
    return Array.from({ length: many }, () => all[Math.floor(random.next() * all.length)]!);
  };
  return Array.from({ length: count }, (_, n) => {
    const topic = () => TOPICS[Math.floor(random.next() * TOPICS.length)]!;
    const [first, second] = [topic(), topic()];
    const id = `arxiv:${month}.${String(day * 100 + n).padStart(5, "0")}`;
    return {
      id,
      title: [...pick(first, 2), ...pick(COMMON, 2)].join(" "),
      abstract: [...pick(first, 4), ...pick(second, 2), ...pick(COMMON, 14)].join(" "),
      categories: [["cs.CL", "cs.LG", "cs.CV"][n % 3]!],
      upvotes: Math.floor(random.next() * 40),
    };
  });
}

const october = Array.from({ length: 14 }, (_, n) => papersOf(n + 10, "2610", 20));
const november = Array.from({ length: 12 }, (_, n) => papersOf(n + 10, "2611", 15));
const all = [...october, ...november].flat();

beforeAll(async () => {
  await clear();
  for (const [n, papers] of october.entries()) {
    await announce("huggingface", `2026-10-${n + 10}`, at(`2026-10-${n + 10}T12:00:00Z`), papers);
  }
  const november1 = at("2026-11-01T00:10:00Z");
  await takeLease(env.DB, "test", november1 + 60, november1);
  await workOnSketches({ ...context, papers: Infinity, clock: () => november1 }, "test", true);
  for (const [n, papers] of november.entries()) {
    await announce("huggingface", `2026-11-${n + 10}`, at(`2026-11-${n + 10}T12:00:00Z`), papers);
  }
  // Later, some get more upvotes, and some another text.
  const later = november[0]!.slice(0, 8).map((paper) => ({ ...paper, upvotes: 60 }));
  await announce("huggingface", "2026-11-27", at("2026-11-27T12:00:00Z"), later);
  const changed = november[1]!
    .slice(0, 4)
    .map((paper) => ({ ...paper, title: "unlearning forget set", abstract: TOPICS[0]! }));
  await announce("huggingface", "2026-11-27", at("2026-11-27T13:00:00Z"), changed);
}, 300_000);

async function entriesOf(address: string): Promise<PaperMoment[]> {
  const entries: PaperMoment[] = [];
  for (let before: number | undefined; ;) {
    const page = await listAt(
      context,
      `${address}&limit=500${before === undefined ? "" : `&before=${before}`}`,
      NOW,
    );
    entries.push(...page.entries);
    before = page.olderThan;
    if (before === undefined) return entries;
  }
}

// Every paper, one by one: by its text, and against the month before its moment.
async function bruteForce(ids: readonly string[], rung: number, others: string): Promise<number[]> {
  const sketchOfPaper = ({ paper }: PaperMoment) => sketchOf(textOf(paper), IDF);
  const seeds = await Promise.all(
    ids.map(async (id) => {
      const { entries } = await listAt(context, `/papers/${id}`, NOW);
      return entries[0];
    }),
  );
  const target = likePapers(seeds.map((seed) => vectorOfSketch(sketchOfPaper(seed), IDF)));
  const sample = joinSketches(
    october.flat().map(({ title = "", abstract = "" }) => sketchOf({ title, abstract }, IDF)),
  );
  const thresholds = {
    november: scoresOf(target, sample, IDF),
    other: scoresOf(target, shippedSample(), IDF),
  };
  return (await entriesOf(`/papers?q=${encodeURIComponent(others)}`))
    .filter((moment) => {
      const scores =
        moment.at >= at("2026-11-01T00:00:00Z") ? thresholds.november : thresholds.other;
      const [score] = scoresOf(target, sketchOfPaper(moment), IDF);
      return (
        score! > Math.max(LEAST_SCORE, thresholdOf(scores, rung as 99)) &&
        !ids.includes(moment.paper.id)
      );
    })
    .map(({ seq }) => seq);
}

const seedIds = fc.uniqueArray(fc.constantFrom(...all.map(({ id }) => id)), {
  minLength: 1,
  maxLength: 5,
});
const operands = fc.constantFrom(
  "",
  "cat:cs.CL",
  "-cat:cs.CL",
  "unlearning",
  "upvotes:>=20",
  "upvotes:>=50",
  "entered:2026-11",
  "(speech OR protein) -cat:cs.CV",
);

it("finds what brute force finds, whatever the seeds, the rung and the other operands", async () => {
  await fc.assert(
    fc.asyncProperty(
      seedIds,
      fc.constantFrom(...CLOSENESS),
      operands,
      async (ids, rung, others) => {
        const q = encodeURIComponent(`like:${ids.join(",")}@${rung} ${others}`);
        const served = await entriesOf(`/papers?q=${q}`);
        expect(served.map(({ seq }) => seq)).toEqual(await bruteForce(ids, rung, others));
      },
    ),
    { numRuns: 40 },
  );
});

const SEED = "2611.01000";
const like = (more = "") => `/papers?q=like:${SEED}@95${more}`;

it("keeps a sample of the closed month", async () => {
  const rows = await env.DB.prepare("SELECT DISTINCT month, papers FROM sketch_month").all();
  expect(rows.results).toEqual([{ month: (2026 - 1970) * 12 + 9, papers: 280 }]);
});

it("comes in pages that go on, with the same entries as at once", async () => {
  const whole = (await listAt(context, like("&limit=500"), NOW)).entries.map(({ seq }) => seq);
  expect(whole.length).toBeGreaterThan(5);
  const paged: number[] = [];
  for (let before: number | undefined; ;) {
    const page = await listAt(context, like(`&limit=2${before ? `&before=${before}` : ""}`), NOW);
    paged.push(...page.entries.map(({ seq }) => seq));
    expect(page.entries.length).toBeLessThanOrEqual(2);
    before = page.olderThan;
    if (before === undefined) break;
  }
  expect(paged).toEqual(whole);
});

it("says which words each entry shares, in the paper's own writing", async () => {
  const { entries } = await listAt(context, like(), NOW);
  for (const { shares, paper } of entries) {
    expect(shares!.length).toBeGreaterThan(0);
    for (const words of shares!) expect(`${paper.title} ${paper.abstract}`).toContain(words);
  }
});

it("tells its rate", async () => {
  const { entries, rate } = await listAt(context, like("&limit=500"), NOW);
  const lately = entries.filter(({ at: entered }) => entered > NOW - 28 * 86_400);
  expect(rate).toBeCloseTo(lately.length / 4, 1);
});

it("is in every order", async () => {
  const seqs = async (more: string) =>
    (await listAt(context, like(more), NOW)).entries
      .map(({ seq }) => seq)
      .toSorted((a, b) => a - b);
  const newest = await seqs("&limit=500");
  for (const sort of ["top", "trending", "relevance"]) {
    expect(await seqs(`&limit=500&sort=${sort}`)).toEqual(newest);
  }
  const { entries } = await listAt(context, like("&limit=3&sort=top"), NOW);
  const upvotes = entries.map(({ paper }) => paper.upvotes!);
  expect(upvotes).toEqual(upvotes.toSorted((a, b) => b - a));
});

it("composes with feeds, digests, changes, topics and days", async () => {
  const ids = async (address: string) =>
    (await listAt(context, address, NOW)).entries.map(({ paper }) => paper.id).toSorted();
  const whole = await ids(like("&limit=500"));
  expect(await ids(like("&limit=500").replace("/papers", "/papers.json"))).toEqual(whole);
  expect(await ids(like("&since=&limit=1000").replace("/papers", "/papers.ndjson"))).toEqual(whole);
  const digest = await listAt(
    context,
    like("&digest=weekly").replace("/papers", "/papers.rss"),
    NOW,
  );
  const inWeeks = whole.filter((id) => digest.entries.some(({ paper }) => paper.id === id));
  expect(digest.entries.map(({ paper }) => paper.id).toSorted()).toEqual(inWeeks);
  expect(inWeeks.length).toBeGreaterThan(0);
  expect(digest.digest!.periods).toHaveLength(8);
  const ofDay = whole.filter((id) => november[3]!.some((paper) => paper.id === id));
  expect(await ids(`/papers/date/2026-11-13?q=like:${SEED}@95`)).toEqual(ofDay);
  const inCategory = await ids(like("+cat:cs.CL&limit=500"));
  expect(await ids(`/topics/cs.CL?q=like:${SEED}@95&limit=500`)).toEqual(inCategory);
});

it("is harvested for mail, the most upvoted first", async () => {
  const week = { since: at("2026-11-10T00:00:00Z"), until: at("2026-11-17T00:00:00Z") };
  const { entries, total, isMore } = await harvestAt(context, like(), week, 3, NOW);
  const whole = await listAt(context, like("&limit=500"), NOW);
  const within = whole.entries.filter((entry) => entry.at >= week.since && entry.at < week.until);
  const most = within.toSorted((a, b) => b.paper.upvotes! - a.paper.upvotes! || b.seq - a.seq);
  expect(entries.map(({ seq }) => seq)).toEqual(most.slice(0, 3).map(({ seq }) => seq));
  expect([total, isMore]).toEqual([within.length, false]);
  expect(within.length).toBeGreaterThan(3);
});

describe("a paper or profile that is not known", () => {
  it.each([
    ["2611.99999", /^No source here has listed 2611.99999 yet/],
    ["p~1AAAA", /^This profile can't be read: a part of it is missing or was changed/],
    ["p~9", /made by another version/],
  ])("%s is refused with a reason", async (of, reason) => {
    await expect(listAt(context, `/papers?q=like:${of}`, NOW)).rejects.toThrow(reason);
  });

  it("is found by another id of it", async () => {
    await env.DB.prepare("INSERT INTO alias (id, paper) VALUES (?1, ?2)")
      .bind("doi:10.1234/like", `arxiv:${SEED}`)
      .run();
    const seqs = async (of: string) =>
      (await listAt(context, `/papers?q=like:${of}`, NOW)).entries.map(({ seq }) => seq);
    expect(await seqs("10.1234/like")).toEqual(await seqs(SEED));
  });
});
