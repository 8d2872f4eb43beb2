import { escapeXml } from "../../../text/xml.ts";
import type { Reply } from "../../http.ts";
import { fitting, type Message, type Platform, type Told } from "../platform.ts";

const API = "https://api.telegram.org";
const TOKEN =
  /^(?:https:\/\/api\.telegram\.org\/bot)?(\d{6,12}:[\w-]{30,50})(?:\/sendMessage)?\/?$/;
const CHAT = /^(?:@[A-Za-z]\w{3,31}|-?\d{1,15})$/;
// "Text of the message to be sent, 1-4096 characters after entities parsing."
const LONGEST = 4096;

/** Telegram, by a bot. https://core.telegram.org/bots/api#sendmessage */
export const telegram: Platform = {
  name: "telegram",
  title: "Telegram",
  read({ hook, chat }) {
    const token = TOKEN.exec(hook.trim())?.[1];
    if (token === undefined) return undefined;
    if (!CHAT.test(chat.trim())) {
      return { ok: false, why: "Telegram needs a chat: @name of a channel, or its number." };
    }
    return { ok: true, hook: { url: `${API}/bot${token}/sendMessage`, chat: chat.trim() } };
  },
  write: (message, { chat }) => ({
    chat_id: chat,
    text: fitting(message, LONGEST, textOf),
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
  }),
  // The token was revoked, the bot was removed, or there is no such chat.
  isGone: ({ status, body }) =>
    status === 401 || status === 403 || (status === 400 && /chat not found/i.test(body)),
  waitIn({ body }: Reply) {
    const seconds = /"retry_after":\s*(\d{1,6})/.exec(body)?.[1];
    return seconds === undefined ? undefined : Number(seconds);
  },
};

function textOf({ heading, papers, more }: Message): string {
  const parts = [escapeXml(heading), ...papers.map(paperOf)];
  if (more) parts.push(link(more.url, more.text));
  return parts.join("\n\n");
}

function paperOf({ title, url, facts, summary }: Told): string {
  const name = url === "" ? `<b>${escapeXml(title)}</b>` : `<b>${link(url, title)}</b>`;
  return [name, escapeXml(facts), summary && escapeXml(summary)].filter(Boolean).join("\n");
}

function link(url: string, text: string): string {
  return `<a href="${escapeXml(url)}">${escapeXml(text)}</a>`;
}
