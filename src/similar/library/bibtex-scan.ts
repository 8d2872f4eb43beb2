import { lineCounter } from "./lines.ts";

/** An entry of a BibTeX file. */
export interface BibtexEntry {
  line: number;
  /** `article`, in lower case. */
  kind: string;
  /** By names in lower case, the values with their LaTeX; those before the error, if there is one. */
  fields: Map<string, string>;
  /** Why it could not be read to its end. */
  error?: string;
  /** The beginning of its source. */
  raw: string;
}

const START = /@\s*(?<kind>[a-z]+)\s*(?<open>[{(])/iy;
const START_OF_LINE = /^[ \t]*@\s*[a-z]+\s*[{(]/gim;
const SPACE = /(?:[\s,]|%.*)+/y;
// A key is before a comma; where that is missing, before a name and an equals sign.
const KEY = /[^\s,={}()"#%]+(?=\s*,|\s+[^\s,={}()"#%]+\s*=)/y;
const NAME = /[^\s,={}()"#%]+/y;
const EQUALS = /\s*=\s*/y;
const JOIN = /\s*#\s*/y;
const BRACE = /[{}]/g;
const BRACE_OR_QUOTE = /[{}"]/g;

const LONGEST_RAW = 10_000;
// Strings can be made of strings. Longer ones are cut, and all of them together as well.
const LONGEST_VALUE = 20_000;
const MOST_JOINED = 8_000_000;

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

class ScanError extends Error {}

/**
 * The entries of a BibTeX file, with `@string` and `#` resolved. Text between entries is a comment.
 * Each character is looked at a fixed number of times, whatever the file holds. An entry that is not
 * closed ends where another begins a line.
 */
export function scanBibtex(text: string): Generator<BibtexEntry, void> {
  return new Scanner(text).entries();
}

class Scanner {
  private at = 0;
  /** The last place at which an unclosed brace ends. */
  private limit = 0;
  private joined = 0;
  private readonly text: string;
  private readonly strings = new Map(MONTHS.map((month) => [month, month]));

  constructor(text: string) {
    this.text = text;
  }

  *entries(): Generator<BibtexEntry, void> {
    const lineAt = lineCounter(this.text);
    for (;;) {
      this.at = this.text.indexOf("@", this.at);
      if (this.at < 0) return;
      const start = this.at;
      START.lastIndex = start;
      const { kind, open } = START.exec(this.text)?.groups ?? {};
      if (kind === undefined) {
        this.at++;
        continue;
      }
      this.at = START.lastIndex;
      this.moveLimit();
      const entry = this.entry(kind.toLowerCase(), open === "{" ? "}" : ")");
      const raw = this.text.slice(start, Math.min(this.at, start + LONGEST_RAW));
      if (entry) yield { ...entry, line: lineAt(start), raw };
    }
  }

  private moveLimit(): void {
    if (this.limit > this.at) return;
    START_OF_LINE.lastIndex = this.at;
    this.limit = START_OF_LINE.exec(this.text)?.index ?? this.text.length;
  }

  private entry(kind: string, close: string): Omit<BibtexEntry, "line" | "raw"> | undefined {
    const fields = new Map<string, string>();
    try {
      if (kind === "comment" || kind === "preamble") {
        if (close === "}") this.group(BRACE, "}", kind);
        return undefined;
      }
      if (kind !== "string") {
        this.take(SPACE);
        this.take(KEY);
      }
      this.fields(fields, close);
    } catch (error) {
      if (!(error instanceof ScanError)) throw error;
      if (kind === "comment" || kind === "preamble" || kind === "string") return undefined;
      return { kind, fields, error: error.message };
    }
    if (kind !== "string") return { kind, fields };
    for (const [name, value] of fields) this.strings.set(name, value);
    return undefined;
  }

  private fields(fields: Map<string, string>, close: string): void {
    for (;;) {
      this.take(SPACE);
      if (this.at >= this.limit) throw new ScanError("The entry is never closed.");
      if (this.text[this.at] === close) {
        this.at++;
        return;
      }
      const name = this.take(NAME);
      if (name === "") throw new ScanError(`A field's name was expected, not ${this.here()}.`);
      if (this.take(EQUALS) === "") throw new ScanError(`There is no = after ${quote(name)}.`);
      const value = this.value(name);
      if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
    }
  }

  private value(name: string): string {
    let value = this.piece(name);
    while (this.take(JOIN) !== "") {
      const piece = this.piece(name);
      this.joined += piece.length;
      if (this.joined < MOST_JOINED && value.length < LONGEST_VALUE) value += piece;
    }
    return value;
  }

  private piece(name: string): string {
    const open = this.text[this.at];
    if (open === "{" || open === '"') {
      this.at++;
      return open === "{" ? this.group(BRACE, "}", name) : this.group(BRACE_OR_QUOTE, '"', name);
    }
    const word = this.take(NAME);
    if (word === "") throw new ScanError(`${quote(name)} has no value.`);
    return this.strings.get(word.toLowerCase()) ?? word;
  }

  // BibTeX counts braces, whatever is before them.
  private group(signs: RegExp, close: string, name: string): string {
    const start = this.at;
    let depth = 0;
    for (signs.lastIndex = start; ;) {
      const found = signs.exec(this.text);
      if (!found || found.index >= this.limit) {
        this.at = this.limit;
        throw new ScanError(
          `The ${close === "}" ? "{" : close} of ${quote(name)} is never closed.`,
        );
      }
      const [sign] = found;
      if (sign === close && depth === 0) {
        this.at = found.index + 1;
        return this.text.slice(start, Math.min(found.index, start + LONGEST_VALUE));
      }
      if (sign !== '"') depth += sign === "{" ? 1 : -1;
    }
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const taken = pattern.exec(this.text)?.[0] ?? "";
    this.at += taken.length;
    return taken;
  }

  private here(): string {
    return this.at < this.text.length ? quote(this.text[this.at]!) : "the end";
  }
}

function quote(text: string): string {
  return `"${text.slice(0, 40)}"`;
}
