import { parseAtomFeed } from "feedsmith";
import { beforeEach, describe, expect, it } from "vitest";
import { memory } from "../../src/web/answers.ts";
import { clear, type Wire } from "../ingest/wire.ts";
import { announce } from "../lists/store.ts";
import { clock, get, type JsonFeed, NOW, SITE, smallWire } from "./site.ts";

let wire: Wire;
let votes: { upvotes: number };

beforeEach(async () => {
  votes = { upvotes: 4 };
  wire = await smallWire(votes);
});

describe("media types", () => {
  for (const [path, type] of [
    ["/papers", "text/html; charset=utf-8"],
    ["/papers.rss", "application/rss+xml; charset=utf-8"],
    ["/papers.atom", "application/atom+xml; charset=utf-8"],
    ["/papers.json", "application/feed+json; charset=utf-8"],
    ["/topics.opml", "text/x-opml; charset=utf-8"],
  ] as const) {
    it(`of ${path} is ${type}`, async () => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Type")).toBe(type);
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
      expect(response.headers.get("Cache-Control")).toContain("public, max-age=300");
    });
  }
});

describe("a commit in the second of another one", () => {
  it("is seen by a reader who asked between them and keeps only the time", async () => {
    const now = Date.parse("2026-11-23T13:00:00Z") / 1000;
    clock.now = now;
    await announce("huggingface", "2026-11-23", now, [{ id: "arxiv:2611.00021" }]);
    const between = await get("/papers.rss");
    expect(between.headers.get("Last-Modified")).toBeNull();
    expect(await between.text()).toContain("2611.00021");
    await announce("huggingface", "2026-11-23", now, [{ id: "arxiv:2611.00022" }]);
    memory.clear();
    clock.now = now + 1;
    const after = await get("/papers.rss");
    expect(after.headers.get("Last-Modified")).toBe("Mon, 23 Nov 2026 13:00:00 GMT");
    expect(await after.text()).toContain("2611.00022");
    clock.now = NOW;
  });
});

describe("a conditional request", () => {
  it("is answered 304 for the tag, in lists, weak or strong, and for a star", async () => {
    const tag = (await get("/papers.rss")).headers.get("ETag")!;
    expect(tag).toMatch(/^W\/"[0-9a-f]{24}"$/);
    for (const asked of [tag, tag.slice(2), `"x", ${tag}`, `"x",${tag},"y"`, "*"]) {
      const response = await get("/papers.rss", { "If-None-Match": asked });
      expect(response.status).toBe(304);
      expect(response.headers.get("ETag")).toBe(tag);
      expect(response.headers.get("Cache-Control")).toContain("max-age");
      expect(await response.text()).toBe("");
    }
    expect((await get("/papers.rss", { "If-None-Match": '"other"' })).status).toBe(200);
  });

  it("by date is answered 304 only when equal, and never against a tag that differs", async () => {
    const modified = (await get("/papers.rss")).headers.get("Last-Modified")!;
    expect(modified).toBe("Mon, 23 Nov 2026 12:00:00 GMT");
    const asked = { "If-Modified-Since": modified };
    expect((await get("/papers.rss", asked)).status).toBe(304);
    expect((await get("/papers.rss", { ...asked, "If-None-Match": '"x"' })).status).toBe(200);
    const later = { "If-Modified-Since": "Tue, 24 Nov 2026 12:00:00 GMT" };
    expect((await get("/papers.rss", later)).status).toBe(200);
  });

  it("by date is not offered where entries leave as time goes by", async () => {
    const response = await get("/papers.rss?q=newer:2000w");
    expect(response.headers.get("ETag")).not.toBeNull();
    expect(response.headers.get("Last-Modified")).toBeNull();
  });

  it("survives votes that cross no rung, and not those that do", async () => {
    for (const format of ["rss", "atom", "json"]) {
      votes.upvotes = 5;
      wire.now += 600;
      await wire.run();
      const tag = (await get(`/papers.${format}`)).headers.get("ETag");
      votes.upvotes = 9;
      wire.now += 600;
      await wire.run();
      const body = await (await get(`/papers.${format}`)).text();
      expect(body).toMatch(/▲ 9|"upvotes":9/);
      expect((await get(`/papers.${format}`)).headers.get("ETag")).toBe(tag);
      votes.upvotes = 10;
      wire.now += 600;
      await wire.run();
      expect((await get(`/papers.${format}`)).headers.get("ETag")).not.toBe(tag);
    }
  });
});

describe("the feed of a day", () => {
  it("survives votes that cross no rung too", async () => {
    votes.upvotes = 6;
    wire.now += 600;
    await wire.run();
    const tag = (await get("/papers/date/2026-11-23.rss")).headers.get("ETag");
    votes.upvotes = 8;
    wire.now += 600;
    await wire.run();
    const again = await get("/papers/date/2026-11-23.rss");
    expect(again.headers.get("ETag")).toBe(tag);
    expect(await again.text()).toContain("▲ 8");
  });
});

describe("the dates of a feed", () => {
  it("put a batch in our order for readers that sort, and stay when other papers come", async () => {
    const before = await dated("/papers.atom?q=number");
    expect(before).toHaveLength(3);
    expect(new Set(before.map(({ updated }) => updated)).size).toBe(3);
    for (const by of ["published", "updated"] as const) {
      expect(before.toSorted((a, b) => (a[by] < b[by] ? 1 : -1))).toEqual(before);
    }
    wire.now += 600;
    votes.upvotes = 100;
    await wire.run();
    expect(await dated("/papers.atom?q=number")).toEqual(before);
    const { items } = (await (await get("/papers.json?q=number")).json()) as JsonFeed;
    expect(items.map((item) => item.date_published)).toEqual(
      before.map(({ published }) => published),
    );
  });

  it("are those of the newest commit where nothing has entered, in no validator", async () => {
    const read = async () => {
      const response = await get("/papers.atom?q=zzqq");
      const { updated, entries } = parseAtomFeed(await response.text());
      expect(entries).toBeUndefined();
      const { headers } = response;
      return { updated, tag: headers.get("ETag"), modified: headers.get("Last-Modified") };
    };
    const before = await read();
    expect(before.updated).toBe("2026-11-23T12:00:00Z");
    wire.now += 600;
    votes.upvotes = 100;
    await wire.run();
    expect(await read()).toEqual({ ...before, updated: "2026-11-23T12:10:00Z" });
    await clear();
    expect(Date.parse((await read()).updated!)).toBeGreaterThan(Date.parse("2020-01-01"));
  });
});

describe("the time of an answer", () => {
  it("is in every answer, kept or not, and that of the request", async () => {
    for (const path of ["/papers.rss", "/about", "/healthz", "/status", "/papers/date"]) {
      for (const minutes of [0, 2]) {
        clock.now = NOW + minutes * 60;
        const { headers } = await get(path);
        expect(headers.get("Date"), path).toBe(`Wed, 25 Nov 2026 12:0${minutes}:00 GMT`);
      }
    }
    const known = { "If-None-Match": "*" };
    expect((await get("/papers.rss", known)).headers.get("Date")).toContain("12:02:00");
    clock.now = NOW;
  });
});

describe("HEAD", () => {
  it("answers as GET does, without the body", async () => {
    for (const path of ["/papers", "/papers.rss", "/papers.json", "/papers/arxiv:2611.00001"]) {
      const [got, head] = [await get(path), await get(path, {}, { method: "HEAD" })];
      expect(head.status).toBe(200);
      expect(await head.text()).toBe("");
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(got.headers));
    }
  });
});

describe("a body", () => {
  it("is the same each time it is asked for", async () => {
    for (const path of ["/papers.rss", "/papers.atom", "/papers.json", "/papers"]) {
      const first = await (await get(path)).text();
      expect(await (await get(path)).text()).toBe(first);
    }
  });

  it("holds the address that is set, whatever host it is asked under", async () => {
    for (const path of ["/papers", "/papers.rss", "/papers.json", "/topics.opml", "/"]) {
      const body = await (await get(path)).text();
      expect(body).not.toContain("forged.example");
      expect(body).toContain(SITE);
    }
  });

  it("is kept by no cache while no address is set", async () => {
    const response = await get("/papers.rss", {}, { siteUrl: "" });
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.text()).toContain("https://forged.example/papers.rss");
  });
});

describe("links", () => {
  it("name the list itself, its other formats and what follows", async () => {
    const link = (await get("/papers.json?limit=1")).headers.get("Link")!;
    expect(link).toContain(`<${SITE}/papers.json?limit=1>; rel="self"`);
    expect(link).toContain(`<${SITE}/papers?limit=1>; rel="canonical"`);
    expect(link).toContain(`<${SITE}/papers.rss?limit=1>; rel="alternate"`);
    expect(link).toMatch(/papers\.json\?limit=1&before=\d+>; rel="next"/);
  });

  it.each([
    "/papers.ndjson?q=number&limit=1000&since=",
    "/papers.ndjson?limit=1&since=",
    "/papers.csv?digest=weekly&since=&limit=1000",
    "/papers.json?limit=2&since=",
    "/papers.bib?limit=1000&include=new,revised&content=title",
    "/papers.csv?sort=top&limit=1000",
    "/papers.md?limit=1&before=9007199254740991",
    "/papers.json?digest=weekly&limit=1",
    "/papers?digest=daily&limit=1",
    "/papers/trending.csv?limit=501",
    "/papers/date/2026-11-20.bib?limit=1000",
    "/papers/2611.00001.csv?content=title",
    "/topics/machine-unlearning.ndjson?q=purpose&limit=1000&since=",
    "/.ndjson?limit=1000",
  ])("of %s can all be followed", async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    const links = response.headers.get("Link")!;
    const targets = [...links.matchAll(/<([^>]+)>; rel="([^"]+)"/g)];
    expect(targets.map(([, , rel]) => rel)).toContain("canonical");
    for (const [, href] of targets) {
      expect((await get(href!.replace(SITE, ""))).status, href).toBe(200);
    }
  });

  it("keep what the page and the feeds take", async () => {
    const link = (await get("/papers.ndjson?q=number&limit=500&since=")).headers.get("Link")!;
    expect(link).toContain(`<${SITE}/papers?q=number&limit=500>; rel="canonical"`);
    expect(link).toContain(`<${SITE}/papers.rss?q=number&limit=500>; rel="alternate"`);
  });

  it("lead home from a JSON Feed of changes", async () => {
    const feed = await (await get("/papers.json?since=")).json<{ home_page_url: string }>();
    expect(feed.home_page_url).toBe(`${SITE}/papers`);
  });
});

describe("what cannot be answered", () => {
  for (const [path, status, words] of [
    ["/nothing", 404, "nothing at this address"],
    ["/topics/machine-unlerning", 404, "machine-unlearning"],
    ["/papers/2611.99999", 404, "https://arxiv.org/abs/2611.99999"],
    ["/papers/doi:10.1101/2026.01.02", 404, "https://doi.org/10.1101/2026.01.02"],
    ["/papers/what", 404, "a paper id"],
    ["/papers/date/2026-02-30", 404, "YYYY-MM-DD"],
    ["/papers/week/2026-W54", 404, "YYYY-Www"],
    ["/papers/month/2026-13", 404, "YYYY-MM"],
    ["/papers?limt=5", 400, "Did you mean limit?"],
    ["/papers?limit=0", 400, "from 1 to 500"],
    ["/papers?limit=5&limit=6", 400, "twice"],
    ["/papers?before=99999999999999999999", 400, "whole number"],
    ["/papers?q=(", 400, "The ( at character 1 needs a word after it."],
    ["/papers.opml", 404, ".rss"],
  ] as const) {
    it(`${path} says why, as text and as JSON`, async () => {
      const [where, search = ""] = path.split("?");
      const page = await get(path);
      expect(page.status).toBe(status);
      expect(await page.text()).toContain(words.replaceAll("<", "&lt;"));
      expect(page.headers.get("Date")).toBe("Wed, 25 Nov 2026 12:00:00 GMT");
      if (where!.includes(".opml")) return;
      const json = await get(`${where}.json?${search}`);
      expect(json.status).toBe(status);
      const { error } = await json.json<{ error: { status: number; message: string } }>();
      expect(error).toMatchObject({ status, message: expect.stringContaining(words) });
      expect(error.message).toMatch(/[^.\s][.?]$/);
      const feed = await get(`${where}.rss?${search}`);
      expect(feed.headers.get("Content-Type")).toMatch(/^text\/plain/);
      expect(feed.headers.get("Cache-Control")).toBe("public, max-age=60");
    });
  }

  it.each(["about", "build", "healthz", "llms.txt", "opensearch.xml", "papers/date"])(
    "in any format is /%s, which has none",
    async (page) => {
      for (const extension of ["rss", "ATOM", "json", "csv", "ndjson", "bib", "md", "opml"]) {
        const response = await get(`/${page}.${extension}`);
        expect(response.status, extension).toBe(404);
        expect(await response.text()).toContain(
          `/${page} has no .${extension.toLowerCase()}. Its address is /${page}.`,
        );
      }
    },
  );

  it("is marked on the page, with the search as it was typed", async () => {
    const html = await (await get("/papers?q=forget+AND+titel:unlearning")).text();
    expect(html).toContain('value="forget AND titel:unlearning"');
    expect(html).toContain("<code>forget AND <mark>titel:</mark>unlearning</code>");
    expect(html).toContain('href="?q=forget+AND+title%3Aunlearning"');
    const narrow = await get("/papers?before=5&include=new&sort=top&q=titel:x");
    expect(await narrow.text()).toContain('href="?q=title%3Ax&amp;include=new&amp;sort=top"');
  });

  it("by another method is refused, naming those there are", async () => {
    const response = await get("/papers", {}, { method: "POST" });
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    expect((await get("/papers", {}, { method: "OPTIONS" })).status).toBe(204);
  });

  it("is never a surprise to what hostile clients send", async () => {
    for (const path of [
      "/%",
      "/papers/%00",
      "/papers/%ff.rss",
      "/papers?q=%00%00",
      "/papers?q=%22%22%22",
      "/papers?q=a%22)%20OR%201%3D1--",
      `/papers?q=${"(".repeat(600)}`,
      "/papers?q=NEAR(a%20b)",
      "/papers?q=title:*",
      "/topics/..%2f..%2fetc",
      "/papers/date/%0a",
      "/papers?before=-1",
      "/papers?q=%EF%BF%BE",
      "//papers",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBeLessThan(500);
    }
  });

  it("ignores what trackers add", async () => {
    expect((await get("/papers.rss?utm_source=x&fbclid=1&gclid=2&ref=3&_=4")).status).toBe(200);
  });
});

async function dated(path: string): Promise<{ id: string; published: string; updated: string }[]> {
  const { entries = [] } = parseAtomFeed(await (await get(path)).text());
  return entries.map(({ id = "", published = "", updated = "" }) => ({ id, published, updated }));
}
