import { beforeAll, describe, expect, it } from "vitest";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { tagsOf, textOf } from "./page-markup.ts";
import { get, knowExample, SITE, TODAY } from "./site.ts";

const LONG = "pneumonoultramicroscopic".repeat(40);
const HOSTILE = {
  title: `</title><script>alert("1")</script> & <b>bold</b> \u202Edesrever\u202C ${LONG}`,
  summary: `"><img src=x onerror=alert(1)> </p></article> ]]> \u2067isolate ${LONG}. `.repeat(3),
};
/** Overrides and isolates of direction are dropped. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;
const SHOWN = {
  title: HOSTILE.title.replace(OVERRIDES, ""),
  summary: HOSTILE.summary.replace(OVERRIDES, "").trim(),
};
const LISTS = [
  "/",
  "/papers",
  "/papers?q=paper",
  "/papers?q=paper&sort=top",
  "/papers?q=zebrafish",
  `/papers/date/${TODAY}`,
  "/papers/date/2026-11-22",
  "/papers/week/2026-W48",
  "/papers/month/2026-11",
  "/papers/trending",
  "/topics/machine-unlearning",
  "/topics/cs.LG",
];
const isFixed = (path: string) => /^\/papers\/(date|week|month)\//.test(path);
const PAGES = [
  ...LISTS,
  "/papers/2611.00001",
  "/papers/2611.00002",
  "/papers/2611.00001/related",
  "/papers?q=like:2611.00001",
  "/like",
  "/topics",
  "/about",
  "/status",
  "/nothing",
  "/topics/machine-unlerning",
  "/papers?q=titel:a",
];

beforeAll(async () => {
  await clear();
  const wire = wireOver((day) => {
    if (day === "2026-11-20") return [daily(90)];
    if (day !== TODAY) return [];
    return [
      daily(1, { ...HOSTILE, upvotes: 1234, authors: authors('A "B" <C>') }, { numComments: 1 }),
      ...Array.from({ length: 50 }, (_, n) => daily(n + 2, { summary: prose(n), upvotes: n })),
    ];
  }, `${TODAY}T12:00:00Z`);
  await wire.run();
  await knowExample("arxiv:2611.00001");
});

function authors(name: string) {
  return [{ _id: "a", name, hidden: false }];
}

// As long as abstracts are, of words that differ from one to the next.
function prose(seed: number): string {
  return Array.from({ length: 190 }, (_, n) => ((seed + 7) * (n + 3) * 7919).toString(36)).join(
    " ",
  );
}

async function gzipped(text: string): Promise<number> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(stream).arrayBuffer()).byteLength;
}

async function htmlOf(path: string): Promise<string> {
  return (await get(path)).text();
}

describe("every page", () => {
  for (const path of PAGES) {
    it(`${path} nests, has one heading, and every picture and field its name`, async () => {
      const tags = tagsOf(await htmlOf(path));
      const named = (name: string) => tags.filter((tag) => tag.name === name);
      expect(named("h1")).toHaveLength(1);
      expect(named("main")).toHaveLength(1);
      expect(named("title")).toHaveLength(1);
      for (const { attributes } of named("input")) expect(attributes["aria-label"]).toBeTruthy();
      for (const { attributes } of named("img")) {
        expect(attributes).toMatchObject({ alt: "", loading: "lazy" });
        expect(Number(attributes["width"]) * Number(attributes["height"])).toBeGreaterThan(0);
      }
    });

    it(`${path} runs and styles nothing inline, and is told not to`, async () => {
      const response = await get(path);
      const policy = response.headers.get("Content-Security-Policy")!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain("unsafe");
      const tags = tagsOf(await response.text());
      const names = tags.flatMap(({ attributes }) => Object.keys(attributes));
      expect(names.filter((name) => name === "style" || name.startsWith("on"))).toEqual([]);
      expect(tags.filter(({ name }) => name === "style")).toEqual([]);
      const scripts = tags.filter(({ name }) => name === "script");
      for (const { attributes } of scripts) {
        expect(attributes["src"] ?? attributes["type"]).toMatch(
          /^(\/(keys|copy|cards)\.js|application\/ld\+json)$/,
        );
      }
    });
  }
});

describe("every list", () => {
  for (const path of LISTS) {
    it(`${path} offers its feeds, in its head and by pages that say what to do`, async () => {
      const html = await htmlOf(path);
      const tags = tagsOf(html);
      const heads = tags.filter(({ attributes }) => attributes["rel"] === "alternate");
      const hrefs = heads.map(({ attributes }) => attributes["href"]!);
      expect(hrefs).toHaveLength(3);
      for (const href of hrefs) {
        expect(href.startsWith(SITE)).toBe(true);
        const address = href.slice(SITE.length);
        const links = tags.filter(({ name }) => name === "a");
        const isLinked = (to: string) => links.some(({ attributes }) => attributes["href"] === to);
        // A click opens no XML.
        expect(isLinked(href) || isLinked(address), href).toBe(false);
        const feed = await get(address.replaceAll("&amp;", "&"));
        expect(feed.status, href).toBe(200);
        if (isFixed(path)) continue;
        expect(isLinked(`/follow${address}`), href).toBe(true);
        const page = await htmlOf(`/follow${address.replaceAll("&amp;", "&")}`);
        // RSS and Atom are in the order of time, whatever the page is sorted by.
        expect(page.replaceAll("&amp;sort=top", "")).toContain(
          `value="${href.replace("&amp;sort=top", "")}"`,
        );
      }
      expect(html.includes("Follow the daily list")).toBe(isFixed(path));
    });
  }
});

describe("what upstream wrote", () => {
  for (const path of ["/papers", "/", "/papers/2611.00001"]) {
    it(`is text on ${path}, whatever it looks like`, async () => {
      const html = await htmlOf(path);
      const body = html.slice(html.indexOf("<main"));
      expect(textOf(body)).toContain(SHOWN.title);
      expect(textOf(body)).toContain(SHOWN.summary);
      expect(body).not.toMatch(OVERRIDES);
      expect(body).not.toMatch(/<(script|b|img src=x)\b/);
      expect(body).toContain('dir="auto"');
    });
  }

  it("does not end the data it stands in", async () => {
    const html = await htmlOf("/papers/2611.00001");
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!;
    const article = JSON.parse(data) as Record<string, unknown>;
    expect(article).toMatchObject({ "@type": "ScholarlyArticle", headline: SHOWN.title });
  });
});

describe("a card", () => {
  it("leads to the papers of its authors, whatever their names", async () => {
    expect(await htmlOf("/")).toContain(
      '<span class="by"><a href="/papers?q=author%3A%22A++B++%3CC%3E%22"><bdi>A &quot;B&quot; &lt;C&gt;</bdi></a></span>',
    );
  });

  it("shows counts short, and cut rather than rounded", async () => {
    expect(textOf(await htmlOf("/"))).toContain("▲ 1.2k upvotes");
    expect(textOf(await htmlOf("/"))).toContain("1 comment");
  });
});

describe("a page of days", () => {
  it("leads to the nearest days, weeks and months that have papers", async () => {
    const html = await htmlOf(`/papers/date/${TODAY}`);
    expect(html).toContain('<a rel="prev" href="/papers/date/2026-11-20">← 20 Nov 2026</a>');
    expect(html).toContain('href="/papers/week/2026-W48"');
    expect(html).toContain('href="/papers/month/2026-11"');
    const week = await htmlOf("/papers/week/2026-W48");
    expect(week).toContain('<a rel="prev" href="/papers/week/2026-W47">← 16–22 Nov 2026</a>');
    expect(week).toContain("23–29 November 2026</h1>");
    expect(await htmlOf("/papers/week/2026-W47")).toContain('rel="next"');
  });

  it("says why a day is empty", async () => {
    expect(await htmlOf("/papers/date/2026-11-22")).toContain("Nothing is listed at weekends");
    expect(await htmlOf("/papers/date/2026-11-19")).toContain("Nothing was listed then");
    expect(await htmlOf("/papers/date/2026-12-01")).toContain("Nothing has been listed yet");
  });

  it("is found by the form that asks for a day, without a script", async () => {
    for (const [search, place] of [
      ["?day=2026-11-20", "/papers/date/2026-11-20"],
      ["?day=", "/"],
      ["", "/"],
      ["?day=2026-11-20&source=arxiv", "/papers/date/2026-11-20?source=arxiv"],
      ["?day=//evil.example", "/papers/date///evil.example"],
    ] as const) {
      const response = await get(`/papers/date${search}`);
      expect(response.status).toBe(302);
      expect(response.headers.get("Location")).toBe(place);
    }
    expect((await get("/papers/date/nonsense")).status).toBe(404);
  });
});

describe("a search", () => {
  it("says how it was read where that is not as it was typed", async () => {
    const html = await htmlOf("/papers?q=Paper+upvotes:>40");
    expect(html).toContain("Read as <code>Paper upvotes:&gt;=50</code>");
    expect(html).toContain("so &gt;40 means at least 50.");
    for (const q of ["Paper+AND+number", "number+paper", "upvotes:>49", "Paper|number"]) {
      expect(await htmlOf(`/papers?q=${q}`)).not.toContain("Read as");
    }
  });

  it("is helped by examples that can be read", async () => {
    const html = await htmlOf("/");
    const help = html.slice(html.indexOf('<details class="help"'), html.indexOf("</search>"));
    const examples = [...help.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples) {
      expect((await get(example.replaceAll("&amp;", "&"))).status, example).toBe(200);
    }
  });

  it("offers the topic that it is near above its papers, with or without some", async () => {
    const topic = '<p class="suggestion">Topic: <a href="/topics/machine-unlearning">';
    expect(await htmlOf("/papers?q=machine+unlerning")).toContain(topic);
    const html = await htmlOf("/papers?q=number+-machine");
    expect(html).not.toContain('class="suggestion"');
  });

  it("offers several words as a phrase and in the title", async () => {
    const html = await htmlOf("/papers?q=paper+number");
    expect(html).toMatch(/<a href="\/papers\?q=%22paper\+number%22">As a phrase<\/a> \(\d+\)/);
    expect(html).toMatch(/ · <a href="[^"]*title[^"]*">in the title<\/a> \(\d+\)/);
    expect(await htmlOf("/papers?q=number+paper")).toMatch(/">In the title<\/a> \(\d+\)/);
  });

  it("that finds nothing offers the word that papers have", async () => {
    expect(await htmlOf("/papers?q=numbre")).toContain(
      'Did you mean <a href="/papers?q=number">number</a> (51 papers)?',
    );
  });

  it("that finds nothing says what finds more", async () => {
    const html = await htmlOf("/papers?q=zebrafish+number");
    expect(html).toContain("No paper has all of these words. Try fewer");
    expect(html).toContain('<a href="/papers?q=number">without zebrafish</a>: 51 papers');
    expect(await htmlOf("/papers?q=zebrafish")).toContain("No paper has this word.");
  });

  it("can be put in another order, and keeps its question", async () => {
    const html = await htmlOf("/papers?q=paper&sort=top");
    expect(html).toContain('<a href="/papers?q=paper&amp;sort=top" aria-current="true">Top</a>');
    expect(html).toContain('<a href="/papers?q=paper">Newest</a>');
    expect(html).toContain("Relevance");
    expect(await htmlOf("/papers")).not.toContain("Relevance");
  });

  it("goes on to older papers and back to the newest", async () => {
    const first = await htmlOf("/papers?limit=50");
    const older = /<a rel="next" href="([^"]+)">← Older/.exec(first)![1]!.replaceAll("&amp;", "&");
    const html = await htmlOf(older.slice(SITE.length));
    expect(html).toContain('<a rel="first" href="/papers?limit=50">');
  });
});

describe("a paper's page", () => {
  it("can be read by Zotero and Google Scholar", async () => {
    const tags = tagsOf(await htmlOf("/papers/2611.00002"));
    const named = (name: string) =>
      tags
        .filter(({ attributes }) => attributes["name"] === `citation_${name}`)
        .map(({ attributes }) => attributes["content"]);
    expect(named("title")).toEqual(["Paper number 2"]);
    expect(named("author")).toEqual(["Ada Lovelace"]);
    expect(named("publication_date")).toEqual(["2026/11/18"]);
    expect(named("arxiv_id")).toEqual(["2611.00002"]);
    expect(named("pdf_url")).toEqual(["https://arxiv.org/pdf/2611.00002"]);
  });

  it("leads to its other forms and to what it shares with others", async () => {
    const html = await htmlOf("/papers/2611.00002");
    expect(html).toContain(`${SITE}/papers/arxiv:2611.00002.bib`);
    expect(html).toContain(`href="/papers/date/${TODAY}"`);
    const byAuthor = /<a href="(\/papers\?q=author[^"]*)">Ada Lovelace/.exec(html)![1]!;
    expect(await htmlOf(byAuthor)).toContain("Paper number 51");
  });
});

it("takes at most 60 KB, gzipped, for a list of 50 papers", async () => {
  const html = await htmlOf("/papers");
  expect(html.match(/<article/g)).toHaveLength(50);
  expect(await gzipped(html)).toBeLessThan(60 * 1024);
});

describe("the end of a list", () => {
  it("offers the papers that are shown in every export, and those of the front page by its day", async () => {
    for (const [path, name] of [
      ["/papers?q=paper", "/papers"],
      ["/papers?q=paper&digest=daily", "/papers"],
      ["/", `/papers/date/${TODAY}`],
    ] as const) {
      const tags = tagsOf(await htmlOf(path));
      const hrefs = tags.flatMap(({ attributes }) => attributes["href"] ?? []);
      const exports = hrefs.filter((href) => /\.(csv|ndjson|bib|md)(\?|$)/.test(href));
      expect(exports.map((href) => href.split("?")[0])).toEqual(
        ["csv", "ndjson", "bib", "md"].map((extension) => `${name}.${extension}`),
      );
      for (const href of exports) expect((await get(href)).status, href).toBe(200);
    }
    expect(await htmlOf("/papers/trending")).not.toContain(".csv");
  });
});

describe("a page's title", () => {
  it("tells pages of a list apart, and the front page is the site's", async () => {
    const titleOf = async (path: string) => /<title>(.*?)<\/title>/.exec(await htmlOf(path))![1];
    expect(await titleOf("/papers?q=paper")).toBe("paper · Paperwire");
    expect(await titleOf("/papers?q=paper&sort=top")).toBe("paper · top · Paperwire");
    expect(await titleOf("/papers?q=paper&before=9")).toBe("paper · older · Paperwire");
    expect(await titleOf("/")).toBe("Paperwire");
  });
});

describe("a ranking", () => {
  it("leads to more of it where it is as long as a page", async () => {
    const html = await htmlOf("/papers?sort=top");
    expect(html).toContain('<a href="/papers?sort=top&amp;limit=500">Show more</a>');
    expect(await htmlOf("/papers?sort=top&limit=500")).not.toContain("Show more");
  });
});

describe("the days of a list that is cut", () => {
  it("say so", async () => {
    expect(await htmlOf("/papers/month/2026-11?limit=5")).toContain("These are the first 5");
    expect(await htmlOf("/papers/month/2026-11")).not.toContain("These are the first");
  });
});

describe("a search for an id nobody listed", () => {
  it("leads to where the paper may be", async () => {
    const html = await htmlOf("/papers?q=https://arxiv.org/abs/2611.99999v3");
    expect(html).toContain('<a href="https://arxiv.org/abs/2611.99999">');
  });
});
