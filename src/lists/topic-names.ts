import { foldedWords } from "../text/clean.ts";
import { editDistance } from "../text/nearest.ts";
import { type Topic, TOPICS } from "../topics.ts";

// More topics than these have nothing in common but a word.
const MOST_NEAR = 2;

// Words that say nothing about the topic whose name they are part of.
const VAGUE = new Set(
  "ai data deep language large learning llm machine model network neural vision".split(" "),
);
// Shorter words are in too many names, and shorter names of one word in too many searches.
const SHORT_WORD = 4;
const LONG_WORD = 8;

interface Name {
  topic: Topic;
  words: readonly string[];
  /** The words with spaces between them. */
  text: string;
}

const NAMES: readonly Name[] = TOPICS.flatMap((topic) =>
  [topic.slug, topic.title, ...topic.names].map((name) => {
    const words = wordsOf(name);
    return { topic, words, text: words.join(" ") };
  }),
);

/** The topic that a name is of: its slug, its title or another name, in any spelling. */
export function topicCalled(text: string): Topic | undefined {
  const wanted = wordsOf(text).join(" ");
  return NAMES.find((name) => name.text === wanted)?.topic;
}

/**
 * The topics whose names are like a text: the same but for a letter or two, with a word more or
 * less, or with all of its words.
 * @returns the nearest first, two at most; none where many have its words
 */
export function topicsNear(text: string): Topic[] {
  const called = topicCalled(text);
  if (called) return [called];
  const wanted = wordsOf(text);
  if (!wanted.some(isTelling)) return [];
  const asked = wanted.join(" ");
  const misspelt = NAMES.find((name) => isMisspelt(asked, name.text));
  if (misspelt) return [misspelt.topic];
  const related = NAMES.filter(({ words, text: name }) => {
    // Most names are ruled out by their text, which is faster than by their words.
    return (name.includes(wanted[0]!) && isPart(wanted, words)) || isMostOf(words, wanted);
  });
  const topics = [...new Set(related.map(({ topic }) => topic))];
  return topics.length <= MOST_NEAR ? topics : [];
}

// In the singular: the plural of most names is as good a name.
function wordsOf(name: string): string[] {
  return foldedWords(name).map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word));
}

function isMisspelt(text: string, name: string): boolean {
  const most = Math.min(2, Math.floor(name.length / 6));
  return Math.abs(text.length - name.length) <= most && editDistance(text, name) <= most;
}

function isTelling(word: string): boolean {
  return word.length >= SHORT_WORD && !VAGUE.has(word);
}

function isPart(one: readonly string[], other: readonly string[]): boolean {
  return one.every((word) => other.includes(word));
}

function isMostOf(name: readonly string[], wanted: readonly string[]): boolean {
  if (wanted.length !== name.length + 1) return false;
  return (name.length > 1 || name[0]!.length >= LONG_WORD) && isPart(name, wanted);
}
