import { rfc3339 } from "../text/time.ts";
import { type Format, type PaperEntry, paperEntries, type WireFeed } from "./feed.ts";
import { fieldsOf } from "./fields.ts";
import { stringify } from "./stringify.ts";

export const ndjson: Format = {
  extension: "ndjson",
  name: "NDJSON",
  mediaType: "application/x-ndjson; charset=utf-8",
  kind: "export",
  changes: true,
  render: renderNdjson,
  lines: ndjsonLines,
};

/**
 * A feed as one JSON object a line, one line a paper. What is unknown is absent; TeX is Unicode, as
 * in feeds.
 */
export function renderNdjson(feed: WireFeed): string {
  return [...ndjsonLines(feed)].join("");
}

function* ndjsonLines(feed: WireFeed): Generator<string> {
  for (const entry of paperEntries(feed)) yield `${stringify(record(entry))}\n`;
}

function record(entry: PaperEntry): object {
  return {
    title: entry.title,
    authors: entry.author.map(({ name }) => name),
    abstract: entry.description,
    url: entry.link || undefined,
    entered: rfc3339(entry.moment.at),
    ...fieldsOf(entry.moment),
  };
}
