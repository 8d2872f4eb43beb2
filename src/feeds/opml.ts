import { escapeXml } from "../text/xml.ts";

interface OpmlGroup {
  text: string;
  feeds: OpmlFeed[];
}

interface OpmlFeed {
  text: string;
  xmlUrl: string;
  htmlUrl: string;
  description?: string;
}

/** A list of subscriptions in folders, as OPML 2.0. http://opml.org/spec2.opml */
export function renderOpml(title: string, groups: readonly OpmlGroup[]): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n` +
    `<head>\n<title>${escapeXml(title)}</title>\n</head>\n<body>\n` +
    `${groups.map(folder).join("")}</body>\n</opml>\n`
  );
}

function folder({ text, feeds }: OpmlGroup): string {
  return `<outline ${attributes({ text })}>\n${feeds.map(subscription).join("")}</outline>\n`;
}

function subscription({ text, xmlUrl, htmlUrl, description }: OpmlFeed): string {
  return `<outline ${attributes({ type: "rss", text, title: text, description, xmlUrl, htmlUrl })}/>\n`;
}

function attributes(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}="${escapeXml(value)}"`]))
    .join(" ");
}
