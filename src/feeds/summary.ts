import { type Facts, sayerOf } from "../paper/facts.ts";
import type { Paper } from "../paper/paper.ts";
import { texToUnicode } from "../text/tex.ts";

/** The summary of a paper as a line of text that says who made it; empty if there is none. */
export function summaryOf(paper: Paper, facts: Facts): string {
  if (!paper.summary) return "";
  const by = sayerOf("summary", paper, facts);
  return `AI summary${by ? ` by ${by.site}` : ""}: ${texToUnicode(paper.summary)}`;
}
