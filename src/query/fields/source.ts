import { nameField } from "./name.ts";

/** A source that lists the paper. */
export const source = nameField("source", {
  names: ["source"],
  help: {
    takes: "the name of a source",
    examples: [["source:arxiv", "listed by a source"]],
  },
  describe: (name) => `on ${name}`,
});
