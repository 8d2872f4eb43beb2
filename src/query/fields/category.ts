import { valueTag } from "../../paper/tags.ts";
import { ARCHIVES, nearestCategory, resolveCategory } from "../../paper/taxonomy.ts";
import { and, not, tagged } from "../fts/expression.ts";
import { type Field, quote, read, unreadable } from "./field.ts";

/** Whether a category is the primary one of a paper or a cross-list. */
export type Role = "primary" | "cross";

/** An arXiv category or archive. */
export interface Category {
  type: "category";
  /** `cs.LG`; `cs.*` for an archive. */
  code: string;
  /** Either one if absent. */
  role?: Role;
}

const ARCHIVE = /\.\*$/;

/** An arXiv category or archive. Aliases and retired names are resolved. */
export const category: Field<Category> = {
  names: ["cat", "category"],
  types: ["category"],
  help: {
    takes: "an arXiv category such as cs.LG, or an archive such as cs.*",
    examples: [["cat:cs.CL OR cat:stat.*", "in an arXiv category or a whole archive"]],
  },
  read({ text, star }) {
    const code = text.trim();
    const known = resolveCategory(star ? code.replace(/\.?$/, ".*") : code);
    if (known !== undefined) {
      return read({ type: "category", code: ARCHIVES.has(known) ? `${known}.*` : known });
    }
    return unreadable(`${quote(text)} isn't an arXiv category such as cs.LG or cs.*.`, {
      suggestion: nearestCategory(code),
    });
  },
  serialize: ({ code }) => `cat:${code}`,
  describe: ({ code }) => code,
  match({ code, role }, side) {
    const name = code.replace(ARCHIVE, "");
    const primary = tagged(side, valueTag("primary", name));
    if (role === "primary") return primary;
    const kind = ARCHIVE.test(code) ? "archive" : "category";
    const either = tagged(side, valueTag(kind, name));
    return role === "cross" ? and(either, not(primary)) : either;
  },
};
