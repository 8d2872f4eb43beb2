import { windows1252 } from "./windows1252.ts";

// Everything XML 1.0 forbids, https://www.w3.org/TR/xml/#charsets; DEL and C1 controls; embeddings,
// overrides and isolates of direction, which would affect the text that follows
// (https://www.unicode.org/reports/tr9/); soft hyphens and byte order marks.
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- control characters are what this removes
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/;
const EVERY_FORBIDDEN = new RegExp(FORBIDDEN, "g");

// White space that is not one plain space already: five times as fast as /\s+/ on an abstract.
const SPACES = /\s{2,}|[^\S ]/g;

/**
 * Makes an upstream string safe for every output: control characters, overrides of direction and
 * lone surrogates are dropped, white space is collapsed to single spaces, ends are trimmed.
 * @returns one line of well-formed text, possibly empty
 */
export function cleanLine(text: string): string {
  return collapsed(wellFormed(text));
}

/**
 * As {@link cleanLine}, but blank lines survive as paragraph breaks (`\n\n`).
 * @returns paragraphs of well-formed text, possibly empty
 */
export function cleanParagraphs(text: string): string {
  return wellFormed(text)
    .split(/\r?\n[ \t]*\r?\n/)
    .map(collapsed)
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

/**
 * As {@link cleanParagraphs}, but the line separator (U+2028) survives as a line break (`\n`).
 * @returns lines of well-formed text, paragraphs separated by blank ones; possibly empty
 */
export function cleanLines(text: string): string {
  return wellFormed(text)
    .split(/\r?\n[ \t]*\r?\n/)
    .map((paragraph) => paragraph.split("\u2028").map(collapsed).filter(Boolean).join("\n"))
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}

function collapsed(text: string): string {
  return text.replace(SPACES, " ").trim();
}

/** A text as a sentence that ends in one full stop, question mark or exclamation mark. */
export function sentence(text: string): string {
  const end = text.trimEnd().replace(/(?<![.\s])[.\s]+$/, "");
  return /[!?…]$/.test(end) ? end : `${end}.`;
}

function wellFormed(text: string): string {
  const clean = FORBIDDEN.test(text) ? windows1252(text).replace(EVERY_FORBIDDEN, "") : text;
  return clean.isWellFormed() ? clean : clean.replace(/\p{Surrogate}/gu, "");
}

/** The first characters of a text, without half a character or white space at the end. */
export function beginningOf(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd();
}

// Letters no form of Unicode takes apart, as people type them without the keys.
const PLAIN: Record<string, string> = {
  æ: "ae",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  ø: "o",
  œ: "oe",
  ß: "ss",
  ŧ: "t",
  þ: "th",
};
const PLAINABLE = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/**
 * Folds names to what people type: compatibility forms, accents and letters such as ø plain,
 * lower case.
 * @returns the words of the text, letters and digits only, in order
 */
export function foldedWords(text: string): string[] {
  const plain = folded(text).replace(PLAINABLE, (letter) => PLAIN[letter]!);
  return plain.match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}

/** Accents dropped and lower-cased, white space collapsed: equal for spellings people mean alike. */
export function folded(text: string): string {
  return cleanLine(text.normalize("NFKD").replace(/\p{M}+/gu, "")).toLowerCase();
}
