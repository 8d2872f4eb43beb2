import { fitting, type Message, type Platform, type Told } from "../platform.ts";

const PATH = /^\/(?:[\w-]+\/)?hooks\/[a-z0-9]{26}$/;
// https://developers.mattermost.com/integrate/webhooks/incoming/: a post has 16,383 characters.
const LONGEST = 16_000;

/** Mattermost, by incoming webhooks of the hosts that the site allows. */
export const mattermost: Platform = {
  name: "mattermost",
  title: "Mattermost",
  read({ hook }, hosts) {
    const url = URL.parse(hook.trim());
    if (!url || !hosts.includes(url.host)) return undefined;
    const isPlain = url.username === "" && url.password === "";
    if (/^https?:$/.test(url.protocol) && isPlain && PATH.test(url.pathname)) {
      return { ok: true, hook: { url: url.origin + url.pathname } };
    }
    return { ok: false, why: `A hook of Mattermost looks like https://${url.host}/hooks/…` };
  },
  write: (message) => ({ text: fitting(message, LONGEST, textOf) }),
};

function textOf({ heading, papers, more }: Message): string {
  const parts = [escaped(heading), ...papers.map(paperOf)];
  if (more) parts.push(link(more.url, more.text));
  return parts.join("\n\n");
}

function paperOf({ title, url, facts, summary }: Told): string {
  const name = url === "" ? `**${escaped(title)}**` : `**${link(url, title)}**`;
  return [name, escaped(facts), summary && escaped(summary)].filter(Boolean).join("\n");
}

function link(url: string, text: string): string {
  return `[${escaped(text)}](<${url.replaceAll("<", "%3C").replaceAll(">", "%3E")}>)`;
}

// Markdown takes a backslash before any sign. A mention has none: a space of no width takes it
// apart.
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~:$^]/g, "\\$&").replaceAll("@", "@\u200B");
}
