import { beforeAll, describe, expect, it } from "vitest";
import { memory } from "../../src/web/answers.ts";
import { clear } from "../ingest/wire.ts";
import { announce } from "../lists/store.ts";
import { tagsOf, textOf } from "./page-markup.ts";
import { get, SITE, TODAY } from "./site.ts";

const MORNING = Date.parse(`${TODAY}T05:10:00Z`) / 1000;
const MANY = 120;

async function htmlOf(path: string, sources: string): Promise<string> {
  // Settings are those of a deployment, so answers in memory do not tell them apart.
  memory.clear();
  const response = await get(path, {}, { vars: { SOURCES: sources } });
  expect(response.status, path).toBe(200);
  return response.text();
}

function titlesIn(html: string): string[] {
  return [...html.matchAll(/<h[23] class="title" dir="auto"><a [^>]*>(.*?)<\/a>/g)].map(
    ([, title]) => title!,
  );
}

beforeAll(async () => {
  await clear();
  await announce("arxiv", "2026-11-20", MORNING - 3 * 86_400, [{ id: "arxiv:2611.00999" }]);
  await announce(
    "arxiv",
    TODAY,
    MORNING,
    Array.from({ length: MANY }, (_, n) => ({
      id: `arxiv:2611.${String(n + 1).padStart(5, "0")}`,
      title: `Announced ${n + 1}`,
    })),
  );
  await announce("biorxiv", TODAY, MORNING + 3600, [{ id: "doi:10.1101/1", title: "A preprint" }]);
  await announce("huggingface", TODAY, MORNING + 7200, [
    { id: "arxiv:2611.00003", title: "Announced 3", upvotes: 12 },
  ]);
});

describe("with Hugging Face switched off", () => {
  const SOURCES = "arxiv,biorxiv";

  it("the front page is arXiv's newest day, in its own order, with its feeds", async () => {
    const html = await htmlOf("/", SOURCES);
    expect(titlesIn(html).slice(0, 3)).toEqual(["Announced 1", "Announced 2", "Announced 3"]);
    expect(textOf(html)).toContain("arXiv, in the order of its lists");
    expect(html).toContain(`data-copy="${SITE}/papers.rss?q=source%3Aarxiv"`);
    expect(html).toContain('<a rel="prev" href="/papers/date/2026-11-20">');
    expect(textOf(html.slice(html.indexOf("<main")))).not.toContain("Hugging Face");
  });

  it("a page holds the first hundred of a day, and leads to the others", async () => {
    const html = await htmlOf(`/papers/date/${TODAY}`, SOURCES);
    expect(titlesIn(html)).toHaveLength(100);
    const more = `/papers/date/${TODAY}?limit=500`;
    expect(html).toContain(`<a href="${more}">Show more</a>`);
    const whole = await htmlOf(more, SOURCES);
    expect(titlesIn(whole)).toHaveLength(MANY);
    expect(whole).not.toContain("Show more");
  });

  it("trending says what it lacks, and offers feeds that are not empty for ever", async () => {
    const html = await htmlOf("/papers/trending", SOURCES);
    expect(textOf(html)).toContain("Trending needs a source that has upvotes");
    expect(titlesIn(html)).toHaveLength(30);
    expect(html).toContain(`data-copy="${SITE}/papers.rss?q=source%3Aarxiv"`);
  });

  it("no page names a source that is off", async () => {
    for (const path of ["/about", "/llms.txt", "/build", "/papers"]) {
      const html = await htmlOf(path, SOURCES);
      expect(html, path).not.toContain("Hugging Face Daily Papers");
    }
  });
});

describe("with no source that has days", () => {
  it("the front page is the newest papers, and leads on to all", async () => {
    const html = await htmlOf("/?limit=2", "biorxiv");
    expect(titlesIn(html)).toEqual(["A preprint", "Announced 1"]);
    expect(html).toContain(`data-copy="${SITE}/papers.rss"`);
    expect(html).toMatch(/<a rel="next" href="https:\/\/papers\.example\/papers\?before=\d+">/);
    expect(html).not.toContain('aria-label="Days"');
  });
});

describe("the days of another source", () => {
  const SOURCES = "huggingface,arxiv";

  it("are by upvotes, and every way from them keeps to that source", async () => {
    const html = await htmlOf(`/papers/date/${TODAY}?source=arxiv`, SOURCES);
    expect(titlesIn(html).slice(0, 2)).toEqual(["Announced 3", "Announced 1"]);
    const hrefs = tagsOf(html).flatMap(({ attributes }) => attributes["href"] ?? []);
    const days = hrefs.filter((href) => /^\/papers\/(date|week|month)\/[^.]+$/.test(href));
    expect(days.length).toBeGreaterThanOrEqual(4);
    for (const href of days) expect(href).toMatch(/\?source=arxiv(&|$)/);
    expect(html).toContain('<input type="hidden" name="source" value="arxiv"');
    expect(html).toContain('<a href="/?source=arxiv">Follow the daily list</a>');
    expect(html).toContain(
      `<link rel="canonical" href="${SITE}/papers/date/${TODAY}?source=arxiv"`,
    );
  });

  it("are refused by a name that is no source's", async () => {
    expect((await get(`/papers/date/${TODAY}?source=nobody`)).status).toBe(400);
  });
});
