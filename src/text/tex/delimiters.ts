import { type Cursor, inside } from "./cursor.ts";
import { MATH_DELIMITERS } from "./symbols.ts";

const LONGEST_FORMULA = 2000;
const WORD_PAIR = /(?:^|[^\\A-Za-z])[A-Za-z]{2,}\s+[A-Za-z]{2,}/;
const ARGUMENTS = /\\[A-Za-z]+\s*\{[^{}]*\}/g;

/**
 * Steps over the formula that starts here, delimiters included.
 * @returns what stands between the delimiters; undefined, without a step, where no formula starts
 */
export function takeFormula(c: Cursor): Cursor | undefined {
  for (const [open, close] of MATH_DELIMITERS) {
    if (!c.text.startsWith(open, c.at)) continue;
    const from = c.at + open.length;
    const to = closing(c, from, open, close);
    if (to === undefined) continue;
    const end = to + close.length;
    const inner = c.text.slice(from, to);
    const plausible =
      open === "$" ? isMath(inner, c.text[end] ?? "") : /[\p{L}\p{N}\\]/u.test(inner);
    if (!plausible) continue;
    const formula = inside(c, from, to);
    if (formula !== undefined) c.at = end;
    return formula;
  }
  return undefined;
}

function closing(c: Cursor, from: number, open: string, close: string): number | undefined {
  const end = Math.min(c.end, from + LONGEST_FORMULA);
  for (let at = from; at < end; at++) {
    const char = c.text[at];
    if (char === close[0] && c.text.startsWith(close, at)) return at;
    if (char === "$" || c.text.startsWith("\n\n", at)) return undefined;
    if (char === "{") at = c.closers.get(at) ?? at;
    if (char !== "\\") continue;
    if (c.text.startsWith(open, at)) return undefined;
    at++;
  }
  return undefined;
}

/** Whether what stands between two dollar signs is math, not prose between two prices. */
function isMath(inner: string, next: string): boolean {
  if (inner.trim() === "") return false;
  const price = /^\s*\d/.test(inner);
  if (price && /\d/.test(next)) return false;
  const wordy = WORD_PAIR.test(inner.replace(ARGUMENTS, ""));
  if (/\\[A-Za-z]|[\^_]/.test(inner)) return !(price && wordy);
  if (wordy) return false;
  const cutOff = !/^[A-Za-z]?-$/.test(inner) && /(?:^|[^\\])[-,;:/]\s*$/.test(inner);
  if (/^\s|\s$/.test(inner)) return !price && !cutOff && !/[A-Za-z]{2}/.test(inner);
  return !/[A-Za-z\d]/.test(next) || !(cutOff || /[A-Za-z]{3}/.test(inner));
}
