import { describe, expect, it } from "vitest";
import { feedName } from "../../../src/sources/feed/feeds.ts";
import { feed as kind } from "../../../src/sources/feed/index.ts";
import { FACTS, SOURCES } from "../../../src/sources/index.ts";
import type { Ask } from "../../../src/sources/source.ts";

const URL_ = "https://journal.example/feed.xml";
const DAY = "2026-11-20";
const PAGE = { source: "feed", page: URL_, day: DAY };
const feed = kind(FACTS).create({
  FEEDS: [{ url: URL_, name: "Journal of Examples" }, { url: "https://www.lab.example/atom" }],
});

const SPACES = `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"`;

function read(body: string) {
  return feed.read([body], PAGE);
}

function paper(body: string) {
  const { listings, rejected } = read(body);
  expect(rejected).toEqual([]);
  return listings[0]!.paper;
}

function rss(item: string, link = "https://journal.example/home/"): string {
  return `<?xml version="1.0"?><rss version="2.0" ${SPACES}><channel><title>J</title>
    <link>${link}</link><description/>${item}</channel></rss>`;
}

function rssItem(fields: string): string {
  return rss(`<item><title>A title</title><link>https://journal.example/1</link>${fields}</item>`);
}

function rdf(item: string): string {
  return `<rdf:RDF xmlns="http://purl.org/rss/1.0/" ${SPACES}
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <channel rdf:about="https://journal.example/"><title>J</title><link>https://journal.example/</link></channel>
    ${item}</rdf:RDF>`;
}

function atom(entry: string, more = ""): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Lab</title><id>tag:lab.example,2026:f</id>
    <updated>2026-11-20T00:00:00Z</updated><link rel="self" href="/feed"/><link href="https://lab.example/"/>
    ${more}<entry><id>tag:lab.example,2026:1</id><title>A title</title>
    <updated>2026-11-19T08:00:00+02:00</updated>${entry}</entry></feed>`;
}

function json(...items: unknown[]): string {
  const version = "https://jsonfeed.org/version/1.1";
  return JSON.stringify({ version, title: "J", home_page_url: "https://journal.example/", items });
}

function at(text: string): number {
  return Date.parse(text) / 1000;
}

describe("pages", () => {
  it("are the feeds, each asked for every hour", () => {
    expect(feed.live(at("2026-11-20T23:00:00Z"))).toEqual([
      { source: "feed", page: URL_, day: DAY, every: 3600 },
      { source: "feed", page: "https://www.lab.example/atom", day: DAY, every: 3600 },
    ]);
  });

  it("are asked of their own hosts; those of arXiv count with the rest of arXiv", () => {
    const hostOf = (url: string) => feed.host({ source: "feed", page: url, day: DAY });
    expect(hostOf("https://www.lab.example/atom")).toEqual({ name: "www.lab.example" });
    expect(hostOf("https://lab.example:8080/atom")).toEqual({ name: "lab.example:8080" });
    for (const name of ["rss.arxiv.org", "export.arxiv.org", "arxiv.org"]) {
      expect(hostOf(`https://${name}/rss/cs.LG`)).toEqual({ name: "arxiv.org", spacing: 3 });
    }
    expect(hostOf("https://notarxiv.org/rss")).toEqual({ name: "notarxiv.org" });
  });

  it("list under the name of the feed, or else its host", () => {
    expect(feedName({ url: URL_, name: "Nature: Machine Intelligence" })).toBe(
      "nature-machine-intelligence",
    );
    expect(feedName({ url: "https://www.lab.example/atom" })).toBe("lab-example");
    expect(feedName({ url: "https://localhost:80/", name: "…" })).toBe("localhost-feed");
    expect(read(rssItem("")).listings[0]?.source).toBe("journal-of-examples");
  });

  it("never list under the name of another source", () => {
    for (const { name, title } of SOURCES) {
      expect(feedName({ url: URL_, name })).not.toBe(name);
      expect(feedName({ url: URL_, name: title })).not.toBe(name);
    }
  });
});

describe("fetching", () => {
  it("hands on the body as it came, and nothing when it has not changed", async () => {
    const answer = (status: number): Ask => {
      return async () => ({ status, headers: new Headers(), body: "x" });
    };
    expect(await feed.fetch(answer(200), PAGE)).toEqual(["x"]);
    expect(await feed.fetch(answer(304), PAGE)).toBeUndefined();
  });

  it("takes feeds under the wrong media types too", async () => {
    let types: readonly string[] = [];
    const ask: Ask = async (_, { type }) => {
      types = [type].flat();
      return { status: 200, headers: new Headers(), body: "" };
    };
    await feed.fetch(ask, PAGE);
    expect(types[0]).toBe("application/rss+xml");
    expect(types).toEqual(expect.arrayContaining(["text/xml", "text/plain", "text/html"]));
  });
});

describe("RSS 2.0", () => {
  it("gives everything an item says", () => {
    const { listings } = read(
      rss(`<item>
        <title><![CDATA[  Learning <i>E. coli</i>
          &amp; more ]]></title>
        <link>  https://journal.example/articles/7?utm_source=rss#top
        </link>
        <description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.&lt;/p&gt;</description>
        <dc:creator>Ada Lovelace</dc:creator><dc:creator>Borel, Émile; Gödel, Kurt</dc:creator>
        <category>Machine learning</category><category>Biology</category><category>Biology</category>
        <guid isPermaLink="false">7</guid><pubDate>Thu, 19 Nov 2026 07:00:00 GMT</pubDate>
        <prism:doi>10.1234/J.7</prism:doi><prism:publicationName>Journal &amp; Examples</prism:publicationName>
      </item>`),
    );
    expect(listings).toEqual([
      {
        source: "journal-of-examples",
        day: "2026-11-19",
        rank: 0,
        kind: "new",
        paper: {
          id: "doi:10.1234/j.7",
          title: "Learning E. coli & more",
          abstract: "One & two.\n\nThree.",
          authors: ["Ada Lovelace", "Émile Borel", "Kurt Gödel"],
          keywords: ["Machine learning", "Biology"],
          published: at("2026-11-19T07:00:00Z"),
          doi: "10.1234/j.7",
          url: "https://journal.example/articles/7?utm_source=rss#top",
          journal: "Journal & Examples",
        },
        item: {
          guid: expect.stringMatching(/^guid:[0-9a-f]{32}$/) as string,
          link: expect.stringMatching(/^url:[0-9a-f]{32}$/) as string,
        },
      },
    ]);
  });

  it("takes a guid for the link where there is none", () => {
    const body = rss("<item><title>T</title><guid>https://journal.example/9</guid></item>");
    expect(paper(body)).toMatchObject({ title: "T", url: "https://journal.example/9" });
    expect(paper(body).id).toMatch(/^url:[0-9a-f]{32}$/);
  });

  it("completes links from the site's own", () => {
    const body = (link: string) => rss("<item><title>T</title><link>../a b</link></item>", link);
    expect(paper(body("https://journal.example/home/")).url).toBe("https://journal.example/a%20b");
    expect(paper(body("")).url).toBe("https://journal.example/a%20b");
    expect(paper(body("/sub/dir/")).url).toBe("https://journal.example/sub/a%20b");
  });

  it("takes the address of a person off the name", () => {
    expect(paper(rssItem("<author>ada@example.org (Ada Lovelace)</author>")).authors).toEqual([
      "Ada Lovelace",
    ]);
  });

  it("keeps twenty keywords", () => {
    const many = Array.from({ length: 30 }, (_, n) => `<category>k${n}</category>`);
    expect(paper(rssItem(many.join(""))).keywords).toHaveLength(20);
  });

  it("cuts an article down to an abstract, by paragraphs", () => {
    const article = `<p>${"word ".repeat(500)}</p>`.repeat(5);
    const text = paper(
      rssItem(`<content:encoded><![CDATA[${article}]]></content:encoded>`),
    ).abstract!;
    expect(text.split("\n\n").map(({ length }) => length)).toEqual([2499, 2499]);
    const one = paper(rssItem(`<description>${"x".repeat(6000)}</description>`)).abstract!;
    expect(one).toBe(`${"x".repeat(5000)}…`);
  });
});

describe("RSS 1.0", () => {
  it("gives what Dublin Core says", () => {
    const body = rdf(`<item rdf:about="https://journal.example/articles/s1">
      <title><![CDATA[A title]]></title><link>https://journal.example/articles/s1</link>
      <content:encoded><![CDATA[<p>Published online; <a href="x">doi</a></p>The text]]></content:encoded>
      <dc:creator>Ada Lovelace</dc:creator><dc:creator>Kurt Gödel</dc:creator>
      <dc:identifier>doi:10.1234/s1</dc:identifier><dc:source>J, Published online: 2026-11-19</dc:source>
      <dc:date>2026-11-19</dc:date><dc:subject>robots</dc:subject></item>`);
    expect(paper(body)).toEqual({
      id: "doi:10.1234/s1",
      title: "A title",
      abstract: "Published online; doi\n\nThe text",
      authors: ["Ada Lovelace", "Kurt Gödel"],
      keywords: ["robots"],
      published: at("2026-11-19T12:00:00Z"),
      doi: "10.1234/s1",
      url: "https://journal.example/articles/s1",
    });
  });
});

describe("Atom", () => {
  it("gives XHTML as text, with the labels of categories", () => {
    const body = atom(`<link rel="alternate" href="posts/1"/>
      <author><name>Ada Lovelace</name></author><category term="ml" label="Machine learning"/>
      <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>If a &lt; b,</p><p>then <b>c</b>.</p></div></summary>`);
    expect(paper(body)).toMatchObject({
      abstract: "If a < b,\n\nthen c.",
      authors: ["Ada Lovelace"],
      keywords: ["Machine learning"],
      url: "https://lab.example/posts/1",
      published: at("2026-11-19T06:00:00Z"),
    });
  });

  it("keeps text as text, and takes escaped HTML for HTML", () => {
    expect(paper(atom(`<link href="/1"/><summary>if a &lt;b then</summary>`)).abstract).toBe(
      "if a <b then",
    );
    const html = `<link href="/1"/><content type="html">&lt;p&gt;1 &amp;lt; 2&lt;/p&gt;</content>`;
    expect(paper(atom(html)).abstract).toBe("1 < 2");
  });

  it("asks the feed for the authors of entries that name none", () => {
    const body = atom(`<link href="/1"/>`, "<author><name>The Lab</name></author>");
    expect(paper(body).authors).toEqual(["The Lab"]);
  });
});

describe("JSON Feed", () => {
  it("gives what items say, numbers for ids included", () => {
    const body = json({
      id: 5,
      url: "/5",
      title: "A & B",
      content_html: "<p>x</p><script>alert(1)</script>",
      authors: [{ name: "Ada Lovelace" }, {}],
      tags: ["t"],
      date_published: "2026-11-20T01:00:00-05:00",
    });
    expect(paper(body)).toMatchObject({
      title: "A & B",
      abstract: "x",
      authors: ["Ada Lovelace"],
      keywords: ["t"],
      url: "https://journal.example/5",
      published: at("2026-11-20T06:00:00Z"),
    });
  });
});

describe("the work an item is of", () => {
  it.each([
    ["<guid isPermaLink='false'>oai:arXiv.org:2611.00001v2</guid>", "arxiv:2611.00001"],
    ["<link>https://arxiv.org/abs/2611.00001v1</link>", "arxiv:2611.00001"],
    ["<dc:identifier>10.48550/arXiv.2611.00001</dc:identifier>", "arxiv:2611.00001"],
    ["<dc:identifier>doi:10.1234/ABC</dc:identifier>", "doi:10.1234/abc"],
    ["<prism:doi>10.1234/abc</prism:doi>", "doi:10.1234/abc"],
    ["<guid>https://doi.org/10.1234/abc</guid>", "doi:10.1234/abc"],
    ["<guid>https://pub.example/doi/full/10.1234/abc?af=R</guid>", "doi:10.1234/abc"],
    [
      "<guid>https://pre.example/content/10.1101/2026.11.01.123456v2.full</guid>",
      "doi:10.1101/2026.11.01.123456",
    ],
  ])("is known by %s", (fields, id) => {
    expect(paper(rss(`<item><title>T</title>${fields}</item>`)).id).toBe(id);
  });

  it("is the one of arXiv, with its DOI, where both are named", () => {
    const fields = `<prism:doi>10.1234/abc</prism:doi><guid>https://arxiv.org/abs/2611.00001</guid>`;
    expect(paper(rssItem(fields))).toMatchObject({ id: "arxiv:2611.00001", doi: "10.1234/abc" });
  });

  it("is the same for spellings of one address, and another for another", () => {
    const id = (link: string) => paper(json({ id: "1", url: link, title: "T" })).id;
    const one = id("https://journal.example/a?x=1");
    expect(id("http://Journal.example/a?utm_medium=rss&x=1#s")).toBe(one);
    expect(id("https://journal.example/a?x=2")).not.toBe(one);
  });

  it("is listed once", () => {
    const item = "<item><title>T</title><link>https://journal.example/1</link></item>";
    expect(read(rss(item + item)).listings).toHaveLength(1);
  });
});

describe("dates", () => {
  const listing = (date: string) => read(rssItem(`<pubDate>${date}</pubDate>`)).listings[0]!;

  it.each([
    ["Fri, 20 Nov 2026 10:00:00 +0100", "2026-11-20T09:00:00Z"],
    ["20 November 2026 09:00:00 GMT", "2026-11-20T09:00:00Z"],
    ["2026-11-20", "2026-11-20T12:00:00Z"],
    ["2026-10", "2026-10-01T12:00:00Z"],
    ["2025", "2025-01-01T12:00:00Z"],
  ])("are read: %s", (date, expected) => {
    expect(listing(date).paper.published).toBe(at(expected));
  });

  it.each([
    ["of a period that lasts", "2026"],
    ["of a month that lasts", "2026-11"],
    ["to come", "Fri, 20 Nov 2027 10:00:00 GMT"],
    ["before 1990", "Thu, 01 Jan 1970 00:00:00 GMT"],
    ["that are none", "Volume 27"],
    ["that cannot be", "2026-13-45"],
  ])("%s are left out, and the item is new today", (_, date) => {
    const { kind: what = "new", day, paper: stated } = listing(date);
    expect([what, day, stated.published]).toEqual(["new", DAY, undefined]);
  });

  it("of more than 14 days ago make an item a late one", () => {
    expect(listing("2026-11-07")).toMatchObject({ kind: "new", day: "2026-11-07" });
    expect(listing("2026-11-05")).toMatchObject({ kind: "cross", day: "2026-11-05" });
  });

  it("never put an item on a day to come", () => {
    expect(listing("Sat, 21 Nov 2026 09:00:00 GMT").day).toBe(DAY);
  });
});

describe("hostile and broken feeds", () => {
  it("pass no markup and no script address on", () => {
    const { listings, rejected } = read(
      rss(`<item><title>&lt;img src=x onerror=alert(1)&gt;One</title><link>javascript:alert(1)</link>
        <guid>https://journal.example/1</guid>
        <description><![CDATA[<script>x</script><style>y</style><p onclick="z">Two</p>]]></description></item>
        <item><title>No way in</title><link>javascript:alert(1)</link><guid>data:text/html,x</guid></item>
        <item><title>Nothing at all</title></item>`),
    );
    expect(listings[0]?.paper).toMatchObject({
      title: "One",
      abstract: "Two",
      url: "https://journal.example/1",
    });
    expect(listings[1]?.paper).toMatchObject({ title: "No way in" });
    expect(listings[1]?.paper.url).toBeUndefined();
    expect(rejected).toEqual(['"Nothing at all": has no link and no identifier']);
  });

  it("are unescaped where they are escaped twice", () => {
    const fields =
      "<description>&amp;lt;p&amp;gt;One &amp;amp;amp; two&amp;lt;/p&amp;gt;</description>";
    expect(paper(rssItem(fields)).abstract).toBe("One & two");
    expect(paper(rssItem("<description>R&amp;amp;D</description>")).abstract).toBe("R&D");
  });

  it.each([
    ["a byte order mark", `\uFEFF${rssItem("")}`],
    ["blank lines first", `\n\n  ${rssItem("")}`],
    ["another encoding declared", rssItem("").replace("?>", ' encoding="ISO-8859-1"?>')],
  ])("are read with %s", (_, body) => {
    expect(paper(body).title).toBe("A title");
  });

  it("lose only the items that say nothing", () => {
    const { listings, rejected } = read(
      rss(`<item><link>https://journal.example/1</link></item><item/>
        <item><title>T</title><link>https://journal.example/2</link></item>`),
    );
    expect(listings.map(({ paper: { title } }) => title)).toEqual(["T"]);
    expect(rejected[0]).toBe('"https://journal.example/1": has no title');
  });

  it.each([
    ["", "empty"],
    ["  \n", "empty"],
    ["<!DOCTYPE html><html><title>Are you a robot?</title></html>", "an HTML page"],
    ["<html><body>Sorry</body></html>", "an HTML page"],
    [rssItem("<category>x</category>").slice(0, -60), "cut off"],
    [rssItem("").replace("</rss>", ""), "cut off"],
    ["<svg xmlns='http://www.w3.org/2000/svg'></svg>", "not RSS, Atom or JSON Feed"],
    [json({ id: "1" }).slice(0, 60), "not RSS, Atom or JSON Feed"],
    ['{"items":[]}', "not RSS, Atom or JSON Feed"],
    ["Service unavailable", "not RSS, Atom or JSON Feed"],
  ])("are named for what they are: %s", (body, message) => {
    expect(() => read(body)).toThrow(message);
  });

  it("may be empty", () => {
    expect(read(rss(""))).toEqual({ listings: [], rejected: [] });
    expect(read(json())).toEqual({ listings: [], rejected: [] });
  });
});
