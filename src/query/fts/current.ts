import { authorOpening, authorPhrase } from "../../paper/authors.ts";
import { tokensOf } from "../../text/words.ts";
import { stemsOfBeginning } from "../../text/words/beginnings.ts";
import type { InText } from "./expression.ts";
import { type Dialect, inColumns, opening, phrase } from "./match.ts";

/** How rows of this version are asked, whose texts `text/words.ts` prepared. */
export const CURRENT: Dialect = {
  text: (leaf) => inColumns(leaf.columns, leaf.open ? openPhrases(leaf) : [phraseOf(leaf.words)]),
  authors({ names, open }) {
    return inColumns(
      "authors",
      names.map((name) => (open ? opening(authorOpening(name)) : phrase(authorPhrase(name)))),
    );
  },
  tag: ({ side, tag, open }) => `${side}:${tag}${open ? "*" : ""}`,
};

// The index holds stems: some words that begin so have one that does not.
function openPhrases({ words }: InText): string[] {
  const last = words.at(-1)!;
  const before = tokensOf(words.slice(0, -1));
  const stems = stemsOfBeginning(last).map((stem) => phrase([...before, stem].join(" ")));
  return [opening([...before, last].join(" ")), ...stems];
}

function phraseOf(words: readonly string[]): string {
  return phrase(tokensOf(words).join(" "));
}
