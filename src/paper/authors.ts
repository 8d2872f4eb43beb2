import { partsOf, wordsOf } from "../text/words.ts";

// The tokens of a name end in a digit, and what parts one form of a name from the next does not, so
// that nothing looked for in a name can match it.
const SEPARATOR = "x";

// Suffixes of names, which are no part of the family name.
const SUFFIX = /^\s*(?:jr|sr|i{2,3}|iv|2nd|3rd)\b/i;

/**
 * The words of a name, folded, given names first: those behind the comma of "LeCun, Yann" come
 * before those in front of it. A suffix as in "King, Jr., Martin Luther" comes last.
 */
export function nameWords(name: string): string[] {
  const [family = "", ...rest] = name.split(",");
  const given = rest.filter((part) => !SUFFIX.test(part));
  const suffixes = rest.filter((part) => SUFFIX.test(part));
  return [...given, family, ...suffixes].flatMap(wordsOf);
}

/**
 * The tokens of a paper's authors in the index. Of each: all words of the name; the first and the
 * last; and both with initials, as in "Y. A. LeCun", "Y. André LeCun" and "Y. LeCun". A suffix such
 * as "Jr." ends every form, so that each is found with it and without.
 * @param names as written, in order
 * @returns tokens parted by spaces
 */
export function authorsText(names: readonly string[]): string {
  return names
    .flatMap((name) => formsOf(nameWords(name)))
    .flatMap((words) => [...words.map(token), SEPARATOR])
    .join(" ");
}

/** The orders in which the words of a name may be meant: as typed, or with the family name first. */
export function nameOrders(words: readonly string[]): string[][] {
  return words.length < 2 ? [[...words]] : [[...words], [...words.slice(1), words[0]!]];
}

/**
 * The phrases to look for in {@link authorsText} for a name typed in either order.
 * @param words of the name, folded; at least one
 * @returns tokens parted by spaces
 */
export function authorPhrases(words: readonly string[]): string[] {
  return [...new Set(nameOrders(words).map(authorPhrase))];
}

/** The phrase to look for in {@link authorsText} for words in just this order. */
export function authorPhrase(words: readonly string[]): string {
  return words.map(token).join(" ");
}

/** How what is looked for begins, for a name whose last word may go on. */
export function authorOpening(words: readonly string[]): string {
  return `${authorPhrase(words.slice(0, -1))} ${words.at(-1)!}`.trim();
}

function formsOf(whole: string[]): string[][] {
  // The second of two words is the family name: "Sopheak Iv".
  const end = whole.length > 2 && SUFFIX.test(whole.at(-1)!) ? -1 : whole.length;
  const [words, suffix] = [whole.slice(0, end), whole.slice(end)];
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const forms = [
    words,
    [first, last],
    [...words.slice(0, -1).map(initial), last],
    [initial(first), ...words.slice(1)],
    [initial(first), last],
  ];
  const distinct = new Map(forms.map((form) => [form.join(" "), [...form, ...suffix]]));
  return words.length === 1 ? [words] : [...distinct.values()];
}

function initial(word: string): string {
  return String.fromCodePoint(word.codePointAt(0)!);
}

function token(word: string): string {
  return partsOf(word)
    .map((part) => `${part}0`)
    .join(" ");
}
