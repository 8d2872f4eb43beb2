import { describe, expect, it } from "vitest";
import { marked, marksOf, parse, snippetOf } from "../../src/query/index.ts";

const FILLER = "Models learn from data of many kinds. ";
const LONG_END = "It goes on for a while, ".repeat(8);

/** Where the abstract of a card begins, for a query. */
function shown(text: string, query: string): string {
  const parsed = parse(query);
  const tree = parsed.ok ? parsed.tree : undefined;
  const { before, from, isMidSentence } = snippetOf(marked(text, marksOf(tree).abstract));
  const both = [...before, ...from].map((segment) => segment.text).join("");
  expect(both, "loses nothing").toBe(text);
  const shownText = from.map(({ text: part, hit }) => (hit ? `[${part}]` : part)).join("");
  return isMidSentence ? `… ${shownText}` : shownText;
}

describe("a snippet", () => {
  it("begins at the sentence that matched", () => {
    const text = `${FILLER.repeat(5)}We test GPT-4o on it. ${LONG_END}`;
    expect(shown(text, "GPT-4o")).toBe(`We test [GPT-4o] on it. ${LONG_END}`);
  });

  it("is the whole text where nothing matched, or the first sentence did", () => {
    expect(shown(`${FILLER}Agents.`, "zebrafish")).toBe(`${FILLER}Agents.`);
    expect(shown(`${FILLER}Agents.`, "data")).toBe(
      "Models learn from [data] of many kinds. Agents.",
    );
  });

  it("begins at the sentence with the most of the words, the first of several", () => {
    const text = `An agent plans. ${FILLER}An agent with memory. Memory of an agent. ${LONG_END}`;
    expect(shown(text, "agent memory")).toMatch(/^An \[agent\] with \[memory\]\. \[Memory\]/);
  });

  it("begins before the match in a long sentence, at a word", () => {
    const text = `${"On and on with many a word ".repeat(6)}until unlearning comes. ${LONG_END}`;
    expect(shown(text, "unlearning")).toMatch(/^… (?:\S+ ){4,9}until \[unlearning\] comes/);
  });

  it("takes sentences before the last one along, so that two lines are full", () => {
    const text = `${FILLER.repeat(5)}A short one. It helps GPT-4o.`;
    expect(shown(text, "GPT-4o")).toBe(`${FILLER.repeat(2)}A short one. It helps [GPT-4o].`);
  });

  it("knows abbreviations, quotes and numbers at the ends of sentences", () => {
    for (const start of ["See Smith et al. 2 with agents", '"So it is." 3D agents']) {
      const text = `${FILLER.repeat(4)}${start} are here. ${LONG_END}`;
      const expected = start.startsWith('"') ? "3D [agents]" : "See Smith et al. 2 with [agents]";
      expect(shown(text, "agents").startsWith(expected), start).toBe(true);
    }
  });

  it("takes time in line with the length of a text", () => {
    const text = "a. A ".repeat(40_000);
    expect(shown(text, "zebrafish")).toBe(text);
    expect(shown(`${text}Zebrafish.`, "zebrafish")).toContain("[Zebrafish]");
  });
});
