import { beginningOf } from "../text/clean.ts";
import type { Account, Statement } from "./paper.ts";

/** Characters of a field: at least three times those of the longest in 50,000 papers of arXiv. */
const TEXTS = {
  title: 1500,
  abstract: 6000,
  comment: 1000,
  journal: 500,
  volume: 100,
  issue: 100,
  pages: 100,
  publisher: 300,
  license: 500,
  summary: 2000,
} as const;
const ADDRESSES = ["url", "code", "project", "thumbnail"] as const;
/** Characters. Not every browser takes longer addresses. */
const MAX_ADDRESS = 2000;
const MAX_NAME = 200;
/** Characters of all names together: more than a collaboration of 3,000 needs. */
const MAX_NAMES = 50_000;
const MAX_KEYWORDS = 50;
const MAX_KEYWORD = 100;
const MAX_CATEGORIES = 50;
const MAX_MEDIA = 20;

/**
 * Bounds the statement of a source, so that no upstream can fill pages or the store. A long text
 * ends in an ellipsis, a long abstract after a paragraph if possible; a long list loses its end; a
 * long address is left out.
 */
export function bounded(paper: Statement): Statement {
  const so: Statement = { ...paper };
  for (const field of Object.keys(TEXTS) as (keyof typeof TEXTS)[]) {
    const text = paper[field];
    if (text !== undefined) so[field] = shortened(text, TEXTS[field]);
  }
  for (const field of ADDRESSES) {
    if ((paper[field]?.length ?? 0) > MAX_ADDRESS) delete so[field];
  }
  for (const field of ["organization", "submitter"] as const) {
    const account = paper[field];
    if (account) so[field] = boundedAccount(account);
  }
  if (paper.authors) so.authors = boundedNames(paper.authors);
  if (paper.categories) so.categories = paper.categories.slice(0, MAX_CATEGORIES);
  if (paper.media) so.media = paper.media.filter(isAddress).slice(0, MAX_MEDIA);
  if (paper.keywords) {
    so.keywords = paper.keywords.slice(0, MAX_KEYWORDS).map((word) => shortened(word, MAX_KEYWORD));
  }
  return so;
}

/** The paragraphs that fit, or the beginning of a first paragraph that is too long. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = text.lastIndexOf("\n\n", max);
  return end > 0 ? text.slice(0, end) : `${beginningOf(text, max)}…`;
}

function boundedNames(names: readonly string[]): string[] {
  let size = 0;
  const within = names.map((name) => shortened(name, MAX_NAME));
  return within.filter((name) => (size += name.length) <= MAX_NAMES);
}

function boundedAccount({ name, fullname }: Account): Account {
  return {
    name: shortened(name, MAX_NAME),
    ...(fullname !== undefined && { fullname: shortened(fullname, MAX_NAME) }),
  };
}

function isAddress(text: string): boolean {
  return text.length <= MAX_ADDRESS;
}
