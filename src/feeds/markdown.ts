import { dayOf } from "../text/time.ts";
import { legalXml } from "../text/xml.ts";
import type { Entry, Format, WireFeed } from "./feed.ts";
import { shownLinks } from "./links.ts";
import { signalsOf } from "./signals.ts";

export const markdown: Format = {
  extension: "md",
  name: "Markdown",
  mediaType: "text/markdown; charset=utf-8",
  kind: "export",
  render: renderMarkdown,
};

/**
 * A feed as a CommonMark list, one entry an item, TeX as Unicode. A feed of one paper is that paper,
 * with its abstract.
 */
export function renderMarkdown({ options, next, isOfOne, entries }: WireFeed): string {
  if (isOfOne && entries[0]) return written(paperBlocks(entries[0]));
  const blocks = [`# ${plain(options.title)}`, plain(options.description)];
  if (entries.length > 0) blocks.push(entries.map(item).join("\n"));
  if (next) blocks.push(link("Older papers", next));
  return written(blocks);
}

function paperBlocks(entry: Entry): string[] {
  const { title, author, published, moment, links = {}, description = "" } = entry;
  const signals = moment ? signalsOf(moment.paper) : [];
  const facts = [dayOf(published.getTime() / 1000), ...signals].map(plain);
  const places = shownLinks(links).map(({ text, href }) => link(text, href));
  return [
    `# ${plain(title)}`,
    plain(author.map(name).join(", ")),
    [...facts, ...places].join(" · "),
    ...description.split("\n\n").map(plain),
  ];
}

function written(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function item(entry: Entry): string {
  const title = entry.link ? link(entry.title, entry.link) : plain(entry.title);
  const signals = entry.moment ? signalsOf(entry.moment.paper) : [];
  const details = [byline(entry), dayOf(entry.published.getTime() / 1000), ...signals];
  const known = details.filter((detail) => detail !== "");
  return `- ${title} — ${known.map(plain).join(" · ")}`;
}

function byline({ author: [first, ...others] }: Entry): string {
  if (!first) return "";
  return others.length > 1 ? `${first.name} et al.` : [first, ...others].map(name).join(", ");
}

function name(author: { name: string }): string {
  return author.name;
}

function link(text: string, href: string): string {
  // Anything of these in an address would end the link early.
  const target = legalXml(href)
    .replace(/[\s<>\\]/g, encodeURIComponent)
    .replaceAll("(", "%28")
    .replaceAll(")", "%29");
  return `[${plain(text)}](${target})`;
}

// Text stays on its line, and nothing in it is Markdown, not even a list marker at its start.
function plain(text: string): string {
  return legalXml(text)
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>#|~&$]/g, "\\$&")
    .replace(/^(\d+(?=[.)])|(?=[-+]))/, "$1\\");
}
