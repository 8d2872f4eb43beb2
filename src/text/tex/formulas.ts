import { cursorOver } from "./cursor.ts";
import { takeFormula } from "./delimiters.ts";

/** A formula in a text. */
export interface Formula {
  /** As it stands there, delimiters included. */
  source: string;
  /** Without them. */
  tex: string;
  /** Whether it stands on a line of its own. */
  display: boolean;
}

/**
 * The stretches of a text and the formulas between them, in order. A formula within a group or the
 * argument of a command is part of the stretch. Takes time linear in the length.
 */
export function textAndFormulas(text: string): (string | Formula)[] {
  const parts: (string | Formula)[] = [];
  const c = cursorOver(text);
  let done = 0;
  for (let start = mark(text, 0); start < c.end; start = mark(text, c.at)) {
    c.at = start;
    const formula = takeFormula(c);
    if (formula !== undefined) {
      if (start > done) parts.push(text.slice(done, start));
      done = c.at;
      parts.push(
        formulaOf(
          text.slice(start, done),
          text.slice(start, formula.at),
          text.slice(formula.at, formula.end),
        ),
      );
    } else if (text[start] === "{") {
      c.at = (c.closers.get(start) ?? start) + 1;
    } else {
      c.at += text[start] === "\\" ? 2 : 1;
    }
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

function mark(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "$" || text[at] === "\\" || text[at] === "{") return at;
  }
  return text.length;
}

function formulaOf(source: string, open: string, inner: string): Formula {
  const isInline = open === "$" || open === "\\(" || open === "\\begin{math}";
  const hasRows = /^\\begin\{(?:align|eqnarray)/.test(open);
  const tex = hasRows ? `\\begin{aligned}${inner}\\end{aligned}` : inner;
  return { source, tex, display: !isInline };
}
