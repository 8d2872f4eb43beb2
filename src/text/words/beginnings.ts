import { stem as snowball } from "porter2";
import { FAMILIES } from "./exceptions.ts";

// How words go on that the stemmer cuts short. A beginning may reach into such an ending, as
// "demonstrati" does.
const ENDINGS = (
  "e ed es ing ion tion ization ational ities lity ly ness nesses ent ance ency ment able ible ous al " +
  "ate ative ator ive ize ism ist ful y"
).split(" ");

const TAILS = ENDINGS.flatMap((ending) =>
  Array.from(ending, (_, at) => ({ reached: ending.slice(0, at), rest: ending.slice(at) })),
);

/**
 * The stems of words that begin as typed, where the stem does not: "optim" for "optimizat". Over a
 * vocabulary they are a little more and never less.
 * @param typed folded
 */
export function stemsOfBeginning(typed: string): string[] {
  if (!/^[a-z]+$/.test(typed)) return [];
  const stems = new Set([snowball(typed)]);
  for (const { reached, rest } of TAILS) {
    if (typed.endsWith(reached)) stems.add(snowball(typed + rest));
  }
  for (const { stem, words } of FAMILIES) {
    if (words.some((word) => word.startsWith(typed))) stems.add(stem);
  }
  return [...stems].filter((stem) => !stem.startsWith(typed));
}
