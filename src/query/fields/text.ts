import { cleanLine } from "../../text/clean.ts";
import { typedWords, wordsOf } from "../../text/words.ts";
import { isCjk } from "../../text/words/cjk.ts";
import { porterWords } from "../fts/porter.ts";
import { markOf } from "../highlight/marks.ts";
import { type Field, read, type Reading, type Value } from "./field.ts";
import { badPrefix, describeValue, serializeValue } from "./value.ts";

/** Words in a row. */
export interface Words<Type extends string> {
  type: Type;
  /** Folded; at least one. */
  words: string[];
  /** The last word may go on. */
  prefix?: true;
  /** The words as rows of the first version hold them, where they differ. */
  typed?: string[];
}

/** The field of one text of a paper. */
export function textField<Type extends "title" | "abstract">(
  type: Type,
  { names, help }: Pick<Field<Words<Type>>, "names" | "help">,
): Field<Words<Type>> {
  return {
    names,
    types: [type],
    help,
    isText: true,
    read: (value) => readText(type, value),
    serialize: (leaf) => `${type}:${serializeWords(leaf)}`,
    describe: (leaf) => `${describeWords(leaf)} in the ${type}`,
    match({ words, prefix = false, typed }) {
      return { type: "text", columns: type, words, open: prefix, typed };
    },
    marks: ({ words, prefix }) => ({ [type]: [markOf(words, prefix)] }),
  };
}

/** Reads the words of a text, as a prefix if the value ends in `*`. */
export function readText<Type extends string>(type: Type, value: Value): Reading<Words<Type>> {
  const typed = { ...value, text: cleanLine(value.text) };
  const { quoted, star, text } = typed;
  const asked = (meant: Value) => {
    return readWords(type, typedWords(meant.text), meant, porterWords(value.text));
  };
  if (quoted || !star || /^\p{Ll}*$/u.test(text)) return asked(typed);
  // A* is an algorithm, and ℂ* a space.
  if (/^\p{Lu}$/u.test(text)) return asked({ text: `${text}*`, quoted: true, star: false });
  const isShort = badPrefix(typed, wordsOf(text).at(-1) ?? "") !== undefined;
  return asked(isShort ? { ...typed, star: false } : typed);
}

/**
 * Reads words, as a prefix if the value ends in `*`.
 * @param typed the words as rows of the first version hold them
 */
export function readWords<Type extends string>(
  type: Type,
  words: string[],
  value: Value,
  typed: string[] = [],
): Reading<Words<Type>> {
  const last = words.at(-1);
  if (last === undefined) return read();
  const leaf: Words<Type> = { type, words };
  // Any part of a run of Chinese, Japanese or Korean is found anyway.
  if (value.star && !isRun(last)) leaf.prefix = true;
  if (typed.length > 0 && typed.join(" ") !== words.join(" ")) leaf.typed = typed;
  return badPrefix(value, last) ?? read(leaf);
}

function isRun(word: string): boolean {
  return isCjk(word) && [...word].length > 1;
}

/** Words as canonical text, without the name of their field. */
export function serializeWords({ words, prefix }: Words<string>): string {
  return serializeValue(words.join(" "), prefix);
}

/** Words as a title says them: several in a row in quotes. */
export function describeWords({ words, prefix }: Words<string>): string {
  const text = describeValue(words.join(" "), prefix);
  return words.length > 1 ? `“${text}”` : text;
}
