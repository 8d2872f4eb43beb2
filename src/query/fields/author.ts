import { authorOpening, authorPhrases, nameOrders, nameWords } from "../../paper/authors.ts";
import { cleanLine } from "../../text/clean.ts";
import type { Field } from "./field.ts";
import { readWords, serializeWords, type Words } from "./text.ts";
import { describeValue } from "./value.ts";

/** The name of an author, in either order. */
export const author: Field<Words<"author">> = {
  names: ["author", "au"],
  types: ["author"],
  help: {
    takes: 'a name, as in "Yann LeCun", "LeCun, Yann" or "Y LeCun"',
    examples: [['author:"Yann LeCun"', "by an author; also as LeCun, Yann or Y LeCun"]],
  },
  isText: true,
  // arXiv writes the spaces of names as underscores.
  read: (value) =>
    readWords("author", nameWords(cleanLine(value.text.replaceAll("_", " "))), value),
  serialize: (leaf) => `author:${serializeWords(leaf)}`,
  describe: ({ words, prefix }) => `by ${describeValue(words.join(" "), prefix)}`,
  match({ words, prefix = false }) {
    return { type: "authors", names: prefix ? [words] : nameOrders(words), open: prefix };
  },
  marks: ({ words, prefix }) => ({
    authors: prefix ? [authorOpening(words)] : authorPhrases(words).map((text) => `${text} `),
  }),
};
