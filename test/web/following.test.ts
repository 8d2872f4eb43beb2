import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { questionAt, type Question } from "../../src/lists/index.ts";
import { searchList } from "../../src/lists/search.ts";
import { FACTS } from "../../src/sources/index.ts";
import { searchPage } from "../../src/web/pages/search.tsx";
import { contextWith } from "../lists/store.ts";
import { tagsOf, textOf } from "./page-markup.ts";
import { get, getFeed, SITE, smallWire, TODAY } from "./site.ts";

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
});

async function htmlOf(path: string): Promise<string> {
  const response = await get(path);
  expect(response.status, path).toBe(200);
  const html = await response.text();
  tagsOf(html);
  return html;
}

describe("the page about a feed", () => {
  it("shows its address, the ways into readers, and its newest papers", async () => {
    const html = await htmlOf("/follow/papers.atom?q=forgetting");
    const address = `${SITE}/papers.atom?q=forgetting`;
    expect(html).toContain(`value="${address}"`);
    expect(html).toContain(`data-copy="${address}"`);
    expect(html).toContain(`href="feed:${address}"`);
    expect(html).toContain(encodeURIComponent(address));
    expect(html).toContain("<mark>Forgetting</mark> on purpose");
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).toContain(`<a href="${SITE}/papers?q=forgetting">See the whole list</a>`);
  });

  it("is of RSS where no format is named", async () => {
    expect(await htmlOf("/follow/topics/robotics")).toContain(
      `value="${SITE}/topics/robotics.rss"`,
    );
  });

  it("keeps what was asked of the feed, and shows papers before a digest is due", async () => {
    const html = await htmlOf("/follow/papers.rss?q=forgetting&digest=weekly&limit=20");
    expect(html).toContain(
      `value="${SITE}/papers.rss?q=forgetting&amp;digest=weekly&amp;limit=20"`,
    );
    expect(html).toContain("on purpose");
    expect(html).toContain('aria-current="true">Weekly digest</a>');
  });

  it("is of every kind of list", async () => {
    for (const path of [
      "/papers/trending.rss",
      `/papers/date/${TODAY}.rss`,
      "/topics/cs.LG.json",
      "/papers/2611.00001.atom",
    ]) {
      const html = await htmlOf(`/follow${path}`);
      const [, address = ""] = /name="|id="address" readonly="" value="([^"]+)"/.exec(html) ?? [];
      expect((await get(textOf(address).slice(SITE.length))).status, path).toBe(200);
    }
  });

  it("says what is wrong with an address, as the feed would", async () => {
    for (const [path, status, words] of [
      ["/follow/papers.bib?q=a", 404, "This is a file"],
      ["/follow/topics/machine-unlerning.rss", 404, "Did you mean"],
      ["/follow/nothing.rss", 404, "There is no list at this address"],
      ["/follow/papers.rss?q=titel:a", 400, "title:a"],
      ["/follow/papers.rss?limits=5", 400, "limits"],
    ] as const) {
      const response = await get(path);
      expect(response.status, path).toBe(status);
      expect(textOf(await response.text()), path).toContain(words);
    }
  });

  it("follows a paper that has another id by now", async () => {
    const insert = "INSERT INTO alias (id, paper) VALUES ('doi:10.1101/old', 'arxiv:2611.00001')";
    await env.DB.prepare(insert).run();
    const response = await get("/follow/papers/doi:10.1101/old.rss");
    expect(response.status).toBe(301);
    expect(response.headers.get("Location")).toBe("/follow/papers/arxiv:2611.00001.rss");
  });

  it("follows a topic by another name", async () => {
    const response = await get("/follow/topics/rlhf.atom?limit=5");
    expect(response.status).toBe(301);
    expect(response.headers.get("Location")).toBe("/follow/topics/preference-tuning.atom?limit=5");
  });
});

describe("the line that follows a list", () => {
  const context = contextWith("huggingface");

  async function lineWith(offers?: { mail: (list: string) => string }): Promise<string> {
    const question = questionAt("/papers?q=forgetting", context) as Extract<
      Question,
      { kind: "search" }
    >;
    const now = Date.parse(`${TODAY}T13:00:00Z`) / 1000;
    const list = await searchList(context, question, now);
    const frame = { site: SITE, siteName: "Papers", facts: FACTS, ...(offers && { offers }) };
    const found = { facets: undefined, days: undefined, nearby: undefined, ways: undefined };
    const html = searchPage(frame, list, { rate: 6, ...found });
    return html.slice(html.indexOf('<section class="follow"')).split("</section>")[0]!;
  }

  it("offers mail where the site sends any", async () => {
    expect(await lineWith()).not.toContain("mail");
    const offers = { mail: (list: string) => `/subscribe?list=${encodeURIComponent(list)}` };
    expect(await lineWith(offers)).toContain(
      `<a href="/subscribe?list=${encodeURIComponent(`${SITE}/papers?q=forgetting`)}" title="Digests of this list by mail">Mail</a>`,
    );
  });

  it("says how many papers to expect", async () => {
    expect(textOf(await lineWith())).toContain("about 6 a week");
  });

  it("offers a weekly digest of what can be digested", async () => {
    expect(await htmlOf("/")).toContain("digest=weekly");
    expect(await htmlOf("/papers/trending")).not.toContain("digest=weekly");
  });
});

describe("an entry of a feed", () => {
  it("leads back to the paper's page and its BibTeX here", async () => {
    const feed = await getFeed("/papers.json?q=forgetting");
    const [item] = feed.items as unknown as { content_html: string }[];
    expect(item!.content_html).toContain(
      `<p><a href="${SITE}/papers/arxiv:2611.00001">Paperwire</a> · <a href="${SITE}/papers/arxiv:2611.00001.bib">BibTeX</a></p>`,
    );
    const short = await getFeed("/papers.json?q=forgetting&content=abstract");
    expect(JSON.stringify(short.items)).not.toContain("BibTeX");
  });

  it("is its paper with the abstract as Markdown, where the list is one paper", async () => {
    const text = await (await get("/papers/2611.00001.md")).text();
    expect(text).toMatch(/^# Forgetting on purpose\n/);
    expect(text).toContain("An abstract for 1.");
  });
});
