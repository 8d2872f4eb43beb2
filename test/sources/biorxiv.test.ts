import { describe, expect, it } from "vitest";
import { biorxiv as bioRxiv, medrxiv } from "../../src/sources/biorxiv.ts";
import { type Ask, SourceError } from "../../src/sources/source.ts";

const PAGE = { source: "biorxiv", page: "2026-11-20", day: "2026-11-20" };
const BASE = "https://biorxiv.example";
const biorxiv = bioRxiv.create({ BIORXIV_URL: BASE });
const NOON = Date.parse("2026-11-20T12:00:00Z") / 1000;

function item(fields: Record<string, unknown> = {}) {
  return {
    doi: "10.64898/2026.11.18.712345",
    title: "A title",
    authors: "Lovelace, A. B.; Borel, E.",
    date: "2026-11-20",
    version: "1",
    type: "new results",
    license: "cc_by",
    category: "cell biology",
    abstract: "An abstract.",
    funder: "NA",
    published: "NA",
    server: "bioRxiv",
    ...fields,
  };
}

function body(items: unknown[], message: Record<string, unknown> = {}): string {
  const count = items.length;
  const total = String(count);
  return JSON.stringify({
    messages: [{ status: "ok", cursor: 0, count, total, ...message }],
    collection: items,
  });
}

function read(...items: unknown[]) {
  return biorxiv.read([body(items)], PAGE);
}

function papers(...items: unknown[]) {
  return read(...items).listings.map(({ paper }) => paper);
}

/** Answers with one body after the other, and keeps what it was asked. */
function answering(bodies: string[]): { ask: Ask; urls: string[] } {
  const urls: string[] = [];
  const ask: Ask = async (url) => {
    urls.push(url);
    const text = bodies[Math.min(urls.length, bodies.length) - 1]!;
    return { status: 200, headers: new Headers(), body: text };
  };
  return { ask, urls };
}

describe("pages", () => {
  const now = Date.parse("2026-11-23T12:00:00Z") / 1000;

  it("are days in UTC, the last three followed and older ones asked for once", () => {
    const pages = biorxiv.live(now);
    expect(pages[0]).toEqual({
      source: "biorxiv",
      page: "2026-11-23",
      day: "2026-11-23",
      series: "days",
      every: 10_800,
    });
    expect(pages[2]?.every).toBe(10_800);
    expect(pages).toHaveLength(3);
    expect(biorxiv.backfill!.last(now)).toBe("2026-11-20");
    expect(biorxiv.backfill!.pages("2026-11-20")).toEqual([
      { source: "biorxiv", page: "2026-11-20", day: "2026-11-20", series: "days" },
    ]);
  });

  it("begin when the server did", () => {
    const options = { BIORXIV_URL: BASE };
    expect(biorxiv.backfill!.first).toBe("2013-11-07");
    expect(medrxiv.create(options).backfill!.first).toBe("2019-06-25");
  });

  it("of both servers are asked of one host, a second apart", () => {
    const host = { name: "biorxiv.example", spacing: 1 };
    expect(biorxiv.host(PAGE)).toEqual(host);
    expect(medrxiv.create({ BIORXIV_URL: BASE }).host(PAGE)).toEqual(host);
  });
});

describe("fetching", () => {
  it("follows the counts until the total, which is a string", async () => {
    const two = body([item(), item()], { total: "5" });
    const { ask, urls } = answering([two, two, body([item()], { total: "5" })]);
    expect(await biorxiv.fetch(ask, PAGE)).toHaveLength(3);
    expect(urls).toEqual(
      [0, 2, 4].map((n) => `${BASE}/details/biorxiv/2026-11-20/2026-11-20/${n}`),
    );
  });

  it("asks for medRxiv at the same host", async () => {
    const { ask, urls } = answering([body([item()])]);
    await medrxiv.create({ BIORXIV_URL: BASE }).fetch(ask, PAGE);
    expect(urls).toEqual([`${BASE}/details/medrxiv/2026-11-20/2026-11-20/0`]);
  });

  it("stops at an empty page when the total says too much", async () => {
    const { ask, urls } = answering([body([item()], { total: "90" }), body([], { total: "90" })]);
    expect(await biorxiv.fetch(ask, PAGE)).toHaveLength(2);
    expect(urls).toHaveLength(2);
  });

  it("gives up when there is no end to it", async () => {
    const { ask, urls } = answering([body([item()], { total: "9999" })]);
    await expect(biorxiv.fetch(ask, PAGE)).rejects.toThrow("after 40 requests");
    expect(urls).toHaveLength(40);
  });

  it("keeps what it has when nothing has changed", async () => {
    const ask: Ask = async () => ({ status: 304, headers: new Headers(), body: "" });
    expect(await biorxiv.fetch(ask, PAGE)).toBeUndefined();
  });

  it.each([
    [" <!DOCTYPE html><h1>Just a moment</h1>", "an HTML page", true],
    ["Error : (2002) Connection refused", "Error : (2002) Connection refused", true],
    ['{"messages":[{"status":"ok"', "cut off", false],
    ["[]", "not a list of preprints", false],
    ['{"messages":[],"collection":[]}', "not a list of preprints", false],
    [body([], { status: "invalid interval" }), "invalid interval", false],
  ])("names what is no answer: %s", async (text, message, down) => {
    const failed = biorxiv.fetch(answering([text]).ask, PAGE);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toSatisfy((error: SourceError) => error.down === down);
  });
});

describe("reading", () => {
  it("takes everything an item says", () => {
    expect(read(item({ published: "10.1016/j.Patter.2026.1" }))).toEqual({
      listings: [
        {
          source: "biorxiv",
          day: "2026-11-20",
          rank: 0,
          kind: "new",
          paper: {
            id: "doi:10.64898/2026.11.18.712345",
            title: "A title",
            abstract: "An abstract.",
            authors: ["A. B. Lovelace", "E. Borel"],
            keywords: ["cell biology"],
            published: NOON,
            version: 1,
            doi: "10.64898/2026.11.18.712345",
            url: "https://www.biorxiv.org/content/10.64898/2026.11.18.712345v1",
            license: "https://creativecommons.org/licenses/by/4.0/",
            journal: "https://doi.org/10.1016/j.Patter.2026.1",
          },
        },
      ],
      rejected: [],
    });
  });

  it('takes "NA", nothing and the empty string for absent', () => {
    const [paper] = papers(
      item({ authors: "NA", category: "", abstract: "NA", published: null, license: undefined }),
    );
    expect(paper).toMatchObject({ authors: [], keywords: [], abstract: "" });
    expect(paper).not.toHaveProperty("journal");
    expect(paper).not.toHaveProperty("license");
  });

  it.each([
    ["cc_by_nc_nd", "https://creativecommons.org/licenses/by-nc-nd/4.0/"],
    ["cc0", "https://creativecommons.org/publicdomain/zero/1.0/"],
  ])("passes the abstract on under %s", (license, url) => {
    expect(papers(item({ license }))[0]).toMatchObject({ abstract: "An abstract.", license: url });
  });

  it.each(["cc_no", "NA", "all rights reserved", "cc_byte"])(
    "keeps the abstract to itself under %s",
    (license) => {
      expect(papers(item({ license }))[0]?.abstract).toBe("");
    },
  );

  it("makes text of entities and markup", () => {
    const [paper] = papers(
      item({
        title: "TGF-&beta; in <i>E. coli</i>\n &amp; CO<sub>2</sub>, p < 0.05",
        abstract: "<p>Background</p><p>H&lt;G&nbsp;&#8211; x</p>",
        authors: "O&#39;Neill, M.; Gen&eacute;t, A.;",
      }),
    );
    expect(paper?.title).toBe("TGF-β in E. coli & CO2, p < 0.05");
    expect(paper?.abstract).toBe("Background\n\nH<G – x");
    expect(paper?.authors).toEqual(["M. O'Neill", "A. Genét"]);
  });

  it("groups the versions of a work and keeps the highest", () => {
    const doi = "10.1101/2024.09.04.611255";
    const { listings } = read(
      item({ doi, version: "2", title: "Second" }),
      item({ doi, version: "10", title: "Tenth" }),
      item(),
    );
    expect(
      listings.map(({ kind, rank, paper }) => [kind, rank, paper.title, paper.version]),
    ).toEqual([
      ["replace", 0, "Tenth", 10],
      ["new", 1, "A title", 1],
    ]);
  });

  it("is new with all its versions when the first is among them", () => {
    const [listing] = read(item({ version: "2" }), item({ date: "2026-11-19" })).listings;
    expect(listing).toMatchObject({
      kind: "new",
      paper: { version: 2, published: NOON - 86_400 },
    });
  });

  it.each([
    ["10.64898/2026.05.07.723463", "2026-05-07"],
    ["10.1101/2021.04.29.21256344", "2021-04-29"],
    ["10.1101/483891", "2019-12-10"],
    ["10.1101/2021.04.39.21256344", "2019-12-10"],
  ])("takes a revision of %s to be published on %s", (doi, day) => {
    const [paper] = papers(item({ doi, version: "3" }));
    expect(paper?.published).toBe(Date.parse(`${day}T12:00:00Z`) / 1000);
  });

  it("lists nothing where no posts are found", () => {
    const none = body([], { status: "no posts found" });
    expect(biorxiv.read([none], PAGE)).toEqual({ listings: [], rejected: [] });
  });

  it("leaves out what cannot be read, in a sentence each", () => {
    const { listings, rejected } = read(
      item({ doi: "NA" }),
      item({ title: "" }),
      item({ version: "zero" }),
      item({ date: "2026-02-30" }),
      null,
      item({ doi: "10.64898/2026.11.18.700000" }),
    );
    expect(listings).toHaveLength(1);
    expect(rejected).toHaveLength(5);
    expect(rejected[1]).toBe('"10.64898/2026.11.18.712345": title is missing');
  });
});
