import { nameField } from "./name.ts";

/** The organization that the paper comes from. */
export const organization = nameField("organization", {
  names: ["org", "organization"],
  help: {
    takes: "the name of an organization",
    examples: [["org:nvidia", "from an organization"]],
  },
  describe: (name) => `from ${name}`,
});
