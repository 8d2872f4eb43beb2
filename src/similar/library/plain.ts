import { cleanLine, cleanParagraphs } from "../../text/clean.ts";
import { htmlToText } from "../../text/html.ts";
import { texToUnicode } from "../../text/tex.ts";

// Titles and abstracts beyond this are cut: nobody writes them.
const LONGEST = 20_000;
const TAG = /<\/?[a-z]/i;

/** A title as one line of plain text; undefined when there is none. */
export function plainTitle(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cleanLine(withoutMarkup(text)) || undefined;
}

/** An abstract as paragraphs of plain text; undefined when there is none. */
export function plainAbstract(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cleanParagraphs(withoutMarkup(text)) || undefined;
}

// Reference managers keep the tags of the publishers' pages.
function withoutMarkup(text: string): string {
  const short = texToUnicode(text.slice(0, LONGEST));
  return TAG.test(short) ? htmlToText(short) : short;
}

// A sign escaped for LaTeX: the sign itself. What it opens may be a formula, as on arXiv.
const ESCAPED = /\\([%&#$_])/g;
const TIE = /(?<!\\)~/g;
const COMMAND_OR_BRACE = /\\[a-z]+\*?\s*|[{}]/gi;

/**
 * LaTeX of a BibTeX field as text: accents, symbols and formulas as Unicode where they can be,
 * braces and commands that only say how it looks dropped.
 */
export function latexText(latex: string): string {
  const plain = latex.slice(0, LONGEST).replace(ESCAPED, "$1").replace(TIE, " ");
  return texToUnicode(plain).replace(COMMAND_OR_BRACE, "");
}
