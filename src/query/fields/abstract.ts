import { textField } from "./text.ts";

/** Words of the abstract. */
export const abstract = textField("abstract", {
  names: ["abstract", "abs"],
  help: {
    takes: "words",
    examples: [['abstract:"code generation"', "in the abstract"]],
  },
});
