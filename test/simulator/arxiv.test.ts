import { describe, expect, it } from "vitest";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import type { Ask, Page, Reading } from "../../src/sources/source.ts";
import { addDays } from "../../src/text/time.ts";
import { ARXIV_OPTIONS } from "../sources/arxiv/answers.ts";
import { type ArxivOptions, arxivSimulator } from "../../scripts/simulator/arxiv.ts";
import { sampleArxiv } from "../../scripts/simulator/arxiv-papers.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";

// A Friday.
const DAY = "2026-11-20";
const NOW = Date.parse(`${DAY}T12:00:00Z`) / 1000;
const CATEGORIES = ["cs.AI", "cs.CL", "cs.CV", "cs.LG", "cs.RO", "stat.ML"];
const options = { ...ARXIV_OPTIONS, ARXIV_CATEGORIES: CATEGORIES };
const source = arxiv.create(options);

function start(more: Partial<ArxivOptions> = {}) {
  const simulator = arxivSimulator(sampleArxiv, { clock: () => NOW, ...more });
  const ask: Ask = async (url) => {
    const response = await simulator.fetch(new Request(url));
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  const page = async (name: string): Promise<Reading> => {
    const [, day = ""] = name.split("/");
    const asked: Page = { source: "arxiv", page: name, day };
    return source.read((await source.fetch(ask, asked)) ?? [], asked);
  };
  return { ...simulator, ask, page };
}

function ids({ listings }: Reading): string[] {
  return listings.map(({ paper }) => paper.id);
}

describe("the feeds", () => {
  it("read without a rejected item, with all types of announcements", async () => {
    const { page } = start();
    const readings = await Promise.all(CATEGORIES.map((code) => page(`new/${DAY}/${code}`)));
    expect(readings.flatMap(({ rejected }) => rejected)).toEqual([]);
    const kinds = new Set(readings.flatMap(({ listings }) => listings.map(({ kind }) => kind)));
    expect(kinds).toEqual(new Set(["cross", "new", "replace"]));
    const announced = sampleArxiv.announced(DAY).map(({ paper }) => `arxiv:${paper.id}`);
    expect(new Set(readings.flatMap(ids))).toEqual(new Set(announced));
  });

  it("are empty at the weekend", async () => {
    const { page } = start({ clock: () => NOW + 86_400 });
    expect((await page(`new/${addDays(DAY, 1)}/cs.LG`)).listings).toEqual([]);
  });

  it("can serve the batch of the day before under a fresh date", async () => {
    const { page } = start({ trouble: () => ({ kind: "stale" }) });
    await expect(page(`new/${DAY}/cs.LG`)).rejects.toThrow("serves the batch of 2026-11-19");
    const monday = start({ clock: () => NOW + 3 * 86_400, trouble: () => ({ kind: "stale" }) });
    await expect(monday.page("new/2026-11-23/cs.LG")).rejects.toThrow("the batch of 2026-11-20");
  });

  it("refuse what is no category with 400", async () => {
    await expect(start().page(`new/${DAY}/c%20s`)).rejects.toThrow("The feed was refused");
  });
});

describe("the records", () => {
  it("of a day hold the announced papers of a category, over as many answers as it takes", async () => {
    const whole = await start().page(`oai/${DAY}/cs.LG`);
    const { page, asked } = start({ pageSize: 3 });
    const parts = await page(`oai/${DAY}/cs.LG`);
    expect(whole.listings.length).toBeGreaterThan(3);
    expect(parts).toEqual(whole);
    expect(asked).toHaveLength(Math.ceil(whole.listings.length / 3));
  });

  it("agree with the feed about the papers that are new", async () => {
    const { page } = start();
    const news = ({ listings }: Reading) =>
      listings.filter(({ kind }) => kind === "new").map(({ paper }) => paper.title);
    const fed = news(await page(`new/${DAY}/cs.LG`));
    expect(fed.length).toBeGreaterThan(0);
    expect(news(await page(`oai/${DAY}/cs.LG`))).toEqual(expect.arrayContaining(fed));
  });

  it("of a Sunday do not match, which is a success", async () => {
    expect(await start().page("oai/2026-11-15/cs.LG")).toEqual({ listings: [], rejected: [] });
  });

  it("refuse arguments they do not know", async () => {
    const { fetch } = start();
    const url = `https://oai.example/oai?verb=ListRecords&metadataPrefix=arXiv&from=${DAY}&until=${DAY}`;
    const response = await fetch(new Request(`${url}&mailto=me`));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("code='badArgument'");
  });
});

describe("the query API", () => {
  const look = (asked: readonly string[]) => source.lookup!.page(asked, NOW);
  const fetch = async (ask: Ask, asked: readonly string[]) => source.fetch(ask, look(asked));
  const read = (bodies: string[] | undefined) => source.read(bodies!, look([]));

  it("tells of the papers that are there", async () => {
    const [first, second] = sampleArxiv.announced(DAY).map(({ paper }) => `arxiv:${paper.id}`);
    const found = read(await fetch(start().ask, [first!, "arxiv:2611.99999", second!]));
    expect(ids(found)).toEqual([first, second]);
    expect(found.listings[0]?.paper.categories?.length).toBeGreaterThan(0);
  });

  it("refuses a malformed id", async () => {
    await expect(fetch(start().ask, ["abc"]).then(read)).rejects.toThrow("format for abc");
  });

  it("answers too many requests in plain text", async () => {
    const { fetch: simulated } = start({ trouble: () => ({ kind: "status", status: 429 }) });
    const response = await simulated(new Request("https://api.example/api/query?id_list=1"));
    expect(response.status).toBe(429);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await response.text()).toBe("Rate exceeded.");
  });
});

describe("the invented papers", () => {
  const announced = (day: string) => sampleArxiv.announced(day);

  it("are the same whenever they are asked for", () => {
    expect(announced(DAY)).toEqual(announced(DAY));
  });

  it("have ids of their own", () => {
    const days = Array.from({ length: 30 }, (_, n) => addDays(DAY, -n));
    const news = days.flatMap(announced).filter(({ type }) => type === "new");
    expect(news.length).toBeGreaterThan(400);
    expect(new Set(news.map(({ paper }) => paper.id)).size).toBe(news.length);
  });

  it("are listed by the invented Hugging Face as well, most of its lists", () => {
    const days = Array.from({ length: 5 }, (_, n) => addDays(DAY, -n));
    const known = new Set(days.flatMap(announced).map(({ paper }) => paper.id));
    const list = samplePapers(DAY, Infinity).map(({ paper }) => paper.id);
    expect(list.filter((id) => known.has(id)).length).toBeGreaterThan(list.length / 2);
  });

  it("come in new versions and categories later", () => {
    const { paper } = announced(DAY).find(({ type }) => type === "replace")!;
    expect(paper.version).toBeGreaterThan(1);
    expect(sampleArxiv.find(paper.id, DAY)).toEqual(paper);
    const cross = announced(DAY).find(({ type }) => type === "cross")!;
    expect(cross.paper.categories).toContain(cross.crossed);
    expect(sampleArxiv.find(cross.paper.id, addDays(DAY, -3))?.categories).not.toContain(
      cross.crossed,
    );
  });
});
