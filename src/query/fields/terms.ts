import { nameWords } from "../../paper/authors.ts";
import { paperId } from "../../paper/ids.ts";
import { textWords } from "../fts/fold.ts";
import type { Term } from "../tree.ts";
import {
  badPrefix,
  type Read,
  reading,
  type Reading,
  type Unreadable,
  type Value,
} from "./value.ts";

/** Words of title, abstract or authors; the id or URL of a paper asks for that paper. */
export function readAny(value: Value): Reading | Unreadable | undefined {
  const id = value.quoted || value.star ? undefined : bareId(value.text);
  return id === undefined
    ? readWords("any", textWords(value.text), value)
    : reading({ type: "id", value: id });
}

/** Words of one text. */
export function readText(field: "title" | "abstract"): Read {
  return (value) => readWords(field, textWords(value.text), value);
}

/** A name; arXiv writes its spaces as underscores, and "LeCun, Yann" has the given name last. */
export function readAuthor(value: Value): Reading | Unreadable | undefined {
  return readWords("author", nameWords(value.text.replaceAll("_", " ")), value);
}

function readWords(
  field: Term["field"],
  words: string[],
  value: Value,
): Reading | Unreadable | undefined {
  if (words.length === 0) return undefined;
  const bad = badPrefix(value, words.at(-1)!);
  if (bad) return bad;
  const term: Term = { type: "term", field, words };
  return reading(value.star ? { ...term, prefix: true } : term);
}

// A number with a dot is a word unless it has an arXiv id's digits.
function bareId(text: string): string | undefined {
  return /^(https?:|10\.\d{4,}\/|\d{4}\.\d{4,5}(v\d+)?$)/i.test(text) ? paperId(text) : undefined;
}
