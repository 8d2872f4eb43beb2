import { TRENDING_SIZE } from "../../paper/trending.ts";
import { TRENDING } from "../../paper/tags.ts";
import { tagged } from "../fts/expression.ts";
import { oneOf } from "./choice.ts";
import { type Field, read } from "./field.ts";

/** The paper has been in the top of the ranking, or the moment added a version. */
export interface Is {
  type: "trending" | "revised";
}

const STATES = ["trending", "revised"] as const;

/** A state of a paper or a moment. */
export const is: Field<Is> = {
  names: ["is"],
  types: STATES,
  help: {
    takes: `one of ${STATES.join(", ")}`,
    examples: [
      ["is:trending", `papers as they enter the top ${TRENDING_SIZE} of the ranking`],
      ["is:revised", "new versions of papers"],
    ],
  },
  read(value) {
    const state = oneOf("is", STATES, value);
    return state.ok ? read({ type: state.choice }) : state;
  },
  serialize: ({ type }) => `is:${type}`,
  describe: ({ type }) => (type === "trending" ? "trending" : "new versions"),
  match: ({ type }, side) => type === "revised" || tagged(side, TRENDING),
  scope: ({ type }) => (type === "revised" ? { name: "is:revised", revisions: true } : undefined),
};
