import { texToUnicode } from "../../text/tex.ts";

const MAY_BE_TEX = /[\\$]|[\^_]\{/;
const LEAST_WORDS = 5;
// Fields, operators and prefixes: what is no title.
const SYNTAX = /\*|(?:^|\s)[-!]\S|\b(?:AND|OR|NOT|ANDNOT)\b|\b[a-z_]+:\S/;

/** A text as it may have been meant, and what to say if it was. */
export interface Meant {
  text: string;
  notice?: string;
}

/** How a text is to be read if it was pasted with its TeX: as it is shown. */
export function withoutTex(text: string): Meant | undefined {
  const shown = MAY_BE_TEX.test(text) ? texToUnicode(text) : text;
  return shown === text ? undefined : { text: shown };
}

/** How a text is to be read if it is a title in which a quote or a bracket has no other. */
export function withoutUnpaired(text: string): Meant | undefined {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  if (words.length < LEAST_WORDS || SYNTAX.test(text)) return undefined;
  const notice = "Quotes and parentheses were ignored because one of them has no other.";
  return { text: text.replace(/[()"“”]/g, " "), notice };
}
