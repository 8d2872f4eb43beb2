import { beforeAll, describe, expect, it } from "vitest";
import { composedQuery, FIELDS, problemsOf } from "../../src/web/composed.ts";
import { tagsOf, textOf } from "./page-markup.ts";
import { get, SITE, smallWire } from "./site.ts";

describe("the question that the form makes", () => {
  for (const [what, composed, query] of [
    ["nothing", {}, ""],
    ["words as they are typed", { words: "unlearn* OR forget" }, "unlearn* OR forget"],
    [
      "words that stay together beside other fields",
      { words: "unlearn* OR forget", has: "code" },
      "(unlearn* OR forget) has:code",
    ],
    ["a phrase", { phrase: "lora" }, '"lora"'],
    [
      "any of several names",
      { author: "Yann LeCun, Bengio" },
      '(author:"Yann LeCun" OR author:Bengio)',
    ],
    ["names parted by semicolons", { author: "LeCun; Bengio" }, "(author:LeCun OR author:Bengio)"],
    ["categories parted by anything", { cat: "cs.LG stat.*" }, "(cat:cs.LG OR cat:stat.*)"],
    [
      "sources parted by anything",
      { source: "arxiv huggingface; biorxiv" },
      "(source:arxiv OR source:huggingface OR source:biorxiv)",
    ],
    ["what is not wanted", { without: "survey, a review" }, '-survey -"a review"'],
    ["what is not wanted, with or without a dash", { without: "-survey, !x" }, "-survey -x"],
    ["quotes as telephones type them", { without: "“survey paper”" }, '-"survey paper"'],
    [
      "a phrase in such quotes",
      { phrase: "“catastrophic forgetting”" },
      '"catastrophic forgetting"',
    ],
    [
      "names that semicolons part",
      { author: "LeCun, Yann; Bengio" },
      '(author:"LeCun  Yann" OR author:Bengio)',
    ],
    [
      "more names than fit into a line",
      { author: Array.from({ length: 30 }, (_, n) => `name${n}`).join() },
      `(${Array.from({ length: 30 }, (_, n) => `author:name${n}`).join(" OR ")})`,
    ],
    ["a threshold and a part", { upvotes: "50", has: "code" }, "upvotes:>=50 has:code"],
    ["quotes, which are never syntax", { title: 'a"b' }, 'title:"a b"'],
  ] as const) {
    it(`is ${what}`, () => {
      expect(composedQuery(composed)).toBe(query);
    });
  }
});

describe("a field of the form", () => {
  it.each([
    ["words", "((a", "The ( at character 2 is never closed. Add a )."],
    ["words", '"a', "is never closed"],
    ["title", "a*", "at least 3 letters"],
    ["cat", "cs.XY", "Did you mean cs."],
    ["author", "!", "a letter or a digit"],
    ["without", "*", "a letter or a digit"],
    ["upvotes", "abc", "“abc” is not available. Choose one of 5, 10, 20, 30, 50,"],
    ["upvotes", "7", "Choose one of 5, 10,"],
    ["digest", "monthly", "“monthly” is not available. Choose one of daily, weekly."],
  ])("that is %s says what is wrong in %s", (name, text, problem) => {
    expect(problemsOf({ [name]: text, phrase: "sound" })).toEqual({
      [name]: expect.stringContaining(problem),
    });
  });
});

describe("the feed builder", () => {
  beforeAll(async () => {
    await smallWire({ upvotes: 4 });
  });

  async function htmlOf(query: string): Promise<string> {
    const response = await get(`/build${query}`);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(tagsOf(html).filter(({ name }) => name === "h1")).toHaveLength(1);
    return html;
  }

  it("ends in an address that asks the question", async () => {
    const html = await htmlOf("?words=forget&format=atom&digest=weekly");
    expect(html).toContain(`value="${SITE}/papers.atom?q=forget&amp;digest=weekly"`);
    expect(html).toContain("<mark>Forgetting</mark> on purpose");
    expect(html).toContain('<option value="atom" selected="">');
  });

  it("links every format, each of which answers", async () => {
    const html = await htmlOf("?words=forget&include=cross&content=title&digest=daily");
    const formats = html.slice(html.indexOf('<p class="formats">')).split("</p>")[0]!;
    const hrefs = tagsOf(`${formats}</p>`).flatMap(({ attributes }) => attributes["href"] ?? []);
    expect(hrefs).toHaveLength(7);
    expect(hrefs.filter((href) => href.startsWith("/follow/"))).toHaveLength(3);
    for (const href of hrefs) {
      const answer = await get(textOf(href).replace(SITE, ""));
      expect(answer.status, href).toBe(200);
    }
  });

  it("says how often, and shows what is in it by title", async () => {
    const html = await htmlOf("?words=paper");
    expect(html).toMatch(/<output[^>]*>About \d+ papers? a week\. <a href="#outcome">/);
    expect(html.match(/<time /g)!.length).toBeGreaterThan(2);
  });

  it("explains itself while nothing is asked", async () => {
    for (const query of ["", "?words=&phrase=&digest=weekly&format=json"]) {
      const html = await htmlOf(query);
      expect(html).toContain("Your feed address will appear here.");
      expect(html).not.toContain('class="address"');
      expect(html).not.toContain("<time");
    }
  });

  it("says in its place what cannot be read, and keeps what was typed", async () => {
    const html = await htmlOf('?words=(("a><b>&title=ok');
    expect(html).toContain('value="((&quot;a&gt;&lt;b&gt;"');
    expect(html).toMatch(/aria-invalid="true"\/><small[^>]*>The quote at [^<]* is never closed/);
    expect(html).not.toContain("<b>");
    expect(html).not.toContain('class="address"');
  });

  it("says in its place what is no choice, and takes what a list's own address says", async () => {
    const html = await htmlOf("?words=forget&upvotes=abc");
    expect(html).toMatch(/<select id="upvotes"[^>]* aria-invalid="true">/);
    expect(html).toMatch(/id="upvotes-hint"[^>]*>“abc” is not available. Choose one of 5, /);
    expect(html).not.toContain('class="address"');
    const sound = await htmlOf("?words=forget&include=new,cross&content=full&format=rss");
    expect(sound).toContain(`value="${SITE}/papers.rss?q=forget"`);
  });

  it("says that a digest holds top papers", async () => {
    const html = await htmlOf("");
    expect(html).toContain("weekly digest");
    expect(html).not.toContain("all of its papers");
  });

  it("says what is too much together", async () => {
    const long = "lorem ipsum dolor sit amet ".repeat(7).trim();
    const html = await htmlOf(`?words=${long}&title=${long}&author=${long}`);
    expect(html).toContain("583 characters");
    expect(html).not.toContain("aria-invalid");
  });

  it("describes every field, and offers the categories of arXiv", async () => {
    const tags = tagsOf(await htmlOf(""));
    const ids = new Set(tags.map(({ attributes }) => attributes["id"]));
    const boxes = tags.filter(({ attributes }) => attributes["type"] === "checkbox");
    expect(boxes.length).toBeGreaterThan(1);
    for (const { attributes } of boxes) expect(attributes["name"]).toBe("source");
    expect(ids).toContain("source-hint");
    for (const name of FIELDS.filter((each) => each !== "source")) {
      const field = tags.find(({ attributes }) => attributes["id"] === name)!;
      expect(field.attributes["name"]).toBe(name);
      expect(ids).toContain(field.attributes["aria-describedby"]);
      const { list } = field.attributes;
      expect(list === undefined || ids.has(list), name).toBe(true);
      expect(tags.some(({ attributes }) => attributes["for"] === name)).toBe(true);
    }
    expect(tags.some(({ attributes }) => attributes["value"] === "cs.LG")).toBe(true);
  });

  it("may ask for itself with a script of this site", async () => {
    const response = await get("/build");
    expect(response.headers.get("Content-Security-Policy")).toContain("connect-src 'self'");
    expect(await response.text()).toContain('<script src="/build.js" defer');
  });

  it("refuses fields it does not have", async () => {
    expect((await get("/build?wrods=x")).status).toBe(400);
  });
});
