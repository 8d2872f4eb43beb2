// The index holds Porter's stems, and FTS5 stems the beginning of a word like any word.

// What words go on with where the stem is shorter than what was typed: "optimizat" is not how
// "optim", the stem of "optimization", begins.
const ENDINGS = "e y s t ty ed er ing ion ation tion al nt nce ncy".split(" ");

// What the stemmer cuts off; the beginning typed may reach into it, as in "demonstrati".
const SUFFIXES = (
  "ability able al ance ant ate ation ative ator ed ement ence ent er ful ibility ible ical ies " +
  "ing ion ism ity ive ization ize ment ness ogy ous"
).split(" ");

/**
 * What to look for to find the words that begin like the last one of a text, besides the text
 * with its end left open. Over a vocabulary it finds a little more and never less.
 * @returns texts that begin with this one, to be looked for as they are (`words`) and with their
 *   ends left open (`open`)
 */
export function continuations(text: string): { words: string[]; open: string[] } {
  const words = ENDINGS.map((ending) => text + ending);
  for (const suffix of SUFFIXES) {
    for (let length = 1; length < suffix.length; length++) {
      if (text.endsWith(suffix.slice(0, length))) words.push(text + suffix.slice(length));
    }
  }
  return { words: [...new Set(words)], open: /ys?$/.test(text) ? silenced(text) : [text] };
}

/** What to look for with its end left open to find names that begin like the last one of a text. */
export function silenced(text: string): string[] {
  // The stemmer turns "kelly" into "kelli", but of "kellye" it cuts off no more than the e.
  return [text, `${text}e`];
}

/** What to look for with its end left open to find tags that begin like this. */
export function tagBeginning(tag: string): string {
  // The e that keeps the stemmer from the rest of a long word, unless it makes a suffix of it.
  return /([ae]nc|[ai]bl|at|iv|iz)$/.test(tag) ? tag : `${tag}e`;
}
