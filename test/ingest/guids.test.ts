import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { feedWire, FEED, papers, rss } from "./feed-wire.ts";
import { clear, matching, moments } from "./wire.ts";

const START = "2026-11-25T12:00:00Z";
const ENTERING = "after:all1 NOT before:known1";

beforeEach(clear);

function item(title: string, link: string, more = ""): string {
  return `<title>${title}</title><link>${link}</link>${more}`;
}

function guid(text: string): string {
  return `<guid isPermaLink="false">${text}</guid>`;
}

async function titles(): Promise<string[]> {
  return (await papers()).map(({ title }) => title);
}

describe("an item whose link changes at every poll", () => {
  it("stays one paper, with the newest link and its first guid", async () => {
    const { poll } = feedWire(START);
    for (const n of [1, 2, 3, 4]) {
      await poll(rss(item("A wandering paper", `https://journal.example/go-${n}`, guid("wp"))));
    }
    expect(await papers()).toEqual([
      expect.objectContaining({
        feed_id: "https://journal.example/go-1",
        url: "https://journal.example/go-4",
      }),
    ]);
    expect(await moments()).toHaveLength(1);
  });

  it("keeps its link, and is not written again, where only the query of it changes", async () => {
    const { poll } = feedWire(START);
    const search = (n: number) =>
      rss(item("A report", `https://index.example/11/?fc=1&amp;ff=${n}`, guid("index:11")));
    await poll(search(1));
    const written = "SELECT written FROM moment";
    const before = await env.DB.prepare(written).first("written");
    await poll(search(2));
    expect(await papers()).toMatchObject([{ url: "https://index.example/11/?fc=1&ff=1" }]);
    expect(await env.DB.prepare(written).first("written")).toBe(before);
  });
});

describe("a link that several items have", () => {
  const first = item("First result", "https://lab.example/publications", guid("p1"));
  const second = item("Second, newer result", "https://lab.example/publications", guid("p2"));

  it("is of as many papers as there are guids, each new when it comes", async () => {
    const { poll } = feedWire(START);
    await poll(rss(first));
    await poll(rss(second, first));
    await poll(rss(second, first));
    expect(await titles()).toEqual(["First result", "Second, newer result"]);
    const [one, other] = await moments();
    expect(other!.at - one!.at).toBeGreaterThanOrEqual(3600);
    const guids = (await papers()).map(({ feed_id: id }) => id);
    expect(new Set(guids).size).toBe(2);
  });

  it("tells a new item from one that is gone", async () => {
    const { poll } = feedWire(START);
    await poll(rss(first));
    await poll(rss(second));
    expect(await titles()).toEqual(["First result", "Second, newer result"]);
  });

  it("is of one paper where only its guid was changed", async () => {
    const { poll } = feedWire(START);
    await poll(rss(first));
    await poll(rss(first.replace("p1", "p1-moved")));
    expect(await titles()).toEqual(["First result"]);
  });

  it.each([
    ["fragments", ["/toc#s1", "/toc#s2", "/toc#s3"]],
    ["titles", ["/toc", "/toc", "/toc"]],
  ])("is of as many papers as there are %s where there are no guids", async (_, links) => {
    const { poll } = feedWire(START);
    const talks = links.map((link, n) => item(`Talk number ${n}`, link));
    await poll(rss(talks[0]!));
    await poll(rss(...talks.toReversed()));
    await poll(rss(...talks));
    expect((await titles()).toSorted()).toEqual(talks.map((_talk, n) => `Talk number ${n}`));
  });
});

describe("a guid", () => {
  it("is one of its feed only", async () => {
    const { poll } = feedWire(START, [FEED, "https://lab.example/feed.xml"]);
    await poll(
      rss(item("One of the journal", "https://journal.example/1", guid("same"))),
      rss(item("Another of the lab", "https://lab.example/1", guid("same"))),
    );
    expect(await papers()).toHaveLength(2);
  });

  it("that all items have tells nothing", async () => {
    const { poll } = feedWire(START);
    const [a, b] = ["A", "B"].map((name) => {
      return item(`Paper ${name}`, `https://journal.example/${name}`, guid("journal"));
    });
    await poll(rss(a!, b!));
    expect(await titles()).toEqual(["Paper A", "Paper B"]);
  });

  it("that is given to another item is not that item's", async () => {
    const { poll } = feedWire(START);
    await poll(rss(item("Sums of squares", "https://journal.example/a", guid("1"))));
    await poll(rss(item("Forgetting on purpose", "https://journal.example/b", guid("1"))));
    expect(await titles()).toEqual(["Sums of squares", "Forgetting on purpose"]);
  });

  it("keeps an item together whose title was mended, and whose DOI came later", async () => {
    const { poll } = feedWire(START);
    const link = "https://journal.example/a";
    await poll(rss(item("On sumz of squares", link, guid("a"))));
    await poll(rss(item("On sums of squares", link, guid("a"))));
    await poll(
      rss(item("On sums of squares", link, `${guid("a")}<prism:doi>10.1234/a</prism:doi>`)),
    );
    await poll(rss(item("On sums of squares", link, guid("a"))));
    expect(await papers()).toEqual([
      expect.objectContaining({
        id: "doi:10.1234/a",
        feed_id: link,
        title: "On sums of squares",
        doi: "10.1234/a",
      }),
    ]);
    expect(await matching(ENTERING)).toHaveLength(1);
  });

  it("never makes one of two works that have DOIs of their own", async () => {
    const { poll } = feedWire(START);
    const work = (n: number) =>
      item(
        "Editorial",
        `https://j.example/${n}`,
        `${guid("e")}<prism:doi>10.1234/${n}</prism:doi>`,
      );
    await poll(rss(work(1)));
    await poll(rss(work(2)));
    expect((await papers()).map(({ id }) => id)).toEqual(["doi:10.1234/1", "doi:10.1234/2"]);
  });

  it("is enough for an entry that has nothing else", async () => {
    const { poll } = feedWire(START);
    const entry = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Only an id</title>
      <id>urn:uuid:00000000-0000-0000-0000-000000000001</id></entry></feed>`;
    await poll(entry);
    await poll(entry.replace("Only", "Just"));
    expect(await papers()).toMatchObject([{ title: "Just an id", url: null }]);
  });
});

describe("one work", () => {
  it("by a DOI, in whatever address and case, is one paper", async () => {
    const { poll } = feedWire(START);
    const doi = "<prism:doi>10.1103/PhysRevX.1.2</prism:doi>";
    await poll(rss(item("On tensor rank", "https://journals.example/abstract/x", doi)));
    await poll(
      rss(item("On tensor rank", "https://doi.org/10.1103/physrevx.1.2?utm_source=rss")),
      rss(item("On tensor rank", "https://pub.example/doi/full/10.1103%2FPhysRevX.1.2")),
    );
    expect(await papers()).toMatchObject([{ id: "doi:10.1103/physrevx.1.2" }]);
  });

  it("known by its link becomes one with the record of its DOI", async () => {
    const { poll } = feedWire(START, [FEED, "https://lab.example/feed.xml"]);
    const link = "https://journal.example/a";
    const doi = "<prism:doi>10.1234/a</prism:doi>";
    await poll(
      rss(item("On sums", "https://other.example/a", doi)),
      rss(item("On sums", link, guid("a"))),
    );
    expect(await papers()).toHaveLength(2);
    await poll(
      rss(item("On sums", "https://other.example/a", doi)),
      rss(item("On sums", link, doi)),
    );
    expect(await papers()).toMatchObject([{ id: "doi:10.1234/a" }]);
    expect(await matching(ENTERING)).toHaveLength(1);
    const listed = "SELECT count(*) AS n FROM listing";
    expect(await env.DB.prepare(listed).first("n")).toBe(2);
  });
});

describe("arXiv's own feed among others", () => {
  const old = `<title>A paper, revised</title><link>https://arxiv.org/abs/1907.05600</link>
    <description>arXiv:1907.05600v4 Announce Type: replace
Abstract: We revisit it.</description>${guid("oai:arXiv.org:1907.05600v4")}<category>hep-th</category>
    <pubDate>Wed, 25 Nov 2026 00:00:00 -0500</pubDate><arxiv:announce_type>replace</arxiv:announce_type>
    <dc:creator>Ann Lee (MIT, Cambridge), Bo Li</dc:creator>`;

  it("leaves replacements of old work old", async () => {
    const { poll } = feedWire(START);
    await poll(rss(old));
    const [first, revised] = await moments();
    expect(new Date(first!.at * 1000).toISOString().slice(0, 7)).toBe("2019-07");
    expect([first!.live, revised!.live]).toEqual([0, 1]);
    expect(revised!.tags).toContain("version4");
  });

  it("is of the works that rss.arxiv.org and old titles name", async () => {
    const { poll } = feedWire(START);
    await poll(
      rss(
        item("From a feed", "https://rss.arxiv.org/abs/2402.01234"),
        item("A title. (arXiv:1111.11111v1 [astro-ph.GA])", "http://arxiv.org/abs/1111.11111"),
      ),
    );
    expect(await papers()).toMatchObject([
      { id: "arxiv:2402.01234", title: "From a feed" },
      { id: "arxiv:1111.11111", title: "A title" },
    ]);
  });
});
