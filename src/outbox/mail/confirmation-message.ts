import { LINE } from "../../feeds/digest.ts";
import { inWords, type Schedule } from "../../text/schedule.ts";
import { wrapped } from "../../text/wrap.ts";
import { escapeXml } from "../../text/xml.ts";
import { link, mailDocument } from "./layout.ts";
import type { Message } from "./mailer.ts";

/** The content of a mail that asks for a confirmation. */
export interface ConfirmationContent {
  siteName: string;
  site: string;
  /** The digests that were asked for. A title is shown only if it is not made of what was typed. */
  digests: readonly { title?: string; schedule: Schedule }[];
  /** The page that confirms them. */
  manageUrl: string;
  /** Whether the address is confirmed, and this is about further digests. */
  isKnown: boolean;
}

/**
 * Writes the mail that asks for a confirmation. Anybody can have it sent to any address, so it holds
 * nothing that was typed.
 */
export function writeConfirmation(
  content: ConfirmationContent,
): Pick<Message, "subject" | "text" | "html" | "headers"> {
  const { siteName, site, digests, manageUrl, isKnown } = content;
  const title = `Confirm your ${digests.length === 1 ? "digest" : "digests"} of new papers`;
  const asked = digests.map(({ title: name = "A search", schedule }) => {
    return `${name}, ${inWords(schedule)}`;
  });
  const lead = `Someone asked ${siteName} to send this address:`;
  const otherwise = isKnown
    ? "If it wasn't you, do nothing: what isn't confirmed is deleted after 48 hours."
    : "If it wasn't you, do nothing: the address is deleted after 48 hours and gets no other mail.";
  const from = `${siteName} sends digests of new research papers: ${site}`;
  return {
    subject: title,
    html: mailDocument(
      title,
      `<h1>${escapeXml(title)}</h1>
<p>${escapeXml(lead)}</p>
<ul>
${asked.map((line) => `<li>${escapeXml(line)}</li>`).join("\n")}
</ul>
<p>${link(manageUrl, "See and confirm", "button")}</p>
<p>${escapeXml(otherwise)}</p>`,
      `<p>${escapeXml(`${siteName} sends digests of new research papers:`)} ${link(site, site)}</p>`,
    ),
    text: `${[
      title,
      wrapped(lead, LINE),
      asked.map((line) => wrapped(line, LINE, "  ").replace("  ", "- ")).join("\n"),
      `See and confirm:\n${manageUrl}`,
      wrapped(otherwise, LINE),
      `-- \n${from}`,
    ].join("\n\n")}\n`,
    headers: { "Auto-Submitted": "auto-generated" },
  };
}
