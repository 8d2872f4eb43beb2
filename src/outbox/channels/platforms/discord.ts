import { shorten } from "../../../feeds/entry.ts";
import { hookUrl, type Platform } from "../platform.ts";

const HOSTS = ["discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com"];
const PATH = /^\/api(?:\/v\d+)?\/webhooks\/\d+\/[\w-]+$/;
// https://docs.discord.com/developers/resources/message#embed-object-embed-limits
const LONGEST = { content: 2000, title: 256, description: 500, embeds: 10 };

/** Discord, by webhooks. https://docs.discord.com/developers/resources/webhook#execute-webhook */
export const discord: Platform = {
  name: "discord",
  title: "Discord",
  read({ hook }) {
    const url = hookUrl(hook);
    if (!url || !HOSTS.includes(url.hostname)) return undefined;
    if (PATH.test(url.pathname)) return { ok: true, hook: { url: url.origin + url.pathname } };
    return { ok: false, why: "A hook of Discord looks like https://discord.com/api/webhooks/…/…" };
  },
  write: ({ heading, papers, more }) => ({
    content: [
      shorten(escaped(heading), LONGEST.content / 2),
      // In angle brackets, so that no preview is made of it.
      ...(more && more.url.length < LONGEST.content / 2 ? [`<${more.url}>`] : []),
    ].join("\n"),
    embeds: papers.slice(0, LONGEST.embeds).map(({ title, url, facts, summary }) => ({
      title: shorten(escaped(title), LONGEST.title),
      ...(url !== "" && { url }),
      description: shorten(
        [facts, summary]
          .filter(Boolean)
          .map((text) => escaped(text!))
          .join("\n"),
        // Ten of them have 6,000 characters at most.
        papers.length > 1 ? LONGEST.description / 2 : LONGEST.description,
      ),
    })),
    // Nobody is called by what a paper says.
    allowed_mentions: { parse: [] },
  }),
};

// https://docs.discord.com/developers/reference#message-formatting
function escaped(text: string): string {
  return text.replace(/[\\*_~`|>#[\]()<@:-]/g, "\\$&");
}
