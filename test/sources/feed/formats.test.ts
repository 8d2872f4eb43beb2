import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SourceError } from "../../../src/sources/source.ts";
import { readFeed } from "../../../src/sources/feed/formats.ts";
import { escapeXml } from "../../../src/text/xml.ts";
import { readByFeedsmith } from "./feedsmith.ts";

const SPACES = `xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:p="http://prismstandard.org/namespaces/basic/2.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"`;

function rss(content: string, declaration = ""): string {
  return `${declaration}<rss version="2.0" ${SPACES}><channel><title>J</title><link>https://j.example/</link>
    ${content}</channel></rss>`;
}

function itemIn(body: string) {
  const { items } = readFeed(body);
  expect(items).toHaveLength(1);
  return items[0]!;
}

function titleOf(markup: string): string {
  return itemIn(rss(`<item><title>${markup}</title></item>`)).title;
}

interface Sample {
  title: string;
  html: string;
  people: string[];
  tags: string[];
  id: string;
  doi: string;
  journal: string;
}

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "if",
        "a < b",
        "R&D",
        "&amp;",
        "Émile",
        "😀",
        "𝛼",
        "]]>",
        "x > 0",
        "'q'",
        '"q"',
      ),
      fc.string({ minLength: 1, maxLength: 6, unit: "grapheme-ascii" }).map((word) => word.trim()),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => `T ${words.join(" ")}`);
const author = fc.constantFrom("Ada Lovelace", "Kurt Gödel", "Émile Borel", "Li Wei", "𝒜. Noether");
const samples: fc.Arbitrary<Sample[]> = fc.array(
  fc.record({
    title: text,
    html: text.map((words) => `<p>${escapeXml(words)}</p><p>And <b>more</b>&hellip;</p>`),
    people: fc.array(author, { maxLength: 3 }),
    tags: fc.array(text, { maxLength: 3 }),
    id: fc.nat().map((n) => `https://j.example/${n}?a=1&b=2`),
    doi: fc.nat().map((n) => `10.1234/j.${n}`),
    journal: text,
  }),
  { maxLength: 4 },
);

function many(name: string, values: string[]): string {
  return values.map((value) => `<${name}>${escapeXml(value)}</${name}>`).join("\n");
}

function cdata(html: string): string {
  return html.includes("]]>") ? escapeXml(html) : `<![CDATA[${html}]]>`;
}

const FORMATS: Record<string, (all: Sample[]) => string> = {
  "RSS 2.0": (all) =>
    rss(
      all
        .map(
          ({
            title,
            html,
            people,
            tags,
            id,
            doi,
            journal,
          }) => `<item><title>${escapeXml(title)}</title>
      <link>${escapeXml(id)}</link><description>${cdata(html)}</description>${many("d:creator", people)}
      ${many("category", tags)}<guid isPermaLink="false">${doi}</guid>
      <pubDate>Thu, 19 Nov 2026 07:00:00 GMT</pubDate><p:doi>${doi}</p:doi>
      <p:publicationName>${escapeXml(journal)}</p:publicationName></item>`,
        )
        .join(""),
    ),
  "RSS 1.0": (all) => `<r:RDF xmlns="http://purl.org/rss/1.0/" ${SPACES}
    xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel r:about="https://j.example/">
    <link>https://j.example/</link></channel>
    ${all
      .map(
        ({ title, html, people, tags, id, doi }) => `<item><title>${cdata(escapeXml(title))}</title>
      <link>${escapeXml(id)}</link><content:encoded>${escapeXml(html)}</content:encoded>
      ${many("d:creator", people)}${many("d:subject", tags)}<d:identifier>${doi}</d:identifier>
      <d:date>2026-11-19</d:date></item>`,
      )
      .join("")}</r:RDF>`,
  Atom: (all) => `<a:feed xmlns:a="http://www.w3.org/2005/Atom" ${SPACES}>
    <a:link href="https://j.example/"/>
    ${all
      .map(
        ({ title, html, people, tags, id, doi, journal }) => `<a:entry><a:id>${doi}</a:id>
      <a:title type="html">${escapeXml(escapeXml(title))}</a:title><a:link href="${escapeXml(id)}"/>
      <a:summary type="html">${escapeXml(html)}</a:summary>
      ${people.map((one) => `<a:author><a:name>${escapeXml(one)}</a:name></a:author>`).join("")}
      ${tags.map((tag) => `<a:category term="x" label="${escapeXml(tag)}"/>`).join("")}
      <a:published>2026-11-19T00:00:00Z</a:published><arxiv:doi>${doi}</arxiv:doi>
      <arxiv:journal_ref>${escapeXml(journal)}</arxiv:journal_ref></a:entry>`,
      )
      .join("")}</a:feed>`,
  "JSON Feed": (all) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "J",
      home_page_url: "https://j.example/",
      items: all.map(({ title, html, people, tags, id, doi }) => ({
        id: doi,
        url: id,
        title: escapeXml(title),
        content_html: html,
        authors: people.map((one) => ({ name: one })),
        tags,
        date_published: "2026-11-19T00:00:00Z",
      })),
    }),
};

describe("reading as another implementation does", () => {
  it.each(Object.keys(FORMATS))("gives the same items: %s", (format) => {
    fc.assert(
      fc.property(samples, (all) => {
        const body = FORMATS[format]!(all);
        expect(readFeed(body)).toEqual(readByFeedsmith(body));
        expect(readFeed(body).items).toHaveLength(all.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("formats", () => {
  it("reads RSS 0.91 with its DOCTYPE, which is not asked for", () => {
    const doctype = `<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
      "http://my.netscape.com/publish/formats/rss-0.91.dtd">`;
    expect(itemIn(rss("<item><title>T</title></item>", doctype)).title).toBe("T");
  });

  it("reads RSS 0.90", () => {
    const body = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><link>https://j.example/</link></channel>
      <item><title>T</title><link>https://j.example/1</link></item></rdf:RDF>`;
    expect(readFeed(body)).toMatchObject({
      home: "https://j.example/",
      items: [{ title: "T", links: ["https://j.example/1"] }],
    });
  });

  it("reads Atom 0.3", () => {
    const body = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped"
      type="text/html">A &lt;i&gt;title&lt;/i&gt;</title><link rel="alternate" type="text/html"
      href="https://j.example/1"/><issued>2026-11-19</issued></entry></feed>`;
    expect(itemIn(body)).toMatchObject({
      title: "A title",
      links: ["https://j.example/1"],
      dates: ["2026-11-19"],
    });
  });

  it("reads JSON Feed 1, with its one author", () => {
    const version = "https://jsonfeed.org/version/1";
    const items = [{ id: 1, title: "T", author: { name: "Ada" }, tags: null }, null, "x"];
    expect(itemIn(JSON.stringify({ version, items }))).toMatchObject({
      ids: ["1"],
      authors: ["Ada"],
    });
  });

  it("goes by namespaces, and by the usual prefixes where none is declared", () => {
    const foreign = `<item><m:title xmlns:m="http://search.yahoo.com/mrss/">Thumbnail</m:title>
      <title>T</title><x:creator xmlns:x="http://purl.org/dc/elements/1.1/">Ada</x:creator></item>`;
    expect(itemIn(rss(foreign))).toMatchObject({ title: "T", authors: ["Ada"] });
    const bare =
      "<rss><channel><item><title>T</title><dc:creator>Ada</dc:creator></item></channel></rss>";
    expect(itemIn(bare).authors).toEqual(["Ada"]);
  });

  it("takes the link of Atom where RSS has none, and never the link to the feed itself", () => {
    const link = (rel: string, href: string) =>
      `<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="${rel}" href="${href}"/>`;
    const links = link("self", "/feed") + link("alternate", "/1");
    expect(itemIn(rss(`<item><title>T</title>${links}</item>`)).links).toEqual(["/1"]);
  });

  it("completes links of Atom by xml:base, from the outermost on", () => {
    const body = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lab.example/blog/">
      <entry xml:base="2026/"><title>T</title><link href="1.html"/></entry></feed>`;
    expect(itemIn(body).links).toEqual(["https://lab.example/blog/2026/1.html"]);
  });

  it("reads markup that is not escaped, comments and processing instructions left out", () => {
    const markup =
      "<p>1 &lt; 2,<br/>then <b>3</b>.</p><?php x ?><!-- no -- no --><script>x</script>";
    expect(itemIn(rss(`<item><description>${markup}</description></item>`)).abstract).toBe(
      "1 < 2, then 3.",
    );
  });

  it.each([
    ["ada@example.org (Ada Lovelace)", "Ada Lovelace"],
    ["Ada Lovelace &lt;ada@example.org&gt;", "Ada Lovelace"],
    ["mailto:ada@example.org Ada Lovelace", "Ada Lovelace"],
    ["Ada Lovelace (London)", "Ada Lovelace"],
  ])("knows the name in %s", (written, person) => {
    expect(itemIn(rss(`<item><author>${written}</author></item>`)).authors).toEqual([person]);
  });

  it("knows no name in an address alone", () => {
    expect(itemIn(rss("<item><author>ada@example.org</author></item>")).authors).toEqual([]);
  });
});

describe("what is not XML", () => {
  it.each([
    ["a bare ampersand", "AT&T & R&D; x&", "AT&T & R&D; x&"],
    ["HTML's named references", "Caf&eacute;&nbsp;&ndash; &alpha;", "Café – α"],
    ["those in capitals", "AT&AMP;T &LT; 1 &QUOT;x&QUOT;", 'AT&T < 1 "x"'],
    ["the end of no section", "a ]]> b", "a ]]> b"],
    ["a line break of HTML", "a<br>b<br/>c<br></br>d", "a b c d"],
    ["references to Windows' characters", "it&#146;s", "it’s"],
    [
      "references to what is no character",
      "a&#0;b&#x1F;c&#55357;d&#xFFFFFFFF;",
      "a\ufffdbc\ufffdd&#xFFFFFFFF;",
    ],
    ["control characters", "a\u0000b\u000bc\u001fd", "abcd"],
    ["half a character", "a\ud83db", "ab"],
    ["characters beyond 16 bits", "😀 &#x1F600; <![CDATA[😀 &amp; ]] ]]>", "😀 😀 😀 & ]]"],
    ["dashes in a comment", "a<!-- b -- & c --->d", "ad"],
    ["comments and references in CDATA", "<![CDATA[R&D <!-- x -->&lt;]]>", "R&D <"],
  ])("is mended: %s", (_, markup, title) => {
    expect(titleOf(markup)).toBe(title);
  });

  it("is mended in attributes too", () => {
    const body = `<feed><entry><title>T</title><category term="R&D &eacute; 😀"/>
      <link href="/1?a=1&b=2"/></entry></feed>`;
    expect(itemIn(body)).toMatchObject({ keywords: ["R&D é 😀"], links: ["/1?a=1&b=2"] });
  });

  it.each([
    ["an encoding that is past", '<?xml version="1.0" encoding="x/y" ?>'],
    ["white space and a byte order mark", " \n\uFEFF \n<?xml version='1.0'?>"],
    ["a style sheet", '<?xml version="1.0"?>\n<?xml-stylesheet href="x.xsl"?><!-- x --> '],
  ])("is no matter at the beginning: %s", (_, declaration) => {
    expect(itemIn(rss("<item><title>T</title></item>", declaration)).title).toBe("T");
  });

  it("is refused when it is cut off, wherever that is", () => {
    const whole = rss("<item><title><![CDATA[a]]>&amp;</title><link>x</link><!-- b --></item>");
    const from = whole.indexOf("<rss") + "<rss".length;
    for (let end = from; end < whole.length; end++) {
      expect(() => readFeed(whole.slice(0, end)), String(end)).toThrow("cut off");
    }
  });

  it.each([
    ["an element that is not closed", rss("<item><title>T</item>")],
    ["two roots", rss("") + rss("")],
    ["something after the end", `${rss("")}<script>x</script>`],
    ["a value without quotes", rss("<item><guid isPermaLink=false>1</guid></item>")],
  ])("is refused: %s", (_, body) => {
    expect(() => readFeed(body)).toThrow("cut off or is not well-formed");
  });

  it.each([
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html><body/></html>',
    "<!-- x --><!doctype html><title>Just a moment…</title><p>Checking <br> your browser",
    "<HTML><HEAD><META x><rss></HEAD>",
  ])("is named when it is a page: %s", (body) => {
    expect(() => readFeed(body)).toThrow("an HTML page");
  });
});

describe("hostile XML", () => {
  it("has no entities of its own expanded", () => {
    const entities = Array.from({ length: 9 }, (_, n) => {
      return `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`;
    });
    const doctype = `<!DOCTYPE rss [<!ENTITY l0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">${entities.join("")}]>`;
    expect(itemIn(rss("<item><title>&l9;&x;</title></item>", doctype)).title).toBe("&l9;&x;");
  });

  it.each([1000, 3000, 4000])("is refused when it nests %i levels deep", (levels) => {
    const deep = `${"<i>".repeat(levels)}x${"</i>".repeat(levels)}`;
    for (const name of ["title", "description", "d:creator"]) {
      const body = rss(`<item><${name}>${deep}</${name}></item>`);
      expect(() => readFeed(body), name).toThrow(SourceError);
    }
  });

  it("is refused when it nests without end", () => {
    expect(() => readFeed(`<rss>${"<a>".repeat(200_000)}`)).toThrow("cut off");
  });
});
