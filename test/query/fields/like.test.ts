import { describe, expect, it } from "vitest";
import { canonical, compile, inWords, parse } from "../../../src/query/index.ts";
import { LONGEST } from "../../../src/query/syntax/parse.ts";
import { FACTS } from "../../../src/sources/index.ts";

function written(text: string): string {
  const parsed = parse(text, { facts: FACTS });
  return parsed.ok ? canonical(parsed.tree!) : parsed.error.message;
}

describe("like:", () => {
  it.each([
    ["like:2411.05783", "like:2411.05783"],
    ["LIKE:arXiv:2411.05783v2@99", "like:2411.05783"],
    ["like:2411.05783,2403.07362,2411.05783", "like:2403.07362,2411.05783"],
    ["like:https://arxiv.org/abs/2411.05783@99.5", "like:2411.05783@99.5"],
    ["like:10.1101/2026.01.01.000001@98", "like:10.1101/2026.01.01.000001@98"],
    ["like:10.1016/s0140-6736(20)30183-5", 'like:"10.1016/s0140-6736(20)30183-5"'],
    ["like:p~1AbC-_d@95", "like:p~1AbC-_d@95"],
    ["cat:cs.CL like:2411.05783 agents", "agents cat:cs.CL like:2411.05783"],
  ])("%s is written %s, and read as that again", (typed, text) => {
    expect(written(typed)).toBe(text);
    expect(written(text)).toBe(text);
  });

  it.each([
    ["like:foo", /^"foo" isn't a paper id\./],
    ["like:2411.05783@97", /^"@97" isn't a step\. Use one of @95, @98, @99, @99\.5\.$/],
    ["like:2411.05783@", /^"@" isn't a step/],
    ["like:,", /^like: needs a paper id/],
    ["like:https://doi.org/10.1000/a%2Cb", /isn't a paper id/],
    [`like:${Array.from({ length: 17 }, (_, n) => `2411.${10_000 + n}`).join()}`, /at most 16/],
    ["like:2411.05783 like:2403.07362", /can be used once/],
    ["like:2411.05783 OR agents", /can't be used inside OR, NOT or parentheses/],
    ["-like:2411.05783", /can't be used inside OR/],
  ])("%s is refused with a reason", (typed, reason) => {
    expect(written(typed)).toMatch(reason);
  });

  it("says itself in words", () => {
    const words = (text: string) => {
      const parsed = parse(text, { facts: FACTS });
      return parsed.ok && inWords(parsed.spelling.parts);
    };
    expect(words("like:2411.05783,2403.07362@99.5")).toBe(
      "papers like 2403.07362, 2411.05783 (closest 0.5 %)",
    );
    expect(words("agents like:p~1AbC")).toBe("agents · papers like a library (closest 1 %)");
  });

  it("takes a profile besides the 512 characters of a query, and no more", () => {
    const profile = `like:p~1${"A".repeat(733)}`;
    const rest = " a".repeat(20);
    expect(parse(`${profile}${rest}`, { facts: FACTS }).ok).toBe(true);
    expect(written(`${profile} ${"b".repeat(LONGEST)}`)).toMatch(/^This search is \d+ characters/);
    expect(written(`${profile} ${profile}`)).toMatch(/characters/);
  });

  it("is asked besides what is asked of the index", () => {
    const parsed = parse("agents like:2411.05783@98", { facts: FACTS });
    const { match, like } = compile(parsed.ok ? parsed.tree : undefined, 0);
    const words = parse("agents", { facts: FACTS });
    expect(match).toBe(compile(words.ok ? words.tree : undefined, 0).match);
    expect(like).toMatchObject({ ids: ["arxiv:2411.05783"], closeness: 98 });
  });
});
