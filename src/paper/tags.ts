import { folded } from "../text/clean.ts";
import { dayOf } from "../text/time.ts";
import { twinId } from "./ids.ts";
import { RUNGS } from "./ladder.ts";
import type { Paper } from "./paper.ts";

// A tag is what is true of a paper, as one token of the index: letters and digits only, so that
// the tokenizer leaves it whole, and a digit last, so that no stem of a word is one.

/** On every moment, after. */
export const ALL = "all1";
/** On every moment but a paper's first, before. */
export const KNOWN = "known1";
/** It has been among the highest of the trending ranking. */
export const TRENDING = "trending1";
/** On the moment that added a version, and on no other. */
export const REVISED = "revised1";

/** On one moment in {@link SAMPLE}, to tell how many there are in a part of the log. */
export const SAMPLED = "sampled1";
export const SAMPLE = 2000;

/** The kinds of tag that take a value people type. */
export type ValueKind =
  | "source"
  | "category"
  | "archive"
  | "primary"
  | "keyword"
  | "organization"
  | "submitter"
  | "id";

/** The values of `has:`. */
export const PARTS = ["code", "project", "media", "summary"] as const;
export type Part = (typeof PARTS)[number];

/** The tag for a value of a kind, equal for values that differ in case, accents or white space. */
export function valueTag(kind: ValueKind, value: string): string {
  return `${valuePrefix(kind, value)}0`;
}

/** The beginning of the tags of all values that begin with `prefix`. */
export function valuePrefix(kind: ValueKind, prefix: string): string {
  return `${kind}1${encode(folded(prefix))}`;
}

/** The value that a tag of a kind says, folded; undefined for a tag of another kind. */
export function valueOf(kind: ValueKind, tag: string): string | undefined {
  const prefix = valuePrefix(kind, "");
  return tag.startsWith(prefix) ? decode(tag.slice(prefix.length, -1)) : undefined;
}

/** The tag of having reached a rung of the ladder. */
export function rungTag(rung: number): string {
  return `up${rung}`;
}

/** The tag of having a part. */
export function partTag(part: Part): string {
  return `${part}1`;
}

function versionTag(version: number): string {
  return `version${version}`;
}

/** Whether a tag is of a version. */
export function isVersion(tag: string): boolean {
  return /^version\d+$/.test(tag);
}

/** The version that tags say, where it is not among those before; of two, the later one. */
export function addedVersion(
  tags: readonly string[],
  before: readonly string[],
): number | undefined {
  const known = new Set(before);
  const added = tags.filter((tag) => isVersion(tag) && !known.has(tag));
  if (added.length === 0) return undefined;
  return Math.max(...added.map((tag) => Number(tag.slice("version".length))));
}

/** The tag of the published year, month or day: `2026`, `2026-11` or `2026-11-20`. */
export function publishedTag(period: string): string {
  return `published${period.replaceAll("-", "")}`;
}

/**
 * Everything that is true of a paper as it stands.
 * @returns tags without duplicates, in alphabetical order
 */
export function tagsOf(paper: Paper): string[] {
  const tags = new Set<string>([valueTag("id", paper.id)]);
  const twin = twinId(paper);
  if (twin) tags.add(valueTag("id", twin));
  const add = (kind: ValueKind, value: string | undefined) => {
    if (value) tags.add(valueTag(kind, value));
  };
  for (const source of paper.sources) add("source", source);
  for (const category of paper.categories) {
    add("category", category);
    add("archive", category.split(".")[0]);
  }
  add("primary", paper.categories[0]);
  add("primary", paper.categories[0]?.split(".")[0]);
  for (const keyword of paper.keywords) add("keyword", keyword);
  for (const [kind, account] of [
    ["organization", paper.organization],
    ["submitter", paper.submitter],
  ] as const) {
    add(kind, account?.name);
    add(kind, account?.fullname);
  }
  if (paper.code) tags.add(partTag("code"));
  if (paper.project) tags.add(partTag("project"));
  if (paper.media.length > 0) tags.add(partTag("media"));
  if (paper.summary) tags.add(partTag("summary"));
  for (const rung of RUNGS) if ((paper.upvotes ?? 0) >= rung) tags.add(rungTag(rung));
  for (let version = 2; version <= (paper.version ?? 1); version++) tags.add(versionTag(version));
  if (paper.published !== undefined) {
    const day = dayOf(paper.published);
    for (const length of [4, 7, 10]) tags.add(publishedTag(day.slice(0, length)));
  }
  return [...tags].sort();
}

/** Whether a tag says what has happened, which stays true, rather than what is so. */
export function isLasting(tag: string): boolean {
  return /^(up\d|version\d|source1|id1|trending1)/.test(tag);
}

// Injective: letters and digits but z stand for themselves, every other byte for z and two digits.
function encode(value: string): string {
  let token = "";
  for (const byte of new TextEncoder().encode(value)) {
    const char = String.fromCharCode(byte);
    token += /[a-y0-9]/.test(char) ? char : `z${byte.toString(16).padStart(2, "0")}`;
  }
  return token;
}

function decode(token: string): string {
  return decodeURIComponent(token.replaceAll("z", "%"));
}
