import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { listAt } from "../../src/lists/index.ts";
import { listUrl } from "../../src/lists/links.ts";
import type { SearchQuestion, TopicQuestion } from "../../src/lists/question.ts";
import { questionAt } from "../../src/lists/routes.ts";
import { nearbyOf, type Offer, waysOutOf } from "../../src/lists/suggestions.ts";
import { clear } from "../ingest/wire.ts";
import { announce, contextWith } from "./store.ts";

const context = contextWith("huggingface", "arxiv");
const DAY = "2026-11-20";
const NOW = Date.parse(`${DAY}T18:00:00Z`) / 1000;

const TITLES = [
  "Machine unlearning at scale",
  "Unlearning by a machine",
  "LLM unlearning",
  "Concept erasure in diffusion models",
  "EnvHarness: agents in containers",
  "Agents that guess probabilities",
  "Interpretability of agents",
  "Interpretability of tables",
];

beforeAll(async () => {
  await clear();
  const papers = TITLES.map((title, n) => ({
    id: `arxiv:2611.${String(n + 1).padStart(5, "0")}`,
    title,
    authors: ["Ada Lovelace"],
    categories: [n < 4 ? "cs.LG" : "cs.CL"],
    abstract: n === 7 ? "About a machine." : "Text.",
    upvotes: n * 10,
  }));
  const now = Date.parse(`${DAY}T12:00:00Z`) / 1000;
  await announce("arxiv", DAY, now, papers);
  // More papers of a kind than are counted.
  const many = Array.from({ length: 101 }, (_, n) => ({
    id: `arxiv:2610.${String(n + 1).padStart(5, "0")}`,
    title: `Quantum error correction ${n}`,
    categories: ["quant-ph"],
  }));
  await announce("arxiv", DAY, now + 60, many);
});

async function nearby(q: string) {
  const question = questionAt(`/papers?${new URLSearchParams({ q }).toString()}`, context);
  return nearbyOf(context, question as SearchQuestion, NOW);
}

async function ways(address: string) {
  const question = questionAt(address, context) as SearchQuestion | TopicQuestion;
  return waysOutOf(context, question, NOW);
}

/** The text of an offer, after its list was seen to have as many papers. */
async function said(offer: Offer | undefined): Promise<string | undefined> {
  if (!offer) return undefined;
  const { name, place, count, isMore } = offer;
  const { entries } = await listAt(
    context,
    listUrl("", place).replace("?", ".csv?limit=1000&"),
    NOW,
  );
  expect(isMore ? entries.length > count : entries.length, name).toBe(isMore || count);
  return `${listUrl("", place)} ${name}: ${count}${isMore ? "+" : ""}`;
}

describe("beside a search", () => {
  it("stand the topics that it is near, with their counts", async () => {
    const { topics } = (await nearby("Machine Unlearning"))!;
    expect(topics).toEqual([
      {
        name: "Machine unlearning",
        place: { path: "/topics/machine-unlearning", params: { q: undefined } },
        count: 4,
        isMore: false,
      },
    ]);
    const other = (await nearby('"machine unlerning" -diffusion'))!.topics[0]!;
    expect(await said(other)).toBe("/topics/machine-unlearning?q=-diffusion Machine unlearning: 3");
    expect((await nearby("cs.LG"))!.topics[0]).toMatchObject({
      name: "Machine Learning (cs.LG)",
      count: 4,
    });
    expect((await nearby("tables"))!.topics).toMatchObject([{ name: "Documents and charts" }]);
    expect((await nearby("quantum"))!.topics).toEqual([]);
  });

  it("stand its words as a phrase and in the title, with their counts", async () => {
    const { phrase, title } = (await nearby("Unlearning machine"))!;
    expect(phrase).toBeUndefined();
    expect(await said(title)).toBe("/papers?q=title%3A%28Unlearning+machine%29 in the title: 2");
    const machine = (await nearby("machine unlearning cat:cs.LG"))!;
    expect(await said(machine.phrase)).toBe(
      "/papers?q=%22machine+unlearning%22+cat%3Acs.LG as a phrase: 1",
    );
  });

  it("stands how many there are up to a hundred", async () => {
    const { phrase } = (await nearby("quantum error"))!;
    expect(await said(phrase)).toBe("/papers?q=%22quantum+error%22 as a phrase: 100+");
    const exact = (await nearby("quantum error NOT 100"))!.phrase;
    expect(await said(exact)).toBe("/papers?q=%22quantum+error%22+NOT+100 as a phrase: 100");
  });

  it("stands nothing on later pages", async () => {
    const question = questionAt("/papers?q=machine+unlearning&before=9", context);
    expect(await nearbyOf(context, question as SearchQuestion, NOW)).toBeUndefined();
  });
});

describe("where a search finds nothing", () => {
  it.each([
    ["unleraning", "/papers?q=unlearning unlearning: 3"],
    ["EnvHarnes", "/papers?q=EnvHarness EnvHarness: 1"],
    ["machine unleraning", "/papers?q=machine+unlearning machine unlearning: 2"],
    [
      'title:"machine unleraning"',
      '/papers?q=title%3A%22machine+unlearning%22 title:"machine unlearning": 1',
    ],
    ["interpratabilty", "/papers?q=interpretability interpretability: 2"],
    ["author:Lovelaec", "/papers?q=author%3Alovelace author:lovelace: 8"],
    ["quantm eror", "/papers?q=quantum+error quantum error: 100+"],
    ["zebrafish", undefined],
    ["unlearning zebrafish", undefined],
  ])("%s is spelled as papers spell it", async (q, corrected) => {
    const found = (await ways(`/papers?${new URLSearchParams({ q }).toString()}`))!;
    expect(await said(found.corrected)).toBe(corrected);
  });

  it("the searches without a part that find papers are offered, the most papers first", async () => {
    const found = (await ways("/papers?q=unlearning+zebrafish+-diffusion"))!;
    expect(found.broader).toMatchObject([{ name: "without zebrafish", count: 3 }]);
    const phrase = (await ways("/papers?q=%22unlearning+machine%22+cat:cs.LG"))!;
    expect(await Promise.all(phrase.broader.map(said))).toEqual([
      '/papers?q=cat%3Acs.LG without "unlearning machine": 4',
      "/papers?q=unlearning+machine+cat%3Acs.LG unlearning machine without quotes: 2",
    ]);
  });

  it("of a topic, they stay in the topic", async () => {
    const found = (await ways("/topics/machine-unlearning?q=zebrafish+concept"))!;
    expect(await Promise.all(found.broader.map(said))).toEqual([
      "/topics/machine-unlearning?q=concept without zebrafish: 1",
    ]);
  });
});

describe("the rows that are read", () => {
  it.each([
    "quantum error correction",
    "machine unlearning",
    '"quantum error" correction cat:quant-ph -zebrafish unleraning quantm',
    "quantm eror interpratabilty probabilites agnets continers concpt erasre",
    `${"x".repeat(24)} ${"y".repeat(24)}`,
  ])("for what stands beside %s are few", async (q) => {
    const { db, rows } = counted();
    const question = questionAt(`/papers?${new URLSearchParams({ q }).toString()}`, context);
    const asked = question as SearchQuestion;
    await nearbyOf({ ...context, db }, asked, NOW);
    await waysOutOf({ ...context, db }, asked, NOW);
    expect(rows()).toBeGreaterThan(0);
    expect(rows()).toBeLessThanOrEqual(1400);
  });
});

/** A database that counts the rows it reads. */
function counted(): { db: D1Database; rows: () => number } {
  let rows = 0;
  const prepare = (sql: string) => ({
    bind: (...values: unknown[]) => {
      const all = async () => {
        const result = await env.DB.prepare(sql)
          .bind(...values)
          .all();
        rows += result.meta.rows_read;
        return result;
      };
      return { all, first: async () => (await all()).results[0] ?? null };
    },
  });
  return { db: { prepare } as unknown as D1Database, rows: () => rows };
}
