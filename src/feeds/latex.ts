import { texToUnicode } from "../text/tex.ts";
import { cursorOver, take } from "../text/tex/cursor.ts";
import { takeFormula } from "../text/tex/delimiters.ts";
import { legalXml } from "../text/xml.ts";

const ESCAPES: Record<string, string> = {
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
  // Never \{ and \}: BibTeX counts braces, whatever is before them.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "\\": "\\textbackslash{}",
};

/**
 * Text that may hold TeX, as LaTeX that is safe in a braced BibTeX field: formulas stay as they
 * are, everything else becomes UTF-8 text in which no character is special. A formula with a
 * command that is not known to be harmless, such as `\input`, is text too.
 */
export function toLatex(text: string): string {
  const { masked, formulas } = maskFormulas(legalXml(text));
  return (
    texToUnicode(masked)
      .replace(/[&%$#_{}~^\\]/g, (char) => ESCAPES[char]!)
      // Nor do two of these become one sign.
      .replace(/([-`',<>])(?=\1)/g, "$1{}")
      .replace(/\0(\d+)\0/g, (_, n: string) => formulas[Number(n)]!)
  );
}

// A NUL is no legal character, and so in no text.
function maskFormulas(text: string): { masked: string; formulas: string[] } {
  const formulas: string[] = [];
  const cursor = cursorOver(text);
  let masked = "";
  while (cursor.at < cursor.end) {
    masked += take(cursor, /[^\\$]+/y);
    const from = cursor.at;
    const isFormula = takeFormula(cursor) !== undefined;
    if (!isFormula) take(cursor, /\\?[^]/y);
    const piece = text.slice(from, cursor.at);
    masked += isFormula && isHarmless(piece) ? `\0${formulas.push(piece) - 1}\0` : piece;
  }
  return { masked, formulas };
}

// What turns into Unicode holds no unknown command; a raw argument could hide one.
function isHarmless(formula: string): boolean {
  return (
    texToUnicode(formula) !== formula &&
    !/(?<!\\)[%#&]|\\(?:\\|url|href)|\n\n/.test(formula) &&
    isBalanced(formula)
  );
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === "{") depth++;
    if (char === "}" && --depth < 0) return false;
  }
  return depth === 0;
}
