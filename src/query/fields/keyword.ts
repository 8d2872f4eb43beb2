import { nameField } from "./name.ts";

/** A keyword of the paper. */
export const keyword = nameField("keyword", {
  names: ["keyword", "kw"],
  help: {
    takes: "a keyword, or how it starts: diffusion*",
    examples: [["keyword:agents", "with a keyword"]],
  },
  describe: (name) => `keyword ${name}`,
});
