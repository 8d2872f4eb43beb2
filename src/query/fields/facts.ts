import { paperId } from "../../paper/ids.ts";
import { PARTS } from "../../paper/tags.ts";
import { ARCHIVES, nearestCategory, resolveCategory } from "../../paper/taxonomy.ts";
import { folded } from "../../text/clean.ts";
import { nearest } from "../../text/nearest.ts";
import type { ValueField } from "../tree.ts";
import {
  badPrefix,
  type Read,
  reading,
  type Reading,
  type Unreadable,
  unreadable,
  type Value,
} from "./value.ts";

/** A value people choose freely: equal but for case, accents and white space. */
export function readValue(field: ValueField): Read {
  return (value) => {
    const text = folded(value.text);
    if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
    const bad = badPrefix(value, text);
    if (bad) return bad;
    return reading(
      value.star ? { type: field, value: text, prefix: true } : { type: field, value: text },
    );
  };
}

/** An arXiv category, or an archive: `cs.LG`, `cs.*`, `cs`. Aliases and retired names resolve. */
export function readCategory({ text, star }: Value): Reading | Unreadable {
  const code = text.trim();
  const known = resolveCategory(star ? code.replace(/\.?$/, ".*") : code);
  return known === undefined
    ? unreadable("a category of arXiv such as cs.LG or cs.*", nearestCategory(code))
    : reading({ type: "category", code: ARCHIVES.has(known) ? `${known}.*` : known });
}

/** A paper: its id, its DOI, or a URL of it. */
export function readId(value: Value): Reading | Unreadable {
  const id = paperId(value.text);
  return id === undefined || value.star
    ? unreadable("the id of a paper, such as 2411.05783 or 10.1101/2026.01.01.000001")
    : reading({ type: "id", value: id });
}

/** A part a paper can have. */
export function readHas(value: Value): Reading | Unreadable {
  const part = PARTS.find((name) => name === value.text.toLowerCase());
  return part ? reading({ type: "has", value: part }) : notOneOf(PARTS, value.text);
}

const STATES = ["trending", "revised"] as const;

/** A state a paper or a moment can be in. */
export function readIs(value: Value): Reading | Unreadable {
  const type = STATES.find((name) => name === value.text.toLowerCase());
  return type ? reading({ type }) : notOneOf(STATES, value.text);
}

function notOneOf(names: readonly string[], text: string): Unreadable {
  return unreadable(`one of ${names.join(", ")}`, nearest(text.toLowerCase(), names));
}
