const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * Every word that is one slip away from a word: a letter left out, added, replaced, or swapped with
 * its neighbour. About 54 for each of its letters.
 * @param word in lower case
 */
export function oneSlipAway(word: string): string[] {
  const words = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [start, end] = [word.slice(0, at), word.slice(at)];
    const [first = "", second = ""] = end;
    words.add(start + end.slice(1));
    words.add(start + second + first + end.slice(2));
    for (const letter of LETTERS) {
      words.add(start + letter + end);
      words.add(start + letter + end.slice(1));
    }
  }
  words.delete(word);
  return [...words];
}
