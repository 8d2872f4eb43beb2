import { isCjk } from "../../text/words/cjk.ts";
import { type Unreadable, unreadable, type Value } from "./field.ts";

// A common beginning costs as much as all the words with it.
const SHORTEST = 3;

/**
 * Says what is wrong with the `*` of a value, if anything.
 * @param beginning the word or value in front of a final `*`
 */
export function badPrefix(
  { text, quoted, star }: Value,
  beginning: string,
): { ok: false; error: Unreadable } | undefined {
  if (!quoted && /\p{Ll}\*+\p{Ll}/u.test(text)) {
    return unreadable("* can only be at the end of a word.", {
      expected: "a * at the end of a word only",
    });
  }
  if (star && !isCjk(beginning) && [...beginning].length < SHORTEST) {
    return unreadable(`Write at least ${SHORTEST} letters before *.`, {
      expected: `at least ${SHORTEST} letters in front of *`,
    });
  }
  return undefined;
}

/** A value as canonical text: in quotes where it needs them. */
export function serializeValue(value: string, prefix = false): string {
  const isPlain = /^[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}._:/+-]*$/u.test(value);
  return `${isPlain ? value : `"${value}"`}${prefix ? "*" : ""}`;
}

/** A value in the words of a title. */
export function describeValue(value: string, prefix = false): string {
  return prefix ? `${value}…` : value;
}
