import { type Argument, CONSTRUCTS } from "./constructs.ts";
import {
  type Cursor,
  inside,
  nameAt,
  peek,
  skipSpace,
  take,
  takeGroup,
  takeName,
} from "./cursor.ts";
import { takeFormula } from "./delimiters.ts";
import { accented, bracketed, fraction, script } from "./notation.ts";
import {
  FUNCTIONS,
  NOTHINGS,
  OPERATORS,
  SPACES,
  SWITCHES,
  SYMBOLS,
  TEXT_ACCENTS,
  TEXT_SYMBOLS,
} from "./symbols.ts";
import { dash, isTie } from "./typography.ts";

type Mode = "text" | "math";

const SPECIAL = /https?:\/\/[^\s\\${}]*|\\|\$\$?|\{|[\^_](?=[{\\])|~|--+|``+/g;
const QUOTED = /``(?:\\[^]|\$[^$`]*\$|[^`"'\\$]|`(?!`)|'(?!'))+(?:''|")/y;
const OPERATOR_SIGNS = new Set(OPERATORS.values());

/**
 * Reads text in which TeX occurs. At the top, a fragment that cannot be converted stays as it is;
 * deeper, it makes the whole fragment around it stay.
 * @returns undefined when what the cursor spans must stay as it is
 */
export function readText(c: Cursor): string | undefined {
  let out = "";
  let tail = ""; // of `out`, which is not to be flattened at every step
  const add = (piece: string) => {
    out += piece;
    tail = (tail + piece.slice(-4)).slice(-4);
  };
  while (c.at < c.end) {
    SPECIAL.lastIndex = c.at;
    const found = SPECIAL.exec(c.text);
    const start = Math.min(found?.index ?? c.end, c.end);
    add(c.text.slice(c.at, start));
    c.at = start;
    if (found === null || start === c.end) break;
    const piece = readFragment(c, found[0], tail);
    if (piece === undefined && c.depth > 0) return undefined;
    if (piece === undefined) {
      c.at = start;
      skipFragment(c);
    }
    add(piece ?? c.text.slice(start, c.at));
  }
  return out;
}

function readFragment(c: Cursor, special: string, tail: string): string | undefined {
  const start = c.at;
  const formula = takeFormula(c);
  if (formula !== undefined) {
    const text = readMath(formula);
    return text?.startsWith("~") && /\p{L}$/u.test(tail) ? ` ${text}` : text;
  }
  if (special === "\\") return readTextCommand(c, tail);
  if (special === "{" && (c.depth > 0 || c.text[start + 1] === "\\")) {
    const group = takeGroup(c);
    return group && readText(group);
  }
  if (/^[\^_]/.test(special) && /\S$/.test(tail)) return readScript(c);
  if (special === "``") {
    const quoted = take(c, QUOTED);
    const words = inside(c, start + 2, c.at - (quoted.endsWith('"') ? 1 : 2));
    const text = quoted && words ? readText({ ...words, depth: c.depth }) : undefined;
    if (text !== undefined) return `“${text}”`;
  }
  c.at = Math.min(start + special.length, c.end);
  if (special === "~") return c.depth > 0 || (c.ties && isTie(tail, peek(c))) ? " " : special;
  if (special.startsWith("--")) return dash(special, tail, peek(c));
  return c.text.slice(start, c.at);
}

function skipFragment(c: Cursor): void {
  if (takeFormula(c) !== undefined || takeGroup(c) !== undefined) return;
  if (takeName(c) === "") c.at++;
  for (let before = -1; before !== c.at;) {
    before = c.at;
    take(c, /\[[^\][{}\\]{0,100}\]/y);
    takeGroup(c);
    takeName(c);
  }
}

function readTextCommand(c: Cursor, tail: string): string | undefined {
  if (/(?:^|\P{L})[A-Za-z]:$/u.test(tail)) return take(c, /\S+/y); // C:\data
  const touches = /[\p{L}\p{N})]$/u.test(tail);
  const name = nameAt(c);
  if (touches && takesEscapedScript(c, "text")) return readScript(c);
  const piece = readCommand(c, "text");
  const apart = FUNCTIONS.has(name) || (OPERATORS.has(name) && /\s/.test(peek(c)));
  return piece !== undefined && touches && apart ? ` ${piece}` : piece;
}

// `x\_{i}`, `x\_i`: the backslash was put in on its way to us.
function takesEscapedScript(c: Cursor, mode: Mode): boolean {
  const stray = mode === "math" ? /\\(?=_(?:\{|[A-Za-z\d](?![A-Za-z\d])))/y : /\\(?=_\{)/y;
  return take(c, stray) !== "";
}

/** Reads a formula without its delimiters; undefined when a part of it cannot be converted. */
function readMath(c: Cursor): string | undefined {
  let out = "";
  let gap = false;
  let afterName = false;
  const add = (piece: string, isName = false) => {
    const touches = /[\p{L}\p{N}\p{M}]$/u.test(out.slice(-2)) && /^[\p{L}\p{N}]/u.test(piece);
    if (touches && (afterName || isName)) gap = true;
    if (piece.startsWith(" ") || (isName && /[)\]}]$/.test(out.slice(-1)))) gap = true;
    out += (gap && /\S$/.test(out.slice(-1)) ? " " : "") + piece.trimStart();
    gap = false;
    afterName = isName;
  };
  while (c.at < c.end) {
    const name = nameAt(c);
    if (takesEscapedScript(c, "math") || /[\^_]/.test(peek(c))) {
      const text = readScript(c);
      if (text === undefined) return undefined;
      out += text;
      afterName ||= /^[\^_][^(]/.test(text);
    } else if (/[\s~]/.test(peek(c)) || isSpace(name)) {
      c.at += Math.max(1, name.length + 1);
      gap = true;
    } else if (name === "over") {
      takeName(c);
      const text = fraction(out, readMath(c));
      return text && c.depth > 1 ? bracketed(text) : text;
    } else if (OPERATORS.has(name) || name === "not") {
      const sign = readCommand(c, "math");
      if (sign === undefined) return undefined;
      skipSpace(c);
      const binary = endsOperand(out) && startsOperand(c);
      gap ||= binary;
      add(sign);
      gap = binary;
    } else {
      const isGroup = peek(c) === "{";
      const piece = readMathPiece(c);
      if (piece === undefined) return undefined;
      const spaced =
        /[A-Za-z]/.test(name) && /[a-z]$/i.test(c.text[c.at - 1] ?? "") && skipSpace(c);
      if (piece !== "") {
        const inline = /^[dt]?frac$/.test(name) && !gap;
        const touches = /[\p{L}\p{N}\p{M}]$/u.test(out.slice(-2)) || /[\w({^]/.test(peek(c));
        add(
          inline && touches ? `(${piece})` : piece,
          FUNCTIONS.has(name) || name === "operatorname",
        );
      } else if (isGroup && out !== "" && (gap || /[\p{No}\p{Lm}]$/u.test(out))) {
        add(" "); // {}^{1}S: the script belongs to what follows
      }
      if (spaced && /[-+=<>*]/.test(peek(c))) gap = true;
    }
  }
  return out.trimEnd();
}

function readMathPiece(c: Cursor): string | undefined {
  if (peek(c) === "\\") return readCommand(c, "math");
  const group = takeGroup(c);
  if (group !== undefined) return readMath(group);
  const primes = take(c, /'{1,3}/y);
  if (primes !== "") return ["′", "″", "‴"][primes.length - 1];
  const plain = take(c, /--+|[^\\{}^_$&~'\s-]+|-/y);
  return plain === "" ? undefined : plain.replace(/^---?$/, "–");
}

function endsOperand(out: string): boolean {
  const last = out.slice(-1);
  return out !== "" && out !== "|" && !/[([{⟨⌊⌈,;:=<>/]/.test(last) && !OPERATOR_SIGNS.has(last);
}

function startsOperand(c: Cursor): boolean {
  return !/^(?:$|[),;|\]}]|\\\|)/.test(c.text.slice(c.at, Math.min(c.at + 2, c.end)));
}

function isSpace(name: string): boolean {
  return SPACES.has(name) || /^\s$/.test(name);
}

function readScript(c: Cursor): string | undefined {
  const mark = peek(c);
  c.at++;
  const content = readArgument(c, "math");
  return content === undefined ? undefined : script(mark, content);
}

function readArgument(c: Cursor, mode: Mode): string | undefined {
  skipSpace(c);
  const group = takeGroup(c);
  if (group !== undefined) return mode === "math" ? readMath(group) : readText(group);
  if (peek(c) !== "\\") return take(c, /[^{}^_$&~#%]/uy) || undefined;
  const rest = inside(c, c.at, c.end);
  const piece = rest && readCommand(rest, mode);
  c.at = rest?.at ?? c.at;
  return piece;
}

function readCommand(c: Cursor, mode: Mode): string | undefined {
  const afterLetter = /[\p{L}{}]/u.test(c.text[c.at - 1] ?? "");
  const name = takeName(c);
  if (mode === "text") {
    const mark = TEXT_ACCENTS.get(name);
    if (mark !== undefined) return readTextAccent(c, name, mark, afterLetter);
    const letter = TEXT_SYMBOLS.get(name);
    if (letter !== undefined) {
      if (!take(c, /\{\}/y) && (afterLetter || /^[ijLO]$/.test(name))) take(c, / (?=\p{L})/uy);
      return letter;
    }
  }
  const sign = SYMBOLS.get(name) ?? OPERATORS.get(name) ?? (FUNCTIONS.has(name) ? name : undefined);
  if (sign !== undefined) {
    if (mode === "text") take(c, /\{\}/y);
    return sign;
  }
  if (isSpace(name)) return " ";
  if (NOTHINGS.has(name)) return readNothing(c, name);
  // A macro of the author's, mostly their calligraphic or double-struck letter of that name.
  if (mode === "math" && /^[A-Z]$/.test(name)) return name;
  return readConstruct(c, name, mode);
}

function readTextAccent(c: Cursor, name: string, mark: string, afterLetter: boolean) {
  const braced = peek(c) === "{";
  const base = readArgument(c, "text");
  if (base === undefined) return undefined;
  // arXiv has \beta as \b{eta}, \rho as \r{ho}.
  const text = SYMBOLS.get(name + base) ?? accented(base, mark);
  if (text === undefined || braced) return text;
  // \" may be a quotation mark of JSON and \d a class of regular expressions.
  const doubtful = /["a-z]/i.test(name) && !afterLetter && !/^\p{Lu}/u.test(text);
  return doubtful || [...text].length > 1 ? undefined : text;
}

function readNothing(c: Cursor, name: string): string | undefined {
  if (c.depth === 0 && !/^[-a-z]/i.test(name)) return undefined;
  if (/[a-z]$/i.test(name)) skipSpace(c);
  if (/^(?:left|right)$/.test(name)) take(c, /\./y);
  return "";
}

function readConstruct(c: Cursor, name: string, mode: Mode): string | undefined {
  const construct = CONSTRUCTS.get(name);
  if (construct === undefined) return undefined;
  if (SWITCHES.has(name)) {
    skipSpace(c);
    if (peek(c) !== "{") return c.depth > 0 ? "" : undefined;
  }
  const args: string[] = [];
  for (const kind of construct.takes) {
    const arg = readAs(kind, c, mode);
    if (arg === undefined) return undefined;
    args.push(arg);
  }
  return construct.write(...args);
}

function readAs(kind: Argument, c: Cursor, mode: Mode): string | undefined {
  if (kind === "star") return take(c, /\*/y);
  if (kind === "option") return take(c, /\[[^\][{}\\]*\]/y).slice(1, -1);
  if (kind !== "raw") return readArgument(c, kind === "same" ? mode : kind);
  const group = takeGroup(c);
  return group?.text.slice(group.at, group.end);
}
