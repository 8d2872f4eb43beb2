import { describe, expect, it } from "vitest";
import { compile, parse } from "../../../src/query/index.ts";

const COMMON = "model data method result language learning train task large paper".split(" ");

function compiled(text: string) {
  const read = parse(text);
  if (!read.ok) throw new Error(read.error.message);
  return compile(read.tree, 0);
}

function errorOf(text: string): string | undefined {
  const read = parse(text);
  return read.ok ? undefined : read.error.message;
}

describe("an answer", () => {
  it.each(["", "forgetting", "machine unlearning", "cat:cs.CL has:code", "unlearn*"])(
    "of %s is had at once",
    (text) => {
      const { reach, lookups, broad } = compiled(text);
      expect({ reach, broad }).toEqual({});
      expect(lookups ?? Infinity).toBeGreaterThan(2);
    },
  );

  it("is ranked, and has all that a page says, for words as people search for them", () => {
    const { lookups = Infinity, broad } = compiled('"large language models" cat:cs.CL -survey');
    expect(lookups).toBeGreaterThan(2);
    expect(broad).toBeUndefined();
  });

  it("looks at part of the log where each moment takes long", () => {
    const { reach = 0, mostTags } = compiled(COMMON.join(" OR "));
    expect(reach).toBeGreaterThan(10_000);
    expect(reach).toBeLessThan(200_000);
    expect(compiled([...COMMON, "use", "show", "new"].join(" OR ")).reach).toBeLessThan(reach);
    expect(mostTags).toBeGreaterThan(500);
  });

  it.each(['"the the"', "we -the", '"of the of"'])("looks at part of the log for %s", (text) => {
    expect(compiled(text).reach).toBeLessThanOrEqual(80_000);
  });

  it("looks at less of the log for each thing said besides", () => {
    const { reach = 0, beside } = compiled(COMMON.join(" OR "));
    expect(beside).toBeLessThan(reach / 2);
    expect(compiled("").beside).toBeGreaterThan(beside);
  });

  it("asks for fewer commits one by one the more there is to look for in each", () => {
    const { lookups = 0 } = compiled("machine unlearning");
    expect(lookups).toBeLessThan(100);
    expect(compiled("machine unlearning of large language models").lookups).toBeLessThan(lookups);
    expect(compiled("").lookups ?? Infinity).toBeGreaterThan(334);
  });

  it("asks the index once, and ranks nothing, where many words begin so", () => {
    expect(compiled("models* OR zyg*")).toMatchObject({ lookups: 1, broad: true });
  });

  it("ranks nothing where much is to be counted", () => {
    expect(compiled(COMMON.join(" OR "))).toMatchObject({ broad: true });
  });
});

describe("a query", () => {
  it("has at most eight beginnings of words, and fewer where many words begin so", () => {
    const rare = "zyg xyl kle qua vul wig yog jux kry".split(" ").map((word) => `${word}*`);
    expect(errorOf(rare.slice(0, 8).join(" OR "))).toBeUndefined();
    expect(errorOf(rare.join(" OR "))).toMatch(/^This search has more than 8 words with \*/);
    expect(errorOf("con*")).toMatch(/^Too many words start like this/);
    expect(errorOf("model* mult* perf*")).toMatch(/^Too many words start like this/);
  });
});
