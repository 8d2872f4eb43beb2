import { isLeaf, type Leaf, type Query } from "./fields/index.ts";
import type { Words } from "./fields/text.ts";
import { type Part, textOf } from "./spelling.ts";

/** Another way to ask, and how it would be typed. */
export interface Rephrased {
  name: string;
  text: string;
}

/** The words of a query that were typed without quotes or a field, and its other parts. */
export function bareWords(parts: readonly Part[]): { words: Part[]; others: Part[] } {
  const isBare = ({ query, text }: Part) =>
    query.type === "all" && !query.prefix && /^[\p{L}\p{N}][^\s"“”()|:]*$/u.test(text);
  return { words: parts.filter(isBare), others: parts.filter((part) => !isBare(part)) };
}

/** Narrower ways to ask for several words; undefined for fewer. */
export function narrower(
  parts: readonly Part[],
): { phrase: Rephrased; title: Rephrased } | undefined {
  const { words, others } = bareWords(parts);
  if (words.length < 2) return undefined;
  const text = textOf(words)!;
  const rest = others.length > 0 ? ` ${textOf(others)}` : "";
  return {
    phrase: { name: "as a phrase", text: `"${text}"${rest}` },
    title: { name: "in the title", text: `title:(${text})${rest}` },
  };
}

/** Broader ways to ask: without one of the parts. */
export function withoutEach(parts: readonly Part[]): Rephrased[] {
  return parts.flatMap((part) => {
    const text = textOf(parts.filter((other) => other !== part));
    return text === undefined ? [] : [{ name: `without ${part.text}`, text }];
  });
}

/** Broader ways to ask: the words of a phrase, not in a row. */
export function withoutQuotes(parts: readonly Part[]): Rephrased[] {
  return parts.flatMap((part, n) => {
    const [, inner] = /^["“”]([^"“”]+)["“”]$/.exec(part.text) ?? [];
    if (inner === undefined || part.query.type !== "all" || part.query.words.length < 2) return [];
    const words = { ...part, text: inner };
    return [{ name: `${inner} without quotes`, text: textOf(parts.toSpliced(n, 1, words))! }];
  });
}

/**
 * The single words that a query asks for, each in its field; those that are excluded are left out.
 */
export function wantedWords(query: Query): (Leaf & Words<string>)[] {
  if (query.type === "not") return [];
  if (!isLeaf(query)) return query.parts.flatMap(wantedWords);
  if (!("words" in query) || query.prefix) return [];
  const { type } = query;
  return query.words.map((word) => ({ type, words: [word] }));
}

/** A text with a word in place of another, in whichever letter case that is written. */
export function replaceWord(text: string, word: string, by: string): string {
  return text.replace(/[\p{L}\p{N}\p{M}]+(?!:)/gu, (run) =>
    run.toLowerCase() === word ? by : run,
  );
}
