import { doiInAddress, unpunctuated } from "../../paper/doi.ts";
import type { Facts } from "../../paper/facts.ts";
import { paperId, workId } from "../../paper/ids.ts";

const ADDRESS = String.raw`https?:\/\/[^\s<>"{}|\\^\`]+`;
// Each pattern begins where no longer match could have begun before it, and takes what it looked at,
// so that a text is gone through once, whatever is in it.
const NAMES = new RegExp(
  [
    String.raw`(?<address>${ADDRESS}|(?<![\w.\-])[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}\/[^\s<>"{}|\\^\`]+)`,
    String.raw`(?<doi>(?<![\d.])10\.\d{4,9}\/[^\s<>"{}|\\^\`]+)`,
    String.raw`(?<recent>(?<![\d.])\d{4}\.\d{4,5})(?![\d.]\d|\d)(?:v\d+)?`,
    String.raw`(?<older>(?<![a-z.\-])[a-z][a-z\-]{1,9}(?:\.[a-z]{2})?\/\d{7})(?!\d)(?:v\d+)?`,
  ].join("|"),
  "gi",
);
// An id within the address of a site that we do not know.
const WITHIN = /(?<=[/:=])(?:\d{4}\.\d{4,5}|[a-z][a-z-]{1,9}(?:\.[a-z]{2})?\/\d{7})(?![\d.]\d|\d)/i;
// Longer ones are no names of papers, nor are those that end in a row of signs.
const MAX_CHARS = 2000;
const SIGNS_AT_END = /[^\p{L}\p{N}]{20}$/u;

/**
 * The papers that a text names, by arXiv ids, DOIs and links, in order and each once.
 * @param facts of all sources
 * @returns ids as {@link paperId} makes them
 */
export function paperIdsIn(text: string, facts: Facts): string[] {
  const ids = new Set<string>();
  for (const { 0: whole, groups = {} } of text.matchAll(NAMES)) {
    if (whole.length > MAX_CHARS || SIGNS_AT_END.test(whole)) continue;
    const { address, doi, recent, older } = groups;
    const id =
      address === undefined ? workId(doi ?? recent ?? older!) : idIn(unpunctuated(address), facts);
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

/** The paper that some texts name: the first of arXiv, else the first. */
export function bestPaperId(
  texts: readonly (string | undefined)[],
  facts: Facts,
): string | undefined {
  const ids = texts.flatMap((text) => (text === undefined ? [] : paperIdsIn(text, facts)));
  return ids.find((id) => id.startsWith("arxiv:")) ?? ids[0];
}

function idIn(address: string, facts: Facts): string | undefined {
  const id = paperId(address, facts) ?? workId(doiInAddress(address) ?? "");
  return id ?? workId(WITHIN.exec(address)?.[0] ?? "");
}
