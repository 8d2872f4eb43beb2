import { type Part, PARTS, partTag } from "../../paper/tags.ts";
import { tagged } from "../fts/expression.ts";
import { oneOf } from "./choice.ts";
import { type Field, read } from "./field.ts";

/** A part that a paper can have. */
export interface Has {
  type: "has";
  value: Part;
}

/** Whether a paper has a part. */
export const has: Field<Has> = {
  names: ["has"],
  types: ["has"],
  help: {
    takes: `one of ${PARTS.join(", ")}`,
    examples: [
      ["has:code", `with code; also ${PARTS.filter((part) => part !== "code").join(", ")}`],
    ],
  },
  read(value) {
    const chosen = oneOf("has", PARTS, value);
    return chosen.ok ? read({ type: "has", value: chosen.choice }) : chosen;
  },
  serialize: ({ value }) => `has:${value}`,
  describe: ({ value }) => `with ${value}`,
  describeNot: ({ value }) => `without ${value}`,
  match: ({ value }, side) => tagged(side, partTag(value)),
};
