import { nameField } from "./name.ts";

/** The person who submitted the paper to a list. */
export const submitter = nameField("submitter", {
  names: ["submitter", "by"],
  help: {
    takes: "the name of a person",
    examples: [["by:akhaliq", "submitted to the list by a person"]],
  },
  describe: (name) => `submitted by ${name}`,
});
