import * as v from "valibot";
import { foldedWords } from "../../text/clean.ts";
import { setting } from "../setting.ts";

/** A feed to read: any RSS, Atom or JSON Feed. */
export interface FeedOption {
  readonly url: string;
  /** Its name. By default that is its host. */
  readonly name?: string;
}

const feeds = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\n,]+/).map((line) => line.trim())),
  v.transform((lines) => lines.filter((line) => line !== "")),
  v.check(
    (lines) => lines.every((line) => feedIn(line) !== undefined),
    ({ input }) => {
      const line = input.find((text) => !feedIn(text));
      return `"${line}" is not an http(s) address, with or without a name in front. Separate feeds by commas.`;
    },
  ),
  v.transform((lines) => lines.flatMap((line) => feedIn(line) ?? [])),
  v.check(
    (all) => doubledIn(all) === undefined,
    ({ input }) => whyDoubled(doubledIn(input)!),
  ),
);

/** The feeds to read. */
export const SETTINGS = {
  FEEDS: setting(
    "",
    feeds,
    "Feeds to read: addresses separated by commas, each with a name in front if it needs one.",
  ),
};

/**
 * The name a feed lists under, as `source:` takes it: its name or else its host, in lower case with
 * hyphens. It always has a hyphen, so that no other source can have it.
 */
export function feedName({ url, name }: FeedOption): string {
  const host = new URL(url).hostname.replace(/^www\./, "");
  const words = [foldedWords(name ?? ""), foldedWords(host)].find(({ length }) => length > 0)!;
  return words.length > 1 ? words.join("-") : `${words[0]}-feed`;
}

function feedIn(line: string): FeedOption | undefined {
  const [, name, address] = /^(?:(.*?)\s+)?(https?:\/\/\S+)$/.exec(line) ?? [];
  if (address === undefined || !URL.canParse(address)) return undefined;
  return { url: address, ...(name && { name }) };
}

// Two feeds under one name would look like one.
function doubledIn(all: readonly FeedOption[]): [FeedOption, FeedOption] | undefined {
  const seen = new Map<string, FeedOption>();
  for (const feed of all) {
    const other = seen.get(feedName(feed));
    if (other) return [other, feed];
    seen.set(feedName(feed), feed);
  }
  return undefined;
}

function whyDoubled([one, other]: [FeedOption, FeedOption]): string {
  if (one.url === other.url) return `${one.url} is listed twice.`;
  return (
    `${one.url} and ${other.url} would both be called "${feedName(other)}". ` +
    `Put another name in front of one of them.`
  );
}
