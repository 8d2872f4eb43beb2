import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { enteredDays } from "../../src/lists/entered-days.ts";
import { questionAt, type Question } from "../../src/lists/index.ts";
import { searchList } from "../../src/lists/search.ts";
import { clear } from "../ingest/wire.ts";
import { announce, contextWith } from "../lists/store.ts";
import { tagsOf, textOf } from "./page-markup.ts";
import { get, TODAY } from "./site.ts";

const NOON = Date.parse(`${TODAY}T12:00:00Z`) / 1000;
const DAY = 86_400;
const FILLER = "Models learn from data of many kinds and sizes. ".repeat(6);

beforeAll(async () => {
  await clear();
  await announce("huggingface", "2026-11-20", NOON - 3 * DAY, [
    { id: "arxiv:2611.00001", title: "Plain", abstract: `${FILLER}We test GPT-4o last.` },
    {
      id: "arxiv:2611.00002",
      title: "GPT-4o in a title",
      abstract: `${FILLER}We test GPT-4o last.`,
      summary: "A summary of one sentence.",
    },
    {
      id: "arxiv:2611.00003",
      title: "Summed up",
      abstract: `${FILLER}We test GPT-4o last.`,
      summary: "Another summary of one sentence.",
      authors: ["One A", "Two B", "Three C", "Four D"],
      published: NOON - 30 * DAY,
    },
  ]);
  await announce(
    "arxiv",
    TODAY,
    NOON,
    Array.from({ length: 60 }, (_, n) => ({
      id: `arxiv:2611.${String(n + 100).padStart(5, "0")}`,
      abstract: "Short.",
      published: NOON - DAY,
    })),
  );
});

async function cardOf(title: string, path: string): Promise<string> {
  const html = await (await get(path)).text();
  tagsOf(html);
  const cards = html.split("<article").slice(1);
  return cards.find((card) => textOf(card).includes(title))!.split("</article>")[0]!;
}

describe("the text of a card", () => {
  it("is the summary where one is known, and says what it is", async () => {
    const card = await cardOf("Summed up", "/papers?limit=500");
    expect(textOf(card)).toContain("AI summary Another summary of one sentence.");
    expect(card).toContain('<p class="text rest"');
  });

  it("is the abstract from the sentence that matched, the sentences before it folded away", async () => {
    const card = await cardOf("Plain", "/papers?q=GPT-4o");
    const [, before = "", from = ""] =
      /<span class="before">(.*?)<\/span>(.*?)<\/p>/.exec(card) ?? [];
    expect(before).toBe(FILLER.trimEnd().split(". ").slice(0, -2).join(". ") + ". ");
    expect(from).toContain("We test <mark>GPT-4o</mark> last.");
  });

  it("is no summary that hides why the paper was found", async () => {
    expect(textOf(await cardOf("Summed up", "/papers?q=GPT-4o"))).not.toContain("AI summary");
    // The title says it already.
    expect(textOf(await cardOf("in a title", "/papers?q=GPT-4o"))).toContain("AI summary");
  });

  it("is not folded where it is short", async () => {
    const card = await cardOf("2611.00100", "/papers?limit=500");
    expect(card).not.toContain("<details");
    expect(textOf(card)).toContain("Short.");
  });
});

describe("the line of facts", () => {
  it("names the first two authors and the last, and each leads to their papers", async () => {
    const card = await cardOf("Summed up", "/papers?q=summed");
    expect(textOf(card)).toContain("One A, Two B, …, Four D");
    expect(card).toContain('href="/papers?q=author%3A%22Four+D%22"');
    expect(card).not.toContain("Three C");
  });

  it("has one date: that of publication, without the year that the heading has", async () => {
    const card = await cardOf("2611.00100", "/papers?limit=500");
    expect(card.match(/<time/g)).toHaveLength(1);
    expect(textOf(card)).toContain("22 Nov");
    expect(textOf(card)).not.toContain("22 Nov 2026");
  });

  it("says when a paper matched where that was weeks later, and no heading says it", async () => {
    expect(textOf(await cardOf("Summed up", "/papers?q=summed"))).not.toContain("matched");
    const ranked = await cardOf("Summed up", "/papers?q=summed&sort=top");
    expect(textOf(ranked)).toContain("24 Oct 2026matched 20 Nov");
  });
});

describe("the headings of days", () => {
  const context = contextWith("huggingface", "arxiv");
  const named = (address: string) =>
    questionAt(address, context) as Extract<Question, { kind: "search" }>;

  async function daysAt(address: string) {
    const question = named(address);
    const list = await searchList(context, question, NOON + 60);
    const days = await enteredDays({ db: env.DB }, question, list, NOON + 60);
    return days?.map(({ day, entries, count, isCut }) => [day, entries.length, count, isCut]);
  }

  it("count every paper of a day, though the page holds fewer", async () => {
    expect(await daysAt("/papers?limit=500")).toEqual([
      [TODAY, 60, 60, false],
      ["2026-11-20", 3, 3, false],
    ]);
    expect(await daysAt("/papers?limit=10")).toEqual([[TODAY, 10, 60, false]]);
    expect(await daysAt("/papers?limit=61")).toEqual([
      [TODAY, 60, 60, false],
      ["2026-11-20", 1, 3, false],
    ]);
  });

  it("count a day that began on the page before", async () => {
    const { olderThan } = await searchList(context, named("/papers?limit=50"), NOON + 60);
    expect(await daysAt(`/papers?before=${olderThan}`)).toEqual([
      [TODAY, 10, 60, false],
      ["2026-11-20", 3, 3, false],
    ]);
  });

  it("count what the query finds, and keep to a range of time in it", async () => {
    expect(await daysAt("/papers?q=GPT-4o&limit=1")).toEqual([["2026-11-20", 1, 3, false]]);
    expect(await daysAt(`/papers?q=entered:..2026-11-20&limit=2`)).toEqual([
      ["2026-11-20", 2, 3, false],
    ]);
  });

  it("are left out of lists in another order", async () => {
    expect(await daysAt("/papers?sort=top")).toBeUndefined();
    expect(await (await get("/papers?sort=top")).text()).not.toContain('class="day"');
  });
});
