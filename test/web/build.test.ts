import { beforeAll, describe, expect, it } from "vitest";
import { composedQuery } from "../../src/web/build.ts";
import { get, SITE, smallWire } from "./site.ts";

describe("the question that the form makes", () => {
  for (const [what, composed, query] of [
    ["nothing", {}, ""],
    ["words as they are typed", { words: "unlearn* OR forget" }, "unlearn* OR forget"],
    ["a phrase", { phrase: "lora" }, '"lora"'],
    [
      "any of several names",
      { author: "Yann LeCun, Bengio" },
      '(author:"Yann LeCun" OR author:Bengio)',
    ],
    ["categories parted by anything", { cat: "cs.LG stat.*" }, "(cat:cs.LG OR cat:stat.*)"],
    ["what is not wanted", { without: "survey, a review" }, '-survey -"a review"'],
    ["a threshold and a part", { upvotes: "50", has: "code" }, "upvotes:>=50 has:code"],
    ["quotes, which are never syntax", { title: 'a"b' }, 'title:"a b"'],
  ] as const) {
    it(`is ${what}`, () => {
      expect(composedQuery(composed)).toBe(query);
    });
  }
});

describe("the feed builder", () => {
  beforeAll(async () => {
    await smallWire({ upvotes: 4 });
  });

  it("ends in an address that asks the question", async () => {
    const html = await (await get("/build?words=forget&format=atom&digest=weekly")).text();
    expect(html).toContain(`value="${SITE}/papers.atom?q=forget&amp;digest=weekly"`);
    expect(html).toContain("Forgetting on purpose");
    expect(html).toContain('<option value="atom" selected="">');
  });

  it("says what cannot be read, and keeps what was typed", async () => {
    const response = await get("/build?words=((a");
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain("At character");
    expect(html).toContain('value="((a"');
  });

  it("refuses fields it does not have", async () => {
    expect((await get("/build?wrods=x")).status).toBe(400);
  });
});
