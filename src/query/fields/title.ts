import { textField } from "./text.ts";

/** Words of the title. */
export const title = textField("title", {
  names: ["title", "ti"],
  help: {
    takes: "words",
    examples: [
      ["title:lora", "in the title"],
      ["title:(lora OR adapter)", "one of several words in the title"],
    ],
  },
});
