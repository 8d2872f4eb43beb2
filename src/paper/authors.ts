import { foldedWords } from "../text/clean.ts";

// A name is not stemmed: its tokens end in a digit, which the stemmer leaves alone. What parts one
// form of a name from the next does not, so that nothing looked for in a name can match it.
const SEPARATOR = "x";

/**
 * The words of a name, folded, given names first: those behind the comma of "LeCun, Yann" come
 * before those in front of it, unless they are a suffix as in "King, Jr.".
 */
export function nameWords(name: string): string[] {
  const comma = name.indexOf(",");
  if (comma < 0 || /^,\s*(jr|sr|i{2,3}|iv)\b/i.test(name.slice(comma))) return foldedWords(name);
  return [...foldedWords(name.slice(comma + 1)), ...foldedWords(name.slice(0, comma))];
}

/**
 * What the index holds of a paper's authors. Of each: all words of the name; the first and the
 * last; and both with initials, as in "Y. A. LeCun", "Y. André LeCun" and "Y. LeCun".
 * @param names as written, in order
 * @returns tokens parted by spaces
 */
export function authorsText(names: readonly string[]): string {
  return names
    .flatMap((name) => formsOf(nameWords(name)))
    .flatMap((words) => [...words.map(token), SEPARATOR])
    .join(" ");
}

/**
 * The phrases to look for in {@link authorsText} for a name typed in either order.
 * @param words of the name, folded; at least one
 * @returns tokens parted by spaces
 */
export function authorPhrases(words: readonly string[]): string[] {
  const asTyped = words.map(token);
  const familyLast = [...asTyped.slice(1), ...asTyped.slice(0, 1)];
  return [...new Set([asTyped.join(" "), familyLast.join(" ")])];
}

/** The phrase to look for in {@link authorsText} for words in just this order. */
export function authorPhrase(words: readonly string[]): string {
  return words.map(token).join(" ");
}

function formsOf(words: string[]): string[][] {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const forms = [
    words,
    [first, last],
    [...words.slice(0, -1).map(initial), last],
    [initial(first), ...words.slice(1)],
    [initial(first), last],
  ];
  const distinct = new Map(forms.map((form) => [form.join(" "), form]));
  return words.length === 1 ? [words] : [...distinct.values()];
}

function initial(word: string): string {
  return String.fromCodePoint(word.codePointAt(0)!);
}

function token(word: string): string {
  return `${word}0`;
}
