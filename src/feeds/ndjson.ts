import { rfc3339 } from "../text/time.ts";
import type { Entry, Format, WireFeed } from "./feed.ts";
import { fieldsOf } from "./fields.ts";
import { stringify } from "./stringify.ts";

export const ndjson: Format = {
  extension: "ndjson",
  name: "NDJSON",
  mediaType: "application/x-ndjson; charset=utf-8",
  kind: "export",
  render: renderNdjson,
};

/** A feed as one JSON object a line, one line a paper. What is unknown is absent. */
export function renderNdjson({ entries }: WireFeed): string {
  return entries.map((entry) => `${stringify(record(entry))}\n`).join("");
}

function record(entry: Entry): object {
  return {
    title: entry.title,
    authors: entry.author.map(({ name }) => name),
    abstract: entry.description,
    url: entry.link || undefined,
    entered: rfc3339(entry.sighting.at),
    ...fieldsOf(entry.sighting),
  };
}
