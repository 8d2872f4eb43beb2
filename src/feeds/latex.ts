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
  // Not \{ and \}: BibTeX counts braces even behind a backslash.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "\\": "\\textbackslash{}",
};

/**
 * Text with TeX as LaTeX that is safe in a braced BibTeX field. Formulas stay as they are, and in
 * the rest, which is UTF-8, no character is special. A formula with a command that may do harm,
 * such as `\input`, counts as text.
 */
export function toLatex(text: string): string {
  const { masked, formulas } = maskFormulas(legalXml(text));
  return (
    texToUnicode(masked)
      .replace(/[&%$#_{}~^\\]/g, (char) => ESCAPES[char]!)
      // Two of these in a row would become one sign.
      .replace(/([-`',<>])(?=\1)/g, "$1{}")
      .replace(/\0(\d+)\0/g, (_, n: string) => formulas[Number(n)]!)
  );
}

// No text holds a NUL.
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

// A formula that becomes Unicode has no unknown command. A raw argument could hide one.
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
