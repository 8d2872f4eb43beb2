import { describe, expect, it } from "vitest";
import { FACTS } from "../../../src/sources/index.ts";
import { canonical, explain, parse, type QueryError } from "../../../src/query/index.ts";

describe("queries of arXiv's API", () => {
  it.each([
    [
      '(ti:"object detection" OR abs:"object detection") AND cat:cs.CV ANDNOT ti:survey',
      '(abstract:"object detection" OR title:"object detection") cat:cs.CV -title:survey',
    ],
    ["au:del_maestro", 'author:"del maestro"'],
    ["au:del_mae*", 'author:"del mae"*'],
    ["au:del_maestro AND ti:checkerboard", 'author:"del maestro" title:checkerboard'],
    [
      "au:del_maestro ANDNOT (ti:checkerboard OR ti:Pyrochlore)",
      'author:"del maestro" -(title:checkerboard OR title:pyrochlore)',
    ],
    ["all:electron AND NOT all:proton", "electron -proton"],
    ["cat:q-fin.* OR cat:stat.TH", "cat:math.ST OR cat:q-fin.*"],
    ['ti:("quantum gravity" AND strings)', 'title:"quantum gravity" title:strings'],
    ["submittedDate:[202611010000 TO 202611142359]", "date:2026-11-01..2026-11-14"],
    ["submittedDate:[2025 TO 202603]", "date:2025-01-01..2026-03-31"],
    ["lastUpdatedDate:[20261101 TO 20261101]", "date:2026-11-01"],
    ["id:hep-th/9901001v2 OR id:2411.05783", "id:2411.05783 OR id:hep-th/9901001"],
  ])("reads %s", (text, expected) => {
    expect(read(text)).toEqual({ text: expected, notices: [] });
  });

  it("joins neighbours by AND, where arXiv has OR", () => {
    expect(read("ti:a ti:b")).toEqual(read("ti:a AND ti:b"));
  });
});

describe("what people type", () => {
  it.each([
    ["Attention: a survey", "a attention survey"],
    ["std::vector", '"std vector"'],
    ["https://example.org/x", '"https example org x"'],
    ['"ti:lora"', '"ti lora"'],
    ["and or not", "and not or"],
    ["C++", "c++"],
    ["state-of-the-art", '"state of the art"'],
    ["ti:object detection", "detection title:object"],
    ["ti:(a OR au:b)", "author:b OR title:a"],
    ["a -b", "a -b"],
    ["a-b", '"a b"'],
    ["NEAR(lora, 5)", "5 lora near"],
    ["注意 機制", "機制 注意"],
    ["a\u0000b", "ab"],
    ["after:2026-11-01 before:2026-11-15", "date:2026-11-01..2026-11-14"],
  ])("reads %s", (text, expected) => {
    expect(read(text).text).toBe(expected);
  });

  it.each([
    ["lora|adapter", "adapter OR lora"],
    ["lora | adapter", "adapter OR lora"],
    ["lora || adapter", "adapter OR lora"],
    ['"low rank"|adapter*|(peft lora)', '"low rank" OR adapter* OR lora peft'],
    ["vision lora|adapter", "vision (adapter OR lora)"],
    ["vision lora | adapter", "adapter OR lora vision"],
    ["-survey|review lora", "lora -(review OR survey)"],
    ["lora|-survey", "lora OR -survey"],
    ["cat:cs.CL|cs.LG lora", "lora (cat:cs.CL OR cat:cs.LG)"],
    ["title:lora|(low rank)|au:hu", "author:hu OR title:lora OR title:low title:rank"],
    ["id:2411.05783|2411.05784", "id:2411.05783 OR id:2411.05784"],
    ["upvotes:>=50|<5", "upvotes:>=50 OR -upvotes:>=5"],
    ["|x| norms", "norms x"],
    ["the |0> state |", "0 state the"],
    ["p(y|x) of E[Y|X]", '"e y x" "y x" of p'],
  ])("takes the bars of %s for OR, but for those of a word", (text, expected) => {
    expect(read(text).text).toBe(expected);
  });

  it("takes a blank text for everything", () => {
    expect(parse(" \t\u0000 ")).toEqual({
      ok: true,
      tree: undefined,
      spelling: { text: "", isAltered: false, parts: [] },
      notices: [],
    });
  });

  it("says that an operator in small letters is a word", () => {
    expect(read('lora or rag "not"')).toEqual({
      text: "lora not or rag",
      notices: ['Searching for the word "or". To match either word, write OR.'],
    });
    expect(read("lora OR rag").notices).toEqual([]);
  });

  it("leaves out what has no letter or digit, and says so", () => {
    expect(read("a - b OR *")).toEqual({
      text: "a b",
      notices: [
        '"-" was ignored because it has no letter or digit.',
        '"*" was ignored because it has no letter or digit.',
      ],
    });
  });

  it.each([
    ["C++ compiler", "c++ compiler"],
    ["title:C#", "title:c#"],
    [".NET", ".net"],
  ])("keeps the signs of the names in %s", (text, words) => {
    expect(read(text).text.replaceAll('"', "")).toBe(words);
    expect(read(text).notices).toEqual([]);
  });

  it("says when a time of day is dropped", () => {
    expect(read("submittedDate:[202611010000 TO 202611150000]")).toEqual({
      text: "date:2026-11-01..2026-11-15",
      notices: ["Dates are compared by day, so the time of day was ignored."],
    });
  });
});

describe("thresholds", () => {
  it.each([
    [">=50", "upvotes:>=50", undefined],
    [">=51", "upvotes:>=75", ">=51 means at least 75"],
    [">50", "upvotes:>=75", ">50 means at least 75"],
    [">49", "upvotes:>=50", undefined],
    ["<50", "-upvotes:>=50", undefined],
    ["<=49", "-upvotes:>=50", undefined],
    ["<60", "-upvotes:>=75", "<60 means fewer than 75"],
    ["≥1000", "upvotes:>=1000", undefined],
    ["50..", "upvotes:>=50", undefined],
    ["50..99", "upvotes:>=50 -upvotes:>=100", undefined],
    ["0..4", "-upvotes:>=5", undefined],
  ])("reads upvotes:%s", (value, text, notice) => {
    const notices = notice ? [`Upvotes are counted in steps, so ${notice}.`] : [];
    expect(read(`upvotes:${value}`)).toEqual({ text, notices });
  });

  it.each(["50", "=50", ">1000", ">=1001", "50..80", "51..74", "74..50", "-5", "many"])(
    "names the steps when upvotes:%s cannot be told",
    (value) => {
      const steps = "5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000";
      expect(problemOf(`a upvotes:${value}`)).toMatchObject({
        at: 10,
        length: value.length,
        expected: expect.stringContaining(steps),
      });
    },
  );
});

describe("a comparison without a colon", () => {
  it.each([
    ["lora upvotes>50", 5, 10, "upvotes:>50"],
    ["upvotes>=50", 0, 11, "upvotes:>=50"],
    ["upvotes ≥ 50 lora", 0, 12, "upvotes:>=50"],
    ["upvotes = 40", 0, 12, "upvotes:>=50"],
    ["Upvotes<5", 0, 9, "upvotes:<5"],
    ["cat=cs.LG", 0, 9, "cat:cs.LG"],
    ["cat == cs.LG", 0, 12, "cat:cs.LG"],
    ["-(au=LeCun)", 2, 8, "au:LeCun"],
    ['author="Yann LeCun" x', 0, 19, 'author:"Yann LeCun"'],
    ["date>2026-11", 0, 12, "after:2026-12-01"],
    ["date>=2026-11-20", 0, 16, "after:2026-11-20"],
    ["date<2026", 0, 9, "before:2026-01-01"],
    ["date <= 2026", 0, 12, "date:..2026-12-31"],
    ["submitted=2026", 0, 14, "submitted:2026"],
  ])("%s is offered as what was meant", (text, at, length, suggestion) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ at, length, suggestion });
    expect(explain(problem)).toBe(
      `A field and its value have a colon between them. Did you mean ${suggestion}?`,
    );
    expect(parse(suggestion).ok).toBe(true);
  });

  it.each(["p>50", "title = everything", "cat = feline", "has >5 parts", '"upvotes>50"', "x<y>z"])(
    "%s is searched as words",
    (text) => {
      expect(parse(text)).toHaveProperty("ok", true);
    },
  );
});

describe("a source", () => {
  const sources = ["huggingface", "arxiv"].map((name) => FACTS.get(name)!);
  const naming = { facts: FACTS, sources: [...sources, { name: "nature-mi", title: "nature-mi" }] };

  it.each(["source:arXiv", "source:nature-mi", "source:nat*", "source:biorxiv", "-source:arxiv"])(
    "is named by %s",
    (text) => {
      expect(parse(text, naming)).toHaveProperty("ok", true);
    },
  );

  it.each([
    ["hf", "huggingface"],
    ["hugging", "huggingface"],
    ["arxif", "arxiv"],
    ["nature", "nature-mi"],
    ["twitter", undefined],
    ["twi*", undefined],
  ])("is not named by source:%s, which says the names", (value, suggestion) => {
    const result = parse(`lora source:${value}`, naming);
    if (result.ok) throw new Error(`${value} was read`);
    expect(result.error).toMatchObject({ at: 12, length: value.length });
    expect(result.error.suggestion).toBe(suggestion);
    expect(result.error.message).toContain("The sources are huggingface, arxiv and nature-mi.");
  });
});

describe("errors", () => {
  it.each([
    ["a tilte:foo", 2, 6, "a field", "title:"],
    ["auhtor:lecun", 0, 7, "a field", "author:"],
    ["foo AND", 7, 0, "a word", undefined],
    ["OR foo", 0, 2, "a word", undefined],
    ["a AND OR b", 6, 2, "a word", undefined],
    ["(a", 2, 0, "a )", undefined],
    ["a) b", 1, 1, "a ( in front", undefined],
    ["()", 1, 1, "a word", undefined],
    ['a "b c', 2, 4, 'a closing "', undefined],
    ["ti: lora", 0, 3, "a value right after the colon", undefined],
    ["ti:", 0, 3, "a value right after the colon", undefined],
    ["a l*", 2, 2, "at least 3 letters", undefined],
    ["le*rn", 0, 5, "a * at the end", undefined],
    ["cat:cs.LQ", 4, 5, "an arXiv category", "cs.LG"],
    ["cat:eess.SZ*", 4, 8, "an arXiv category", "eess.SP"],
    ["has:cod", 4, 3, "one of code, project, media, summary", "code"],
    ["is:trendy", 3, 6, "one of trending, revised", "trending"],
    ["is:constructor", 3, 11, "one of trending, revised", undefined],
    ["id:foo", 3, 3, "a paper id", undefined],
    ["jr:nature", 0, 3, "no journal references are stored", undefined],
    ["date:2026-13", 5, 7, "a date", undefined],
    ["date:2026-02-30", 5, 10, "a date", undefined],
    ["date:2026..2025", 5, 10, "a date", undefined],
    ["date:..", 5, 2, "a date", undefined],
    ["date:1990-06-16..2020-06-15", 5, 22, "a shorter range", undefined],
    ["after:2025..2026", 6, 10, "a date", undefined],
    ["after:[2025 TO 2026]", 6, 14, "a date", undefined],
    ["newer:7y", 6, 2, "a number of hours", undefined],
    ["a OR newer:7d", 11, 2, "newer: outside of OR, NOT and parentheses", undefined],
    ["-entered:2026", 9, 4, "entered: outside of OR, NOT and parentheses", undefined],
    ["a (b OR is:revised)", 11, 7, "is:revised outside of OR, NOT and parentheses", undefined],
    ["- * !", 0, 5, "a word with a letter or a digit", undefined],
  ])("of %s are found where they are", (text, at, length, expected, suggestion) => {
    const problem = problemOf(text);
    expect(problem).toMatchObject({ at, length });
    expect(problem.expected).toContain(expected);
    expect(problem.suggestion).toBe(suggestion);
  });

  it.each([
    ['"abc (foo', 'The quote at character 1 is never closed. Add a ".'],
    ["a (b OR", "The OR at character 6 needs a word after it."],
    ["a (b", "The ( at character 3 is never closed. Add a )."],
    ["a) b", "The ) at character 2 has no ( before it."],
    [") b", "The ) at character 1 has no ( before it."],
    ["a ()", "The parentheses at character 3 are empty."],
    ["OR foo", "The OR at character 1 needs a word before it."],
    [
      "tilte:foo",
      'There is no field "tilte:". To search for the words, put them in quotes. Did you mean title:?',
    ],
    ["ti: foo", "The ti: at character 1 needs a value right after it, without a space."],
    ["jr:nature", "jr: isn't supported because journal references aren't stored here."],
    ["l*", "Write at least 3 letters before *."],
    ["le*rn", "* can only be at the end of a word."],
    ["cat:cs.LQ", `"cs.LQ" isn't an arXiv category such as cs.LG or cs.*. Did you mean cs.LG?`],
    ["id:foo", `"foo" isn't a paper id. Use one such as 2411.05783 or 10.1101/2026.01.01.000001.`],
    ["has:cod", 'There is no "has:cod". Use code, project, media or summary. Did you mean code?'],
    [
      "upvotes:50",
      "Upvotes are counted in steps: 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000. Use a minimum: upvotes:>=50.",
    ],
    [
      "upvotes:>1000",
      "Upvotes are counted in steps: 5, 10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000. Did you mean >=1000?",
    ],
    ["after:soon", `"soon" isn't a date. Use one such as 2026-11-20.`],
    ["newer:7y", `"7y" isn't a number of hours, days or weeks. Use 48h, 7d or 2w.`],
    ["a OR newer:7d", "newer: can't be used inside OR, NOT or parentheses."],
    ["-is:revised", "is:revised can't be used inside OR, NOT or parentheses."],
    ["*", "Write a word with a letter or a digit."],
  ])("of %s are explained in sentences", (text, message) => {
    expect(explain(problemOf(text))).toBe(message);
  });
});

describe("limits", () => {
  it("let through what just fits", () => {
    expect(parse("a".repeat(512))).toHaveProperty("tree");
    expect(parse(numbers(40).join(" OR "))).toHaveProperty("tree");
    expect(parse(`${"(".repeat(10)}a${")".repeat(10)}`)).toHaveProperty("tree");
  });

  it("refuse what goes past them", () => {
    expect(problemOf("a".repeat(513))).toMatchObject({
      at: 512,
      length: 1,
      expected: "at most 512",
    });
    expect(problemOf(numbers(41).join(" "))).toMatchObject({
      at: 110,
      expected: "at most 40 terms",
    });
    expect(problemOf(`${"(".repeat(11)}a${")".repeat(11)}`)).toMatchObject({ at: 10, length: 1 });
    expect(parse("(".repeat(100_000))).toMatchObject({ ok: false });
  });

  it("hold for the canonical text too", () => {
    const names = numbers(40).map((number) => `by:${number}xxx`);
    expect(names.join(" OR ").length).toBeLessThan(512);
    expect(problemOf(names.join(" OR "))).toMatchObject({
      found: expect.stringContaining("in full"),
    });
  });
});

function read(text: string): { text: string; notices: string[] } {
  const result = parse(text);
  if (!result.ok || !result.tree) throw new Error(JSON.stringify(result));
  return { text: canonical(result.tree), notices: result.notices };
}

function problemOf(text: string): QueryError {
  const result = parse(text);
  if (result.ok) throw new Error(`${text} can be read`);
  return result.error;
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, n) => String(n));
}
