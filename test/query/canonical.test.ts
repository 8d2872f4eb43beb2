import { describe, expect, it } from "vitest";
import { canonical, inWords, parse, type ParsedQuery, type Query } from "../../src/query/index.ts";
import { FACTS } from "../../src/sources/index.ts";

// Ways to ask one question, its canonical text first.
const SPELLINGS = [
  [
    "machine unlearning -survey",
    "Unlearning AND machine ANDNOT Survey",
    "!survey MACHINE unlearning",
  ],
  [
    '"catastrophic forgetting" OR unlearn*',
    "unlearn* OR “Catastrophic  Forgetting”",
    "catastrophic-forgetting OR (unlearn*)",
  ],
  ["naive", "Naïve", '"naïve"', "nai\u0308ve", "naive naive", "NOT (NOT naive)", "--naive"],
  ["c OR a b", "(a b) OR c", "c OR b AND a", "((b) a) OR c"],
  ["c (a OR b)", "(b OR a) c", "c (a OR (b OR a))"],
  ["title:a title:b", "ti:(a AND b)", "title:b TI:A"],
  ['author:"yann lecun"', 'au:"LeCun, Yann"', "author:Yann_LeCun", "au:LeCun,Yann"],
  ["author:soren", "au:Søren", "author:SÖREN"],
  ["cat:eess.SY", "cat:cs.SY", "category:eess.sy"],
  ["cat:cs.*", "cat:cs", "cat:CS*", 'cat:"cs.*"'],
  ["cat:cs.CL", "cat:cmp-lg"],
  ["cat:hep-th", "cat:hep-th.*"],
  ['keyword:"machine learning"', 'kw:"Machine  Learning"'],
  ["org:nvidia* submitter:akhaliq", "by:akhaliq organization:NVIDIA*"],
  [
    "id:2411.05783",
    "2411.05783v2",
    "arXiv:2411.05783",
    "https://arxiv.org/pdf/2411.05783v1",
    "doi:10.48550/arXiv.2411.05783",
  ],
  ['id:"10.1016/s0140-6736(20)30183-5"', "doi:10.1016/S0140-6736(20)30183-5"],
  ["upvotes:>=50 -upvotes:>=75", "upvotes:50..74", "upvotes:<75 upvotes:>49"],
  [
    "date:2026-11",
    "date:2026-11-01..2026-11-30",
    "after:2026-11 before:2026-12",
    "submittedDate:[202611 TO 202611]",
  ],
  ["date:2026-11-01..", "after:2026-11", "date:[20261101 TO *]"],
  ["newer:2d", "newer:48h", "newer_than:2d"],
  ["lora has:code is:trending source:arxiv", "is:TRENDING has:Code lora SOURCE:arXiv"],
] as const;

describe("canonical", () => {
  it.each(SPELLINGS.map((spellings) => [spellings[0], spellings] as const))(
    "writes %s for every way to ask it",
    (text, spellings) => {
      expect(spellings.map((spelling) => canonical(treeOf(spelling)))).toEqual(
        spellings.map(() => text),
      );
    },
  );

  it("keeps apart what is stemmed alike", () => {
    expect(canonical(treeOf("learning"))).not.toBe(canonical(treeOf("learned")));
  });

  it("keeps ranges apart that exclude each other", () => {
    expect(canonical(treeOf("date:2025 date:2026"))).toBe("date:2025 date:2026");
  });
});

describe("inWords", () => {
  it.each([
    [
      "forgetting cat:cs.LG has:code upvotes:>=50",
      "forgetting · cs.LG · with code · at least 50 upvotes",
    ],
    ['"machine unlearning" OR unlearn*', "“machine unlearning” or unlearn…"],
    ["machine unlearning -survey", "machine unlearning, not survey"],
    ["-has:code", "without code"],
    ["-survey", "not survey"],
    ["upvotes:<20 lora", "lora · fewer than 20 upvotes"],
    ['ti:lora au:"Jane Doe" -(a b)', "lora in the title · by jane doe, not (a and b)"],
    [
      "org:nvidia kw:agents by:akhaliq source:arxiv",
      "from nvidia · keyword agents · submitted by akhaliq · on arxiv",
    ],
    ["date:2026-11-01..2026-11-15", "published 2026-11-01 to 2026-11-15"],
    ["date:2026-11", "published 2026-11"],
    ["before:2026", "published until 2025-12-31"],
    ["entered:2026-11-01.. is:revised", "matched since 2026-11-01 · new versions"],
    ["newer:7d", "new in the last 7 days"],
    ["newer:1h", "new in the last hour"],
    ["a (b OR c) is:trending", "a · b or c · trending"],
    ["id:2411.05783", "arxiv:2411.05783"],
    ["Learning from Human Feedback", "Learning from Human Feedback"],
    ['cat:cs.LG "Machine Unlearning" LoRA', '"Machine Unlearning" LoRA · cs.LG'],
    ["all:LoRA NOT NOT Mamba", "lora · mamba"],
  ])("says %s", (text, said) => {
    expect(inWords(read(text).spelling.parts)).toBe(said);
  });
});

function treeOf(text: string): Query {
  return read(text).tree!;
}

function read(text: string): ParsedQuery {
  const result = parse(text, { facts: FACTS });
  if (!result.ok || !result.tree) throw new Error(`cannot be read: ${text}`);
  return result;
}
