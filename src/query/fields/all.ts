import { authorPhrase } from "../../paper/authors.ts";
import type { Facts } from "../../paper/facts.ts";
import { paperId } from "../../paper/ids.ts";
import { foldedWords } from "../../text/clean.ts";
import { authorOpening, inAuthors, inAuthorsOpen, inText } from "../fts/columns.ts";
import { or } from "../fts/expression.ts";
import { textWords } from "../fts/fold.ts";
import { markOf } from "../highlight/marks.ts";
import { type Field, read } from "./field.ts";
import type { Id } from "./id.ts";
import { describeWords, readWords, serializeWords, type Words } from "./text.ts";

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
    return id === undefined
      ? readWords("all", textWords(value.text), value)
      : read({ type: "id", value: id });
  },
  serialize: serializeWords,
  describe: describeWords,
  match({ words, prefix }) {
    const text = inText("{title abstract}", words, prefix);
    const names = nameWordsIn(words);
    if (names.length === 0) return text;
    return or(text, prefix ? inAuthorsOpen(names) : inAuthors([authorPhrase(names)]));
  },
  marks({ words, prefix }) {
    const mark = markOf(words, prefix);
    const names = nameWordsIn(words);
    const name = prefix ? authorOpening(names) : `${authorPhrase(names)} `;
    return { title: [mark], abstract: [mark], authors: names.length > 0 ? [name] : [] };
  },
};

// Words as names hold them. A single letter is more likely a vitamin than an initial.
function nameWordsIn(words: readonly string[]): string[] {
  const names = words.flatMap(foldedWords);
  return names.join("").length < 2 ? [] : names;
}

// A number with a dot is a word unless it has the digits of an arXiv id.
function bareId(text: string, facts: Facts): string | undefined {
  const isLikeOne = /^(https?:|10\.\d{4,}\/|\d{4}\.\d{4,5}(v\d+)?$)/i.test(text);
  return isLikeOne ? paperId(text, facts) : undefined;
}
