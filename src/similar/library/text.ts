import type { Collector } from "./collector.ts";
import { paperIdsIn } from "./paper-ids.ts";

/** Reads any text: each arXiv id, DOI or link in it is an entry. */
export function readText(text: string, found: Collector): void {
  let line = 0;
  for (const row of text.split("\n")) {
    line++;
    if (found.isHopeless) return;
    const ids = paperIdsIn(row, found.facts);
    for (const id of ids) found.add({ line, id, title: undefined });
    if (ids.length === 0 && row.trim() !== "") {
      found.problem(line, "No arXiv id, DOI or link to a paper.");
    }
  }
}
