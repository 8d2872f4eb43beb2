import { shorten } from "../../feeds/entry.ts";
import type { WireFeed } from "../../feeds/feed.ts";
import type { Message, Told } from "./platform.ts";

/** The most papers that come as a message each. Of more, one message tells. */
export const MOST_SINGLE = 5;

const MOST_LISTED = 10;
const MOST_AUTHORS = 3;
// Signs of markup may take five times as much, and the smallest platform takes 4,000 in all.
const LONGEST = { title: 250, facts: 150, summary: 280, url: 1000 };

/**
 * The messages about some papers: one each for a few, else one about all of them.
 * @param title of the list
 * @param url its page
 * @param entries in the order in which they are told
 */
export function messagesOf(title: string, url: string, entries: WireFeed["entries"]): Message[] {
  if (entries.length === 0) return [];
  const name = shorten(title, LONGEST.title);
  if (entries.length <= MOST_SINGLE) {
    return entries.map((entry) => ({ heading: name, papers: [toldOf(entry, true)] }));
  }
  const newest = entries.toReversed().slice(0, MOST_LISTED);
  return [
    {
      heading: `${entries.length} new papers: ${name}`,
      papers: newest.map((entry) => toldOf(entry, false)),
      ...(url.length <= LONGEST.url && { more: { text: "See all of them", url } }),
    },
  ];
}

/** The message that says what will come. */
export function greetingOf(title: string, url: string, rate: string): Message {
  return {
    heading: `New papers will be posted here: ${shorten(title, LONGEST.title)}. ${rate}`.trim(),
    papers: [],
    ...(url.length <= LONGEST.url && { more: { text: "See the list", url } }),
  };
}

function toldOf(
  { title, link, author, category, description = "" }: WireFeed["entries"][number],
  hasSummary: boolean,
): Told {
  const names = author.slice(0, MOST_AUTHORS).map(({ name }) => name);
  const others = author.length - names.length;
  const authors = names.join(", ") + (others > 0 ? ` and ${others} more` : "");
  const facts = [authors, category[0]?.name].filter(Boolean).join(" · ");
  return {
    title: shorten(title, LONGEST.title),
    url: link.length <= LONGEST.url ? link : "",
    facts: shorten(facts, LONGEST.facts),
    ...(hasSummary && description !== "" && { summary: shorten(description, LONGEST.summary) }),
  };
}
