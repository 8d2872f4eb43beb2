import { expect, it } from "vitest";
import type { Paper } from "../../src/paper/paper.ts";
import { parse } from "../../src/query/index.ts";
import { reasonsOf } from "../../src/query/reasons.ts";
import { findTopic, queryOf } from "../../src/topics.ts";
import { paperWith } from "../feeds/samples.ts";

const PAPER = paperWith({
  title: "Unlearning $L_2$ norms of machines",
  abstract: "A model forgets what catastrophic forgetting would take from it.",
  upvotes: 60,
  code: "https://github.com/example/forget",
});

function reasons(q: string, paper: Paper = PAPER): string[] {
  const parsed = parse(q);
  if (!parsed.ok || !parsed.tree) throw new Error(q);
  return reasonsOf(parsed.tree, paper);
}

it.each([
  ["unlearn*", ["“Unlearning” in the title"]],
  ["forgetting", ["“forgets” in the abstract"]],
  ['"catastrophic forgetting"', ["“catastrophic forgetting” in the abstract"]],
  ["abstract:model title:machine", ["“model” in the abstract", "“machines” in the title"]],
  ["muster", ["author Björn Muster"]],
  ['author:"A Example"', ["author Ada Example"]],
  ["cat:cs.LG upvotes:>=50 -survey", ["cs.LG", "at least 50 upvotes"]],
  ["machine machines", ["“machines” in the title"]],
  ["unlearning newer:7d", ["“Unlearning” in the title"]],
  ["xyzzy OR unlearning", ["“Unlearning” in the title"]],
  ["cat:cs.RO OR cat:cs.CL", ["cs.CL"]],
  ["cat:math.* OR cat:cs.*", ["cs.*"]],
  ["upvotes:>=100 OR has:code OR has:project", ["with code"]],
  ["(cat:cs.RO unlearning) OR model", ["“model” in the abstract"]],
  ["(cat:cs.CL unlearning) OR xyzzy", ["“Unlearning” in the title", "cs.CL"]],
  ["(forgetting -catastrophic) OR model", ["“model” in the abstract"]],
  ["(forgetting -xyzzy) OR abc", ["“forgets” in the abstract"]],
  ["upvotes:>=100 is:trending", ["trending", "at least 100 upvotes"]],
  ["upvotes:>=100", []],
  ["-survey", []],
])("of %s are %j", (q, expected) => {
  expect(reasons(q)).toEqual(expected);
});

it("tells of a topic which of its words were found", () => {
  const topic = findTopic("machine-unlearning")!;
  expect(reasonsOf(queryOf(topic), PAPER)).toEqual(["“Unlearning” in the title"]);
});
