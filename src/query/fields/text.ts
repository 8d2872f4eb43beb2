import { inText } from "../fts/columns.ts";
import { textWords } from "../fts/fold.ts";
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
    read: (value) => readWords(type, textWords(value.text), value),
    serialize: (leaf) => `${type}:${serializeWords(leaf)}`,
    describe: (leaf) => `${describeWords(leaf)} in the ${type}`,
    match: ({ words, prefix }) => inText(type, words, prefix),
    marks: ({ words, prefix }) => ({ [type]: [markOf(words, prefix)] }),
  };
}

/** Reads the words of a value, as a prefix if it ends in `*`. */
export function readWords<Type extends string>(
  type: Type,
  words: string[],
  value: Value,
): Reading<Words<Type>> {
  if (words.length === 0) return read();
  const leaf: Words<Type> = { type, words };
  return badPrefix(value, words.at(-1)!) ?? read(value.star ? { ...leaf, prefix: true } : leaf);
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
