import { describe, expect, it } from "vitest";
import {
  adviceOn,
  canonical,
  narrower,
  parse,
  replaceWord,
  wantedWords,
  withoutEach,
  withoutQuotes,
} from "../../src/query/index.ts";

function read(text: string) {
  const result = parse(text);
  if (!result.ok || !result.tree) throw new Error(`cannot be read: ${text}`);
  return { tree: result.tree, spelling: result.spelling };
}

function partsOf(text: string) {
  return read(text).spelling.parts;
}

describe("narrower ways to ask", () => {
  it.each([
    ["Machine Unlearning", '"Machine Unlearning"', "title:(Machine Unlearning)"],
    [
      "LLM cat:cs.LG pre-training -survey",
      '"LLM pre-training" cat:cs.LG -survey',
      "title:(LLM pre-training) cat:cs.LG -survey",
    ],
  ])("of %s are the phrase and the title", (text, phrase, title) => {
    const narrow = narrower(partsOf(text))!;
    expect([narrow.phrase.text, narrow.title.text]).toEqual([phrase, title]);
    for (const each of [phrase, title]) expect(parse(each).ok).toBe(true);
  });

  it.each([
    "unlearning",
    '"machine unlearning"',
    "machine OR unlearning",
    "unlearn* title:a",
    "a -b",
  ])("are none of %s", (text) => {
    expect(narrower(partsOf(text))).toBeUndefined();
  });
});

describe("broader ways to ask", () => {
  it("leave out one part each, in the words of the reader", () => {
    expect(withoutEach(partsOf("Mamba NOT survey AND has:code"))).toEqual([
      { name: "without Mamba", text: "NOT survey has:code" },
      { name: "without NOT survey", text: "Mamba has:code" },
      { name: "without has:code", text: "Mamba NOT survey" },
    ]);
    expect(withoutEach(partsOf("Mamba"))).toEqual([]);
    expect(withoutEach(partsOf("Mamba OR survey"))).toEqual([]);
  });

  it("take the quotes off a phrase", () => {
    expect(withoutQuotes(partsOf('"State Space Duality" cat:cs.LG title:"a b" "x"'))).toEqual([
      {
        name: "State Space Duality without quotes",
        text: 'State Space Duality cat:cs.LG title:"a b" "x"',
      },
    ]);
  });
});

describe("the words of a query", () => {
  it("are those that papers must have or may have, each in its field", () => {
    const { tree } = read('machine title:"deep unleraning" (au:lecun OR xyz*) -survey has:code');
    expect(wantedWords(tree).map(canonical)).toEqual([
      "machine",
      "title:deep",
      "title:unleraning",
      "author:lecun",
    ]);
  });

  it("are replaced where they stand", () => {
    const text = 'Unleraning "machine UNLERANING" unleraningx unleraning:';
    expect(replaceWord(text, "unleraning", "unlearning")).toBe(
      'unlearning "machine unlearning" unleraningx unleraning:',
    );
  });
});

it.each([
  ["zebrafish", "No paper has this word. Check its spelling."],
  ['"a b"', "No paper has these words in a row. Try them without quotes."],
  ["zebra title:fish", "No paper has all of these words. Try fewer, or OR between them."],
  ["zebra upvotes:>=50", "No paper matches all of this. Try without a part of it."],
  ["zebra newer:7d", "No papers in this time. Try a longer one."],
  ['author:"Ada Lovelace"', "No papers by this author. Try the last name alone."],
  ["zebra OR fish", "No papers yet."],
  ["has:media", "No papers yet."],
])("the advice on %s fits it", (text, advice) => {
  expect(adviceOn(read(text).spelling)).toBe(
    `${advice} You can still subscribe: papers appear here when they match.`,
  );
});
