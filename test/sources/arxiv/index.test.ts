import { describe, expect, it } from "vitest";
import { feedTime, expectsBatch } from "../../../src/sources/arxiv/days.ts";
import { arxiv } from "../../../src/sources/arxiv/index.ts";
import { type Page, SourceError } from "../../../src/sources/source.ts";
import { ARXIV_OPTIONS as OPTIONS, pageOf, replies } from "./answers.ts";

const source = arxiv.create(OPTIONS);
const at = (text: string) => Date.parse(text) / 1000;

const NOON = Date.parse("2026-11-20T12:00:00Z") / 1000;

describe("pages", () => {
  it("are today's announcement, and the records of every day before", () => {
    const now = at("2026-11-23T12:00:00Z");
    const names = (pages: readonly Page[]) => pages.map(({ page }) => page);
    expect(names(source.live(now))).toEqual(["new/2026-11-23/cs.LG", "new/2026-11-23/hep-th"]);
    expect(source.backfill!.last(now)).toBe("2026-11-22");
    expect(names(source.backfill!.pages("2026-11-22"))).toEqual([
      "oai/2026-11-22/cs.LG",
      "oai/2026-11-22/hep-th",
    ]);
  });

  it("of records are a series for each category, those of announcements are of none", () => {
    const live = source.live(at("2026-11-23T12:00:00Z"));
    expect(live.map(({ series, every }) => [series, every])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    const records = source.backfill!.pages("2026-11-22");
    expect(records.map(({ series, every }) => [series, every])).toEqual([
      ["cs.LG", undefined],
      ["hep-th", undefined],
    ]);
  });

  it("hold no announcement at the weekend", () => {
    expect(source.live(at("2026-11-21T12:00:00Z"))).toEqual([]);
    expect(source.live(at("2026-11-22T12:00:00Z"))).toEqual([]);
  });

  it("are all asked of one host, three seconds apart, wherever they are", () => {
    const host = { name: "arxiv.org", spacing: 3 };
    const now = at("2026-11-23T12:00:00Z");
    const pages = [...source.live(now), ...source.backfill!.pages("2026-11-22")];
    for (const page of [...pages, source.lookup!.page([], now)]) {
      expect(source.host(page)).toEqual(host);
    }
  });

  it("turn over at midnight in New York, in summer, in winter and when the clocks change", () => {
    expect(source.today(at("2026-07-15T03:59:59Z"))).toBe("2026-07-14");
    expect(source.today(at("2026-07-15T04:00:00Z"))).toBe("2026-07-15");
    expect(source.today(at("2026-12-15T04:59:59Z"))).toBe("2026-12-14");
    expect(source.today(at("2026-12-15T05:00:00Z"))).toBe("2026-12-15");
    expect(source.today(at("2026-03-09T04:00:00Z"))).toBe("2026-03-09");
    expect(source.today(at("2026-11-02T05:00:00Z"))).toBe("2026-11-02");
  });

  it("are there ten minutes after midnight in New York, on both sides of a clock change", () => {
    expect(feedTime("2026-03-06")).toBe(at("2026-03-06T05:10:00Z"));
    expect(feedTime("2026-03-08")).toBe(at("2026-03-08T05:10:00Z"));
    expect(feedTime("2026-03-09")).toBe(at("2026-03-09T04:10:00Z"));
    expect(feedTime("2026-10-30")).toBe(at("2026-10-30T04:10:00Z"));
    expect(feedTime("2026-11-01")).toBe(at("2026-11-01T04:10:00Z"));
    expect(feedTime("2026-11-02")).toBe(at("2026-11-02T05:10:00Z"));
  });

  it("of records can be asked for at 05:00 UTC of the next day, in summer and in winter", () => {
    const { last, pages } = source.backfill!;
    for (const day of ["2026-07-14", "2026-11-20"]) {
      const from = at(`${day}T05:00:00Z`) + 86_400;
      expect(pages(day).map((page) => page.from)).toEqual([from, from]);
      expect(last(from)).toBe(day);
      expect(last(from - 1) < day).toBe(true);
      // The day is over in New York too.
      expect(source.today(from) > day).toBe(true);
    }
  });

  it("begin with the first day that records are kept for", () => {
    expect(source.backfill!.first).toBe("2005-09-16");
  });
});

describe("an announcement", () => {
  it("is expected from Monday to Friday, but not around a deferred mailing", () => {
    expect(expectsBatch("2026-11-23")).toBe(true);
    expect(expectsBatch("2026-11-22")).toBe(false);
    expect(expectsBatch("2026-11-26")).toBe(false);
    expect(expectsBatch("2026-11-27")).toBe(false);
  });
});

describe("asking", () => {
  const day = "2026-11-20";
  const page = (kind: string, category: string): Page => pageOf(day, kind, category);

  it("asks for the feed of one category or archive", async () => {
    const { ask, urls } = replies({ body: "<rss/>" }, { body: "<rss/>" });
    await source.fetch(ask, page("new", "cs.LG"));
    await source.fetch(ask, page("new", "hep-th"));
    expect(urls).toEqual(["https://rss.example/rss/cs.LG", "https://rss.example/rss/hep-th"]);
  });

  it("asks for the records of one UTC day, with patience", async () => {
    const { ask, urls, askings } = replies({ body: "<OAI-PMH/>" });
    await source.fetch(ask, page("oai", "stat.ML"));
    expect(urls).toEqual([
      `https://oai.example/oai?verb=ListRecords&metadataPrefix=arXiv&set=stat:stat:ML&from=${day}&until=${day}`,
    ]);
    expect(askings[0]?.timeoutMs).toBe(90_000);
  });

  it("follows a resumption token, encoded once more, to the empty one", async () => {
    const token = "verb%3DListRecords%26skip%3D1300";
    const { ask, urls } = replies(
      {
        body: `<r><resumptionToken expirationDate="2026-11-21T00:00:00Z">${token}</resumptionToken></r>`,
      },
      { body: "<r><resumptionToken/></r>" },
    );
    expect(await source.fetch(ask, page("oai", "cs.AI"))).toHaveLength(2);
    expect(urls[1]).toBe(
      "https://oai.example/oai?verb=ListRecords&resumptionToken=verb%253DListRecords%2526skip%253D1300",
    );
  });

  it("gives up where the tokens have no end", async () => {
    const body = "<resumptionToken>again</resumptionToken>";
    const { ask, urls } = replies(...Array.from({ length: 30 }, () => ({ body })));
    await expect(source.fetch(ask, page("oai", "cs.AI"))).rejects.toThrow(/do not end after 20/);
    expect(urls).toHaveLength(20);
  });

  it("says when nothing has changed", async () => {
    const { ask } = replies({ status: 304 }, { status: 304 });
    expect(await source.fetch(ask, page("new", "cs.AI"))).toBeUndefined();
    expect(await source.fetch(ask, page("oai", "cs.AI"))).toBeUndefined();
  });

  it("leaves all of arXiv alone for at least ten minutes after a 429", async () => {
    const refused = { status: 429, body: "Rate exceeded." };
    const hour = { ...refused, headers: new Headers({ "Retry-After": "3600" }) };
    const { ask } = replies(refused, hour, refused);
    const wait = async (asked: Promise<unknown>) => {
      const error = await asked.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SourceError);
      expect((error as SourceError).down).toBe(true);
      return (error as SourceError).retryAfter;
    };
    expect(await wait(source.fetch(ask, page("new", "cs.AI")))).toBe(600);
    expect(await wait(source.fetch(ask, page("oai", "cs.AI")))).toBe(3600);
    expect(await wait(source.fetch(ask, source.lookup!.page(["arxiv:2611.00001"], NOON)))).toBe(
      600,
    );
  });

  it("looks papers up by their ids, all of them in one answer", async () => {
    const { ask, urls } = replies({ body: "<feed/>" });
    const ids = ["arxiv:2611.00001", "arxiv:hep-th/9901001"];
    await source.fetch(ask, source.lookup!.page(ids, NOON));
    expect(urls).toEqual([
      "https://api.example/api/query?id_list=2611.00001,hep-th/9901001&max_results=2",
    ]);
  });
});
