import { authorOpening, authorPhrase } from "../../paper/authors.ts";
import type { Facts } from "../../paper/facts.ts";
import { paperId } from "../../paper/ids.ts";
import { or } from "../fts/expression.ts";
import { markOf } from "../highlight/marks.ts";
import { type Field, read } from "./field.ts";
import type { Id } from "./id.ts";
import { describeWords, readText, serializeWords, type Words } from "./text.ts";

/** Words of title, abstract or authors: the field of what is typed without one. */
export const all: Field<Words<"all">, Id> = {
  names: ["all"],
  types: ["all"],
  help: {
    takes: "words, as without a field",
    examples: [["forgetting", "in title, abstract or authors, in any form"]],
  },
  isText: true,
  read(value, _name, { facts }) {
    const id = value.quoted || value.star ? undefined : bareId(value.text, facts);
    return id === undefined ? readText("all", value) : read({ type: "id", value: id });
  },
  serialize: serializeWords,
  describe: describeWords,
  match({ words, prefix = false, typed }) {
    const text = { type: "text", columns: "{title abstract}", words, open: prefix, typed } as const;
    if (!mayBeName(words)) return text;
    // Words and names that begin alike are read together: a beginning takes long to look up.
    if (prefix && words.length === 1) return { ...text, columns: "{title abstract authors}" };
    return or(text, { type: "authors", names: [words], open: prefix });
  },
  marks({ words, prefix }) {
    const mark = markOf(words, prefix);
    const name = prefix ? authorOpening(words) : `${authorPhrase(words)} `;
    return { title: [mark], abstract: [mark], authors: mayBeName(words) ? [name] : [] };
  },
};

// A single letter is more likely a vitamin than an initial, and names have no signs, as C++ has.
function mayBeName(words: readonly string[]): boolean {
  return words.join("").length > 1 && words.every((word) => /^[\p{L}\p{N}\p{M}]+$/u.test(word));
}

// A number with a dot is a word unless it has the digits of an arXiv id.
function bareId(text: string, facts: Facts): string | undefined {
  const isLikeOne = /^(https?:|10\.\d{4,}\/|\d{4}\.\d{4,5}(v\d+)?$)/i.test(text);
  return isLikeOne ? paperId(text, facts) : undefined;
}
