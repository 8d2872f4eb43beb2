import { describe, expect, it } from "vitest";
import { feed as kind } from "../../../src/sources/feed/index.ts";
import type { Statement } from "../../../src/paper/paper.ts";
import { FACTS } from "../../../src/sources/index.ts";

// How publishers, societies and platforms write their feeds: the shapes are theirs, the words are
// invented.

const PAGE = { source: "feed", page: "https://pub.example/dir/feed.xml", day: "2026-11-25" };
const feed = kind(FACTS).create({ FEEDS: [{ url: PAGE.page }] });

const NAMESPACES = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xmlns:cc="http://web.resource.org/cc/"
  xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"`;

const TITLE = "On sums of squares";
const ABSTRACT =
  "We show that every large number is a sum of four squares and give a bound for the number of ways, which improves on what was known.";

function rss(item: string, channel = ""): string {
  return `<rss version="2.0" ${NAMESPACES}><channel><title>J</title><link>https://pub.example/</link>
    ${channel}<item>${item}</item></channel></rss>`;
}

function rdf(item: string, channel = ""): string {
  return `<rdf:RDF xmlns="http://purl.org/rss/1.0/" ${NAMESPACES}><channel rdf:about="https://pub.example/">
    <title>J</title>${channel}</channel><item rdf:about="https://pub.example/a1">${item}</item></rdf:RDF>`;
}

function atom(entry: string, more = ""): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" ${NAMESPACES}>${more}<entry>${entry}</entry></feed>`;
}

function read(body: string): Statement {
  const { listings, rejected } = feed.read([body], PAGE);
  expect(rejected).toEqual([]);
  expect(listings).toHaveLength(1);
  return listings[0]!.paper;
}

const HEAD = `<title>${TITLE}</title><link>https://pub.example/a1</link>`;
const AUTHORS = ["Maria Rossi", "Ann Lee"];

describe("publishers", () => {
  it.each<[string, string, Partial<Statement>]>([
    [
      "Elsevier's ScienceDirect",
      rss(`<title><![CDATA[${TITLE}]]></title><description><![CDATA[<p>Publication date: Available online 20 November 2026</p>
        <p><b>Source:</b> Journal of Sums, Volume 12</p><p>Author(s): Maria Rossi, Ann Lee</p>]]></description>
        <link>https://www.sciencedirect.example/science/article/pii/S1?dgcid=rss_sd_all</link>
        <guid isPermaLink="false">https://www.sciencedirect.example/science/article/pii/S1</guid>`),
      {
        abstract: "",
        authors: AUTHORS,
        journal: "Journal of Sums",
        volume: "12",
        published: Date.parse("2026-11-20T12:00:00Z") / 1000,
      },
    ],
    [
      "Wiley",
      rss(`<title>${TITLE}</title><link>https://onlinelibrary.example/doi/10.1002/x.1?af=R</link>
        <description>JOURNAL, Volume 12, Issue 3, Page 1-20, March 2026. </description>
        <dc:description>\nABSTRACT\n${ABSTRACT}\n</dc:description>
        <content:encoded>&lt;h2&gt;Abstract&lt;/h2&gt;&lt;p&gt;${ABSTRACT}&lt;/p&gt;</content:encoded>
        <dc:creator>\nMaria Rossi, \nAnn Lee\n</dc:creator><prism:publicationName>JOURNAL</prism:publicationName>`),
      {
        id: "doi:10.1002/x.1",
        abstract: ABSTRACT,
        authors: AUTHORS,
        journal: "JOURNAL",
        volume: "12",
        issue: "3",
        pages: "1–20",
      },
    ],
    [
      "Wiley, with a line in front of the abstract",
      rss(`${HEAD}<description>JOURNAL, EarlyView.</description><dc:description>
        Four squares are enough.\n\n\n\nABSTRACT\n${ABSTRACT}</dc:description>`),
      { abstract: ABSTRACT },
    ],
    [
      "Springer Nature",
      rdf(`${HEAD}<content:encoded><![CDATA[<p>Nature, Published online: 12 November 2026;
        <a href="https://pub.example/a1">doi:10.1038/s1</a></p>${ABSTRACT}]]></content:encoded>
        <dc:identifier>doi:10.1038/s1</dc:identifier><dc:source>Nature, Published online: 2026-11-12; | doi:10.1038/s1</dc:source>
        <prism:publicationName>Nature</prism:publicationName>`),
      { doi: "10.1038/s1", abstract: ABSTRACT, journal: "Nature" },
    ],
    [
      "Taylor & Francis",
      rdf(`${HEAD}<content:encoded>&lt;a href="/toc/56/3"&gt;Volume 56, Issue 3&lt;/a&gt;, December 2025, Page 163-175&lt;br/&gt;. &lt;br/&gt;</content:encoded>
        <description>Volume 56, Issue 3, December 2025, Page 163-175&lt;br/&gt;. &lt;br/&gt;</description>
        <dc:identifier>10.1080/0165.2020.1</dc:identifier><dc:source>Studies on Numbers</dc:source>
        <prism:publicationName>${TITLE}</prism:publicationName>`),
      {
        abstract: "",
        journal: "Studies on Numbers",
        volume: "56",
        issue: "3",
        pages: "163–175",
        doi: "10.1080/0165.2020.1",
      },
    ],
    [
      "SAGE",
      rss(
        `${HEAD}<description>Journal of Sums, Ahead of Print. &lt;br/&gt;${ABSTRACT}</description>`,
      ),
      { abstract: ABSTRACT, journal: "Journal of Sums" },
    ],
    [
      "Oxford University Press",
      rss(`<title>${TITLE}</title><link>https://academic.example/nar/article/doi/10.1093/nar/gkag494/8688746?rss=1</link>
        <author>Rossi M, Lee A. </author><description>&lt;span class="paragraphSection"&gt;&lt;div class="boxTitle"&gt;Abstract&lt;/div&gt;${ABSTRACT}&lt;/span&gt;</description>
        <prism:volume xmlns:prism="prism">194</prism:volume><prism:startingPage xmlns:prism="prism">226</prism:startingPage>
        <prism:endingPage xmlns:prism="prism">255</prism:endingPage>`),
      {
        id: "doi:10.1093/nar/gkag494",
        abstract: ABSTRACT,
        authors: ["M Rossi", "A Lee"],
        volume: "194",
        pages: "226–255",
      },
    ],
    [
      "Silverchair, with the title in its addresses",
      rss(
        `<title>${TITLE}</title><link>https://pubs.example/sc/article/doi/10.1039/D6SC05138C/1291521/On-sums-of-squares</link>`,
      ),
      { id: "doi:10.1039/d6sc05138c" },
    ],
    [
      "the American Chemical Society",
      rss(`<title>[ASAP] ${TITLE}</title><link>http://dx.doi.org/10.1021/x.1</link>
        <description>&lt;p&gt;&lt;img src="x.gif" alt="TOC Graphic"/&gt;&lt;/p&gt;&lt;div&gt;&lt;cite&gt;Sums Letters&lt;/cite&gt;&lt;/div&gt;&lt;div&gt;DOI: 10.1021/x.1&lt;/div&gt;</description>
        <dc:creator>Maria Rossi and Ann Lee</dc:creator>`),
      { title: TITLE, abstract: "", authors: AUTHORS, journal: "Sums Letters", doi: "10.1021/x.1" },
    ],
    [
      "the Royal Society of Chemistry",
      rss(`${HEAD}<description><![CDATA[<div><i><b>Sum. Sci.</b></i>, 2026, Advance Article<br/><b>DOI</b>: 10.1039/D6SC00001A, Edge Article</div>
        <div>Open Access</div><div>Maria Rossi, Ann Lee<br/>${ABSTRACT}<br/>To cite this article before page numbers are assigned, use the DOI form of citation above.<br/>The content of this RSS Feed (c) The Royal Society of Sums</div>]]></description>`),
      { abstract: ABSTRACT, authors: AUTHORS, doi: "10.1039/d6sc00001a" },
    ],
    [
      "the American Physical Society",
      rdf(`<title>${TITLE}</title><link>http://link.example/doi/10.1103/jtn1-wzyl</link>
        <description>Author(s): Maria Rossi and Ann Lee&lt;br/&gt;&lt;p&gt;${ABSTRACT}&lt;/p&gt;&lt;br/&gt;[Phys. Sum 7, 020330] Published Fri Nov 20, 2026</description>
        <content:encoded><![CDATA[<p>Author(s): Maria Rossi and Ann Lee</p><p>${ABSTRACT}</p><img src="x.png"/><br/><p>[Phys. Sum 7, 020330] Published Fri Nov 20, 2026</p>]]></content:encoded>`),
      { id: "doi:10.1103/jtn1-wzyl", abstract: ABSTRACT, authors: AUTHORS },
    ],
    [
      "Pensoft",
      rss(`${HEAD}<description><![CDATA[<p>SumKeys 85: 109-125</p><p>DOI: 10.3897/keys.85.75309</p>
        <p>Authors: Maria Rossi, Ann Lee</p><p>Abstract: ${ABSTRACT}</p><p><a href="x">HTML</a></p><p><a href="y">XML</a></p><p><a href="z">PDF</a></p>]]></description>`),
      {
        doi: "10.3897/keys.85.75309",
        abstract: ABSTRACT,
        authors: AUTHORS,
        journal: "SumKeys",
        volume: "85",
        pages: "109–125",
      },
    ],
    [
      "MDPI",
      rdf(`${HEAD}<content:encoded><![CDATA[<p><b>Sums, Vol. 26, Pages 123: ${TITLE}</b></p>
        <p>Sums <a href="x">doi: 10.3390/s26010123</a></p><p>Authors:
          Maria Rossi
          Ann Lee
          </p><p>${ABSTRACT}</p>]]></content:encoded><dc:creator>Maria Rossi</dc:creator><dc:creator>Ann Lee</dc:creator>`),
      {
        doi: "10.3390/s26010123",
        abstract: ABSTRACT,
        authors: AUTHORS,
        volume: "26",
        pages: "123",
      },
    ],
    [
      "PLOS",
      atom(`<title>${TITLE}</title><id>10.1371/journal.pone.0000030</id>
        <link rel="alternate" href="https://journals.example/plosone/article?id=10.1371/journal.pone.0000030"/>
        <link rel="related" type="application/pdf" href="https://journals.example/plosone/article/file?id=10.1371/journal.pone.0000030&amp;type=printable"/>
        <content type="html">&lt;p&gt;by Maria Rossi, Ann Lee&lt;/p&gt; ${ABSTRACT}</content><published>2026-11-20T14:00:00Z</published>`),
      { id: "doi:10.1371/journal.pone.0000030", abstract: ABSTRACT, authors: AUTHORS },
    ],
    [
      "Schweizerbart",
      rss(`${HEAD}<description>&lt;h1&gt;&lt;a href="x"&gt;${TITLE}&lt;/a&gt;&lt;/h1&gt;&lt;b&gt;Rossi, Maria; Lee, Ann&lt;/b&gt;&lt;br/&gt;
        &lt;a href="y"&gt;Nova Summa,  (2021)&lt;/a&gt;, p. 281 - 290 &lt;h2&gt;Abstract&lt;/h2&gt;&lt;p&gt;${ABSTRACT}&lt;/p&gt;</description>`),
      { abstract: ABSTRACT, authors: AUTHORS },
    ],
    [
      "CNKI",
      rss(`${HEAD}<description>Maria ROSSI;Ann LEE;&lt;/br&gt;${ABSTRACT}</description>`),
      { abstract: ABSTRACT, authors: ["Maria ROSSI", "Ann LEE"] },
    ],
    [
      "Ingenta",
      rdf(
        `${HEAD}<dc:creator>Rossi, M.P.</dc:creator><dc:creator>Lee, A.</dc:creator><foaf:maker><foaf:Person>
        <foaf:name>Rossi, M.P.</foaf:name></foaf:Person></foaf:maker><prism:volume>46</prism:volume><prism:number>1</prism:number>
        <prism:startingPage>1</prism:startingPage><prism:endingPage>25</prism:endingPage>`,
        "<dc:publisher>Sums Press</dc:publisher><prism:publicationName>SUMS</prism:publicationName>",
      ),
      {
        authors: ["M.P. Rossi", "A. Lee"],
        journal: "SUMS",
        volume: "46",
        issue: "1",
        pages: "1–25",
        publisher: "Sums Press",
      },
    ],
    [
      "Open Journal Systems",
      rdf(`${HEAD}<description>&lt;p&gt;${ABSTRACT}&lt;/p&gt;&lt;p&gt;&amp;nbsp;&lt;/p&gt;</description><dc:rights>Copyright (c) 2026 Maria Rossi
        https://creativecommons.org/licenses/by/4.0</dc:rights><cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0"/>`),
      { abstract: ABSTRACT, license: "https://creativecommons.org/licenses/by/4.0" },
    ],
    [
      "PubMed",
      rss(`<title>${TITLE}</title><link>https://pubmed.example/1/?fc=1&amp;ff=2</link><description>${ABSTRACT.slice(0, 60)}...</description>
        <content:encoded><![CDATA[<div><p>J Num. 2026 Nov 17;204(1):39. doi: 10.1016/j.x.</p><p><b>ABSTRACT</b></p><p>${ABSTRACT}</p>
        <p>PMID:<a href="x">1</a> | DOI:<a href="y">10.1016/j.x</a></p></div>]]></content:encoded>
        <guid isPermaLink="false">pubmed:1</guid><dc:identifier>pmid:1</dc:identifier><dc:identifier>doi:10.1016/j.x</dc:identifier><dc:source>Journal of numbers</dc:source>`),
      { doi: "10.1016/j.x", abstract: ABSTRACT, journal: "Journal of numbers" },
    ],
    [
      "bioRxiv",
      rdf(`<title>${TITLE}</title><link>http://biorxiv.org/cgi/content/short/2026.11.20.123456v1?rss=1</link>
        <description><![CDATA[${ABSTRACT}]]></description><dc:creator><![CDATA[Rossi, M., Lee, A., The Sums Consortium]]></dc:creator>
        <dc:identifier>doi:10.64898/2026.11.20.123456</dc:identifier><dc:publisher>Laboratory</dc:publisher>`),
      {
        id: "doi:10.64898/2026.11.20.123456",
        abstract: ABSTRACT,
        authors: ["M. Rossi", "A. Lee", "The Sums Consortium"],
      },
    ],
    [
      "IEEE Xplore",
      rss(`${HEAD}<description>${ABSTRACT}</description><authors>Maria Rossi;Ann Lee;</authors><volume>48</volume>
        <issue>11</issue><startPage>1</startPage><endPage>17</endPage><publicationTitle>Transactions on Sums</publicationTitle>`),
      {
        abstract: ABSTRACT,
        authors: AUTHORS,
        journal: "Transactions on Sums",
        volume: "48",
        issue: "11",
        pages: "1–17",
      },
    ],
    [
      "J-STAGE",
      atom(`<title>${TITLE}</title><link href="https://jstage.example/article/1"/><id>https://jstage.example/article/1</id>
        <author><en><name>Maria Rossi</name></en><ja><name>ロッシ</name></ja></author><author><en><name>Ann Lee</name></en></author>
        <prism:doi>10.1000/js.1</prism:doi><prism:publicationName>Sums</prism:publicationName><prism:volume>5</prism:volume>`),
      { id: "doi:10.1000/js.1", authors: AUTHORS, journal: "Sums", volume: "5" },
    ],
    [
      "the Journal of Open Source Software",
      atom(
        `<id>tag:joss.example,2005:Paper/1</id><published>2026-11-20T10:00:00Z</published><link rel="alternate" type="text/html" href="https://joss.example/papers/10.21105/joss.01234"/>
        <title>${TITLE}</title><content type="application/xml"><state>accepted</state><software_version>v1</software_version><issue>103</issue><volume>9</volume><page>1234</page>
        <authors><author sequence="first"><given_name>Maria</given_name><middle_name>P.</middle_name><last_name>Rossi</last_name><orcid>0000-0002-1825-0097</orcid></author>
        <author sequence="additional"><given_name>Ann</given_name><last_name>Lee</last_name></author></authors><doi>10.21105/joss.01234</doi><pdf_url>https://joss.example/1.pdf</pdf_url></content>`,
        "<author><name>Journal of Open Source Software</name></author>",
      ),
      {
        id: "doi:10.21105/joss.01234",
        abstract: "",
        authors: ["Maria P. Rossi", "Ann Lee"],
        volume: "9",
        issue: "103",
        pages: "1234",
      },
    ],
    [
      "arXiv, in a feed of one's own",
      rss(`<title>${TITLE}</title><link>https://arxiv.org/abs/2611.00001</link><description>arXiv:2611.00001v1 Announce Type: cross
Abstract: ${ABSTRACT}</description><guid isPermaLink="false">oai:arXiv.org:2611.00001v1</guid><category>hep-th</category><category>math.NT</category>
        <arxiv:announce_type>cross</arxiv:announce_type><dc:creator>Maria Rossi (MIT, Cambridge), Ann Lee (ETH, Zurich)</dc:creator>`),
      {
        id: "arxiv:2611.00001",
        abstract: ABSTRACT,
        authors: AUTHORS,
        version: 1,
        categories: ["hep-th", "math.NT"],
        keywords: [],
      },
    ],
    [
      "arXiv, as it was until 2024",
      rdf(`<title>${TITLE}. (arXiv:2111.11111v2 [cs.LG] UPDATED)</title><link>http://arxiv.org/abs/2111.11111</link>
        <description>&lt;p&gt;${ABSTRACT}&lt;/p&gt;</description><dc:creator>&lt;a href="x"&gt;Maria Rossi&lt;/a&gt;, &lt;a href="y"&gt;Ann Lee&lt;/a&gt;</dc:creator>`),
      { id: "arxiv:2111.11111", title: TITLE, abstract: ABSTRACT, authors: AUTHORS, version: 2 },
    ],
    [
      "a blog that says where its posts went on",
      rss(
        `${HEAD}<description>&lt;p&gt;${ABSTRACT}&lt;/p&gt;&lt;p&gt;The post &lt;a href="x"&gt;${TITLE}&lt;/a&gt; appeared first on &lt;a href="y"&gt;Lab&lt;/a&gt;.&lt;/p&gt;</description>`,
      ),
      { abstract: ABSTRACT },
    ],
    [
      "a blog that writes no titles",
      rss(
        `<link>https://pub.example/a1</link><description>Squares are everywhere. Here are more of them.</description>`,
      ),
      { title: "Squares are everywhere." },
    ],
    [
      "a channel of videos",
      rss(`<media:title>A talk</media:title><link>https://pub.example/a1</link>`),
      { title: "A talk" },
    ],
  ])("are read as they write: %s", (_, body, expected) => {
    expect(read(body)).toMatchObject(expected);
  });

  it("that give an abstract in two languages, or in sections, lose none of it", () => {
    const two = `<p>${ABSTRACT}</p><p>Resumen</p><p>${ABSTRACT}</p>`;
    const sections = `<h2>Abstract</h2><h3>Background</h3><p>${ABSTRACT}</p><h3>Results</h3><p>There are four.</p>`;
    const abstract = (html: string) =>
      read(rss(`${HEAD}<description><![CDATA[${html}]]></description>`)).abstract;
    expect(abstract(two)).toBe(`${ABSTRACT}\n\nResumen\n\n${ABSTRACT}`);
    expect(abstract(sections)).toBe(`Background\n\n${ABSTRACT}\n\nResults\n\nThere are four.`);
  });

  it("that give an article whole are shown with what sums it up", () => {
    const article = `<p>${"It goes on and on. ".repeat(400)}</p>`;
    const summary = `${ABSTRACT} ${ABSTRACT}`;
    const item = `${HEAD}<description>${summary}</description><content:encoded><![CDATA[${article}]]></content:encoded>`;
    expect(read(rss(item)).abstract).toBe(summary);
    const teaser = item.replace(summary, `${ABSTRACT} And…`);
    expect(read(rss(teaser)).abstract).toMatch(/^It goes on.*…$/);
  });
});

describe("the address of an item", () => {
  it.each([
    [
      "a page before a PDF",
      rss(
        `<title>${TITLE}</title><link>https://pub.example/a1.pdf</link><guid>https://pub.example/a1</guid>`,
      ),
    ],
    ["an attribute of RSS", rss(`<title>${TITLE}</title><link href="https://pub.example/a1"/>`)],
    [
      "what stands behind a counter",
      rss(
        `<title>${TITLE}</title><link>https://count.example/~r/1/</link><feedburner:origLink>https://pub.example/a1</feedburner:origLink>`,
      ),
    ],
    [
      "HTML before what browsers do not open",
      atom(`<title>${TITLE}</title><id>tag:x,1</id><link type="application/pdf" href="https://pub.example/a1/pdf/x"/>
        <link type="text/gemini" href="gemini://pub.example/a1"/><link type="text/html" href="https://pub.example/a1"/>`),
    ],
    [
      "a relation that is an IRI",
      atom(`<title>${TITLE}</title><id>tag:x,1</id><link rel="self" href="https://pub.example/x"/>
        <link rel="http://www.iana.org/assignments/relation/alternate" href="https://pub.example/a1"/>`),
    ],
    [
      "a path, completed by that of the feed",
      atom(`<title>${TITLE}</title><id>tag:x,1</id><link href="/a1"/>`),
    ],
    ["an id that is one", atom(`<title>${TITLE}</title><id>https://pub.example/a1</id>`)],
    [
      "a guid that is one, though it is said to be none",
      rss(`<title>${TITLE}</title><guid isPermaLink="false">https://pub.example/a1</guid>`),
    ],
  ])("is %s", (_, body) => {
    expect(read(body).url).toBe("https://pub.example/a1");
  });

  it("keeps its query, escaped once too often or not at all", () => {
    const url = "https://pub.example/a?x=1&y=2&copy=3";
    const link = (text: string) => read(rss(`<title>${TITLE}</title><link>${text}</link>`)).url;
    expect(link("https://pub.example/a?x=1&y=2&copy=3")).toBe(url);
    expect(link("<![CDATA[https://pub.example/a?x=1&amp;y=2&amp;copy=3]]>")).toBe(url);
  });

  it("is none where an id is a name only", () => {
    const paper = read(atom(`<title>${TITLE}</title><id>urn:uuid:1</id>`));
    expect(paper).toMatchObject({ title: TITLE, id: expect.stringMatching(/^guid:/) as string });
    expect(paper.url).toBeUndefined();
  });
});

describe("authors", () => {
  it.each([
    [
      "elements of RSS's author from Atom",
      rss(
        `${HEAD}<atom:author><atom:name>Maria Rossi</atom:name></atom:author><atom:author><atom:name>Ann Lee</atom:name></atom:author>`,
      ),
    ],
    [
      "a bag of RDF",
      rdf(
        `${HEAD}<dc:creator><rdf:Bag><rdf:li>Maria Rossi</rdf:li><rdf:li>Ann Lee</rdf:li></rdf:Bag></dc:creator>`,
      ),
    ],
    [
      "a sequence of RDF",
      rss(
        `${HEAD}<dc:creator><rdf:Seq><rdf:li>Rossi, Maria</rdf:li><rdf:li>Lee, Ann</rdf:li></rdf:Seq></dc:creator>`,
      ),
    ],
    [
      "people of FOAF",
      rdf(`${HEAD}<foaf:maker><foaf:Person><foaf:givenName>Maria</foaf:givenName><foaf:familyName>Rossi</foaf:familyName></foaf:Person></foaf:maker>
      <foaf:maker><foaf:Person><foaf:name>Ann Lee</foaf:name></foaf:Person></foaf:maker>`),
    ],
    [
      "HTML",
      rss(
        `${HEAD}<author>&lt;b&gt;Maria Rossi&lt;/b&gt;, &lt;a href="x"&gt;Ann Lee&lt;/a&gt;</author>`,
      ),
    ],
  ])("can be %s", (_, body) => {
    expect(read(body).authors).toEqual(AUTHORS);
  });
});

describe("in front of a feed", () => {
  it.each([
    [
      "warnings of a program",
      "<br />\n<b>Deprecated</b>: Function x() in <b>y</b> on line <b>1</b><br />\n<?xml version='1.0'?>",
    ],
    ["a comment", "<!-- made by hand --><?xml version='1.0'?>"],
    ["words", "Notice: x\n"],
  ])("%s can stand", (_, junk) => {
    expect(read(junk + rss(HEAD)).title).toBe(TITLE);
  });
});
