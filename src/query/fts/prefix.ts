// The index holds Porter's stems, and FTS5 stems a prefix like any other word.

// Endings of words whose stem is shorter than the prefix: "optimization" has the stem "optim",
// which does not begin with "optimizat".
const ENDINGS = "e y s t ty ed er ing ion ation tion al nt nce ncy".split(" ");

// Suffixes that the stemmer removes; a prefix may end within one, as in "demonstrati".
const SUFFIXES = (
  "ability able al ance ant ate ation ative ator ed ement ence ent er ful ibility ible ical ies " +
  "ing ion ism ity ive ization ize ment ness ogy ous"
).split(" ");

/**
 * Expands a text whose last word is a prefix. The result finds every word that starts with the
 * prefix, and sometimes a few more.
 * @returns texts to search as they are (`words`) and as FTS5 prefixes (`open`)
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

/** The FTS5 prefixes that find every name whose last word starts like the last one of a text. */
export function silenced(text: string): string[] {
  // The stemmer turns "kelly" into "kelli", but only removes the e of "kellye".
  return [text, `${text}e`];
}

/** The FTS5 prefix that finds every tag that starts like this. */
export function tagBeginning(tag: string): string {
  // The stemmer removes a final e and leaves the rest alone, unless the e completes a suffix.
  return /([ae]nc|[ai]bl|at|iv|iz)$/.test(tag) ? tag : `${tag}e`;
}
