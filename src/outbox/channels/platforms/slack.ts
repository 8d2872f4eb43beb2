import { fitting, hookUrl, type Message, type Platform, type Told } from "../platform.ts";

const HOSTS = ["hooks.slack.com", "hooks.slack-gov.com"];
const PATH = /^\/services\/\w+\/\w+\/\w+$/;
// "For best results, limit the number of characters in the text field to 4,000."
const LONGEST = 4000;

/**
 * Slack, by incoming webhooks. https://docs.slack.dev/messaging/sending-messages-using-incoming-
 * webhooks
 */
export const slack: Platform = {
  name: "slack",
  title: "Slack",
  read({ hook }) {
    const url = hookUrl(hook);
    if (!url || !HOSTS.includes(url.hostname)) return undefined;
    if (PATH.test(url.pathname)) return { ok: true, hook: { url: url.origin + url.pathname } };
    return {
      ok: false,
      why: "A hook of Slack looks like https://hooks.slack.com/services/T…/B…/…",
    };
  },
  write: (message) => ({
    text: fitting(message, LONGEST, textOf),
    unfurl_links: false,
    unfurl_media: false,
  }),
};

function textOf({ heading, papers, more }: Message): string {
  const parts = [escaped(heading), ...papers.map(paperOf)];
  if (more) parts.push(link(more.url, more.text));
  return parts.join("\n\n");
}

function paperOf({ title, url, facts, summary }: Told): string {
  const name = url === "" ? `*${escaped(title)}*` : `*${link(url, title)}*`;
  return [name, escaped(facts), summary && escaped(summary)].filter(Boolean).join("\n");
}

function link(url: string, text: string): string {
  // A bar or a bracket would end the address.
  const address = url.replaceAll("|", "%7C").replaceAll(">", "%3E").replaceAll("<", "%3C");
  return `<${address.replaceAll("&", "&amp;")}|${escaped(text)}>`;
}

// https://docs.slack.dev/messaging/formatting-message-text: these three are escaped. Nothing escapes
// signs of formatting; with a space of no width beside it, one formats nothing.
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[*_~`]/g, "\u200B$&\u200B");
}
