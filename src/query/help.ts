import type { Example } from "./fields/field.ts";
import { FIELDS } from "./fields/index.ts";

const OPERATORS: readonly Example[] = [
  ["machine unlearning -survey", "both words, but not the third"],
  ['"catastrophic forgetting" OR unlearn*', "a phrase, or words starting with unlearn"],
  ["(diffusion OR flow) NOT video", "AND, OR and NOT are in capitals; parentheses group"],
];

/** Queries and what they find: one for each field, where there is little room. */
export const SHORT_HELP: readonly Example[] = [
  ...OPERATORS,
  ...FIELDS.map(({ help }) => help.examples[0]),
];

/** Queries and what they find. */
export const FULL_HELP: readonly Example[] = [
  ...OPERATORS,
  ...FIELDS.flatMap(({ help }) => help.examples),
];
