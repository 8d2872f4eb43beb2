import { publishedTag, valuePrefix } from "../paper/tags.ts";

const CATEGORY = valuePrefix("category", "");
const ARCHIVE = valuePrefix("archive", "");
const PUBLISHED = publishedTag("");

// How tags are written in the log: the kind as a letter, which no tag has in capitals, and without
// those that follow from another. Older rows have tags in full.
const LETTERS: readonly [letter: string, opening: string][] = [
  ["C", CATEGORY],
  ["P", valuePrefix("primary", "")],
  ["S", valuePrefix("source", "")],
  ["K", valuePrefix("keyword", "")],
  ["O", valuePrefix("organization", "")],
  ["B", valuePrefix("submitter", "")],
  ["I", valuePrefix("id", "")],
  ["D", PUBLISHED],
];
const OPENINGS = new Map(LETTERS);

const DAY = new RegExp(`^${PUBLISHED}(\\d{4})(\\d\\d)\\d\\d$`);
// As tags write the dot of a category.
const DOT = "z2e";

/**
 * Tags as one text.
 * @param tags in alphabetical order
 */
export function writeTags(tags: readonly string[]): string {
  const all = new Set(tags);
  const implied = new Set<string>();
  const written = tags.map((tag) => {
    const following = followingFrom(tag);
    if (!following.every((other) => all.has(other))) return tag;
    for (const other of following) implied.add(other);
    const [letter, opening] = LETTERS.find(([, each]) => tag.startsWith(each)) ?? ["", ""];
    return letter + tag.slice(opening.length);
  });
  return written.filter((_, n) => !implied.has(tags[n]!)).join(" ");
}

/** The tags of a text that {@link writeTags} made, in alphabetical order. */
export function readTags(text: string): string[] {
  const tags = new Set<string>();
  for (const written of text.split(" ")) {
    const tag = tagOf(written);
    tags.add(tag);
    if (tag !== written) for (const other of followingFrom(tag)) tags.add(other);
  }
  return [...tags].sort();
}

/** The tag that a word of the text stands for; others may follow from it. */
export function tagOf(written: string): string {
  const opening = OPENINGS.get(written.charAt(0));
  return opening === undefined ? written : opening + written.slice(1);
}

/** A pattern for the words of a text that stand for tags that begin in one of some ways. */
export function patternOf(openings: readonly string[]): RegExp {
  const letters = LETTERS.filter(([, opening]) => openings.includes(opening));
  return new RegExp(
    `\\b(?:${[...openings, ...letters.map(([letter]) => letter)].join("|")})\\w*`,
    "g",
  );
}

// The archive of a category, and the year and the month of a day.
function followingFrom(tag: string): string[] {
  if (tag.startsWith(CATEGORY)) {
    const category = tag.slice(CATEGORY.length);
    const dot = category.indexOf(DOT);
    return [ARCHIVE + (dot < 0 ? category : `${category.slice(0, dot)}0`)];
  }
  const [, year, month] = DAY.exec(tag) ?? [];
  return year === undefined ? [] : [publishedTag(year), publishedTag(`${year}${month}`)];
}
