import { paperId } from "../../paper/ids.ts";
import { valueTag } from "../../paper/tags.ts";
import { tagged } from "../fts/expression.ts";
import { type Field, quote, read, unreadable } from "./field.ts";
import { serializeValue } from "./value.ts";

/** One paper. */
export interface Id {
  type: "id";
  /** `arxiv:2411.05783`, `doi:10.1101/…` */
  value: string;
}

/** One paper, by its id, its DOI or a URL of it. */
export const id: Field<Id> = {
  names: ["id", "arxiv", "doi"],
  types: ["id"],
  // DOIs may hold parentheses.
  values: "id",
  help: {
    takes: "a paper id such as 2411.05783 or 10.1101/2026.01.01.000001",
    examples: [["id:2411.05783", "one paper, by arXiv id, DOI or address"]],
  },
  read({ text, star }, _name, { facts }) {
    const value = star ? undefined : paperId(text, facts);
    if (value !== undefined) return read({ type: "id", value });
    const example = "2411.05783 or 10.1101/2026.01.01.000001";
    return unreadable(`${quote(text)} isn't a paper id. Use one such as ${example}.`);
  },
  serialize: ({ value }) => `id:${serializeValue(value.replace(/^(arxiv|doi):/, ""))}`,
  describe: ({ value }) => value,
  match: ({ value }, side) => tagged(side, valueTag("id", value)),
};
