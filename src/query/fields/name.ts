import { valuePrefix, valueTag } from "../../paper/tags.ts";
import { folded } from "../../text/clean.ts";
import { tagged } from "../fts/expression.ts";
import { type Field, read } from "./field.ts";
import { badPrefix, describeValue, serializeValue } from "./value.ts";

/** A name that people choose freely, or how it starts. */
export interface Name<Type extends string> {
  type: Type;
  /** Folded: letter case, accents and white space do not matter. */
  value: string;
  prefix?: true;
}

/**
 * A field of names.
 * @param type the kind of tag that holds the name
 * @param about its names and help, and how a title says a name
 */
export function nameField<Type extends "keyword" | "organization" | "submitter" | "source">(
  type: Type,
  about: Pick<Field<Name<Type>>, "names" | "help"> & { describe: (name: string) => string },
): Field<Name<Type>> {
  const { names, help } = about;
  return {
    names,
    types: [type],
    help,
    read(value) {
      const text = folded(value.text);
      if (!/[\p{L}\p{N}]/u.test(text)) return read();
      const leaf: Name<Type> = { type, value: text };
      return badPrefix(value, text) ?? read(value.star ? { ...leaf, prefix: true } : leaf);
    },
    serialize: ({ value, prefix }) => `${names[0]}:${serializeValue(value, prefix)}`,
    describe: ({ value, prefix }) => about.describe(describeValue(value, prefix)),
    match({ value, prefix }, side) {
      return prefix
        ? tagged(side, valuePrefix(type, value), true)
        : tagged(side, valueTag(type, value));
    },
  };
}
