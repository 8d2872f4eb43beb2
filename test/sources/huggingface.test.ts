import { describe, expect, it } from "vitest";
import { huggingface as kind, listDay } from "../../src/sources/huggingface.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import type { Answer } from "../../src/sources/source.ts";
import { addDays } from "../../src/text/time.ts";

const PAGE = { source: "huggingface", page: "2026-11-20", day: "2026-11-20" };
const BASE = OPTIONS.HUGGINGFACE_URL;
const huggingface = kind.create(OPTIONS);

function read(...items: unknown[]) {
  return huggingface.read([JSON.stringify(items)], PAGE);
}

function item(paper: Record<string, unknown> = {}, outer: Record<string, unknown> = {}) {
  return { paper: { id: "2611.00001", title: "A title", ...paper }, ...outer };
}

describe("the list day", () => {
  const at = (text: string) => listDay(Date.parse(text) / 1000);

  it("turns over at 21:30 in New York, in summer and in winter", () => {
    expect(at("2026-07-15T01:29:59Z")).toBe("2026-07-14");
    expect(at("2026-07-15T01:30:00Z")).toBe("2026-07-15");
    expect(at("2026-12-15T02:29:59Z")).toBe("2026-12-14");
    expect(at("2026-12-15T02:30:00Z")).toBe("2026-12-15");
  });

  it("turns over at 21:30 on the days the clocks change", () => {
    expect(at("2026-03-09T01:29:59Z")).toBe("2026-03-08");
    expect(at("2026-03-09T01:30:00Z")).toBe("2026-03-09");
    expect(at("2026-11-02T02:29:59Z")).toBe("2026-11-01");
    expect(at("2026-11-02T02:30:00Z")).toBe("2026-11-02");
  });
});

describe("a token", () => {
  it("is sent to the host of the source only", () => {
    expect(kind.create({ ...OPTIONS, HF_TOKEN: "hf_1" }).headers).toEqual({
      [BASE]: { Authorization: "Bearer hf_1" },
    });
    expect(huggingface.headers).toBeUndefined();
  });
});

describe("pages", () => {
  const now = Date.parse("2026-11-23T12:00:00Z") / 1000;

  it("are days from today back, asked for less often the older they are", () => {
    const pages = huggingface.live(now);
    expect(pages[0]).toEqual({
      source: "huggingface",
      page: "2026-11-23",
      day: "2026-11-23",
      series: "days",
      every: 600,
    });
    expect(pages[7]?.every).toBe(3600);
    expect(pages[8]?.every).toBe(86_400);
    expect(pages[30]?.every).toBe(86_400);
    expect(pages).toHaveLength(31);
  });

  it("are asked for once more when they are no longer followed", () => {
    const { first, last, pages } = huggingface.backfill!;
    expect(last(now)).toBe(addDays(huggingface.live(now).at(-1)!.day, -1));
    expect(pages("2026-10-23")).toEqual([
      { source: "huggingface", page: "2026-10-23", day: "2026-10-23", series: "days" },
    ]);
    expect(first).toBe("2023-05-04"); // the first list there was
  });
});

describe("reading", () => {
  it("takes a paper with nothing but an id and a title", () => {
    const { listings, rejected } = read(item());
    expect(rejected).toEqual([]);
    expect(listings[0]?.paper).toEqual({
      id: "arxiv:2611.00001",
      title: "A title",
      abstract: "",
      authors: [],
      media: [],
      keywords: [],
    });
  });

  it("takes everything an item of 2026 says", () => {
    const { listings } = read(
      item(
        {
          summary: "Line one\nline two.",
          authors: [
            { name: "Ada  Lovelace", hidden: false },
            { name: "Nobody Here", hidden: true },
            { name: "King, Jr., Bo (Lab)", hidden: false },
            { name: "Émile Borel" },
          ],
          publishedAt: "2026-11-18T17:08:18.000Z",
          upvotes: 42,
          githubRepo: "https://github.com/o/r",
          githubStars: 9,
          projectPage: "https://example.org/p",
          ai_summary: "One sentence.",
          ai_keywords: ["diffusion", "diffusion", ""],
          organization: { name: "lab", fullname: "The Lab" },
          mediaUrls: ["https://cdn.example/a.png", 7],
        },
        {
          publishedAt: "2026-11-18T12:08:18.000Z",
          numComments: 3,
          thumbnail: "https://cdn.example/t.png",
          submittedBy: { name: "ada", fullname: "Ada", avatarUrl: "/avatars/x.svg" },
        },
      ),
    );
    expect(listings[0]?.paper).toEqual({
      id: "arxiv:2611.00001",
      title: "A title",
      abstract: "Line one line two.",
      authors: ["Ada Lovelace", "Bo King Jr.", "Émile Borel"],
      published: Date.parse("2026-11-18T17:08:18Z") / 1000,
      upvotes: 42,
      comments: 3,
      stars: 9,
      code: "https://github.com/o/r",
      project: "https://example.org/p",
      thumbnail: "https://cdn.example/t.png",
      media: ["https://cdn.example/a.png"],
      organization: { name: "lab", fullname: "The Lab" },
      submitter: { name: "ada", fullname: "Ada" },
      keywords: ["diffusion"],
      summary: "One sentence.",
    });
  });

  it("knows the names fields had in 2024", () => {
    const { listings } = read(item({}, { mediaUrl: "/videos/a.mp4", summary: "Outer." }));
    expect(listings[0]?.paper).toMatchObject({
      media: ["https://huggingface.co/videos/a.mp4"],
      abstract: "Outer.",
    });
  });

  it("leaves out what is null or nonsense and keeps the paper", () => {
    const { listings, rejected } = read(
      item(
        {
          upvotes: null,
          githubStars: "many",
          githubRepo: "javascript:alert(1)",
          authors: [{ name: null }, "x", { name: "Ada" }],
          publishedAt: "yesterday",
        },
        { numComments: -1, submittedBy: null },
      ),
    );
    expect(rejected).toEqual([]);
    expect(listings[0]?.paper).toMatchObject({ authors: ["Ada"] });
    for (const field of ["upvotes", "stars", "code", "comments", "submitter", "published"]) {
      expect(listings[0]?.paper).not.toHaveProperty(field);
    }
  });

  it("skips a bad item, says why, and lands the rest", () => {
    const { listings, rejected } = read(
      item({ id: null }),
      item({ id: "2611.00002", title: null }),
      null,
      "text",
      item({ id: "../../etc/passwd" }),
      item(),
    );
    expect(listings.map(({ paper }) => paper.id)).toEqual(["arxiv:2611.00001"]);
    expect(rejected).toHaveLength(5);
    expect(rejected[1]).toContain("has no title");
  });

  it("lists a paper once that spans two pages of answers", () => {
    const body = JSON.stringify([item()]);
    expect(huggingface.read([body, body], PAGE).listings).toHaveLength(1);
  });

  it("refuses what is no list", () => {
    expect(() => huggingface.read(['[{"paper":'], PAGE)).toThrow("cut off");
    expect(() => huggingface.read(['{"error":"x"}'], PAGE)).toThrow("not a list");
  });
});

describe("fetching", () => {
  function answers(...all: Partial<Answer>[]) {
    const urls: string[] = [];
    const ask = async (url: string) => {
      urls.push(url);
      return { status: 200, headers: new Headers(), body: "[]", ...all[urls.length - 1] };
    };
    return { urls, ask };
  }

  it("follows the next link, on the host it was given", async () => {
    const next = `<https://elsewhere.example/api/daily_papers?date=2026-11-20&p=1>; rel="next"`;
    const { urls, ask } = answers({ headers: new Headers({ Link: next }) });
    await huggingface.fetch(ask, PAGE);
    expect(urls).toEqual([
      `${BASE}/api/daily_papers?date=2026-11-20&limit=100`,
      `${BASE}/api/daily_papers?date=2026-11-20&p=1`,
    ]);
  });

  it("ends, whatever links it is sent", async () => {
    const next = new Headers({ Link: `<${BASE}/api/daily_papers>; rel="next"` });
    const { urls, ask } = answers(...Array.from({ length: 50 }, () => ({ headers: next })));
    await huggingface.fetch(ask, PAGE);
    expect(urls).toHaveLength(10);
  });

  it("takes the refusal of a day still to come for an empty list", async () => {
    const { ask } = answers({ status: 400, body: '{"error":"date must be …"}' });
    expect(await huggingface.fetch(ask, PAGE)).toEqual(["[]"]);
  });

  it("says when nothing has changed", async () => {
    const { ask } = answers({ status: 304 });
    expect(await huggingface.fetch(ask, PAGE)).toBeUndefined();
  });
});
