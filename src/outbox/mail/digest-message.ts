import { type DigestItem, htmlList, LINE, textList } from "../../feeds/digest.ts";
import { shorten } from "../../feeds/entry.ts";
import { cleanLine } from "../../text/clean.ts";
import { inWords, localTime, type Schedule } from "../../text/schedule.ts";
import { wrapped } from "../../text/wrap.ts";
import { escapeXml } from "../../text/xml.ts";
import { link, mailDocument } from "./layout.ts";
import type { Message } from "./mailer.ts";

/** The content of a digest. */
export interface DigestContent {
  siteName: string;
  list: {
    title: string;
    description: string;
    /** Its page. */
    url: string;
  };
  /** Papers that are new to the reader, the most upvoted first; at least one. */
  items: readonly DigestItem[];
  /** How many there are, and whether there are more than were counted. */
  fresh: number;
  isMore: boolean;
  schedule: Schedule;
  /** When the next one comes, in seconds UTC. */
  nextAt: number;
  /** The page that manages the reader's digests. */
  manageUrl: string;
  /** The address that ends this one. */
  endUrl: string;
}

type Written = Pick<Message, "subject" | "text" | "html" | "headers">;

// Gmail cuts a message off at 102 KB.
const LARGEST = 95_000;
// A line of a header has 998 characters at most (RFC 5322, section 2.1.1), and an address no spaces.
const LONGEST_HEADER = 900;
const LONGEST_NAME = 60;
const LONGEST_SUBJECT = 150;

/** Writes a digest as a mail. Papers that would make it too large are left to the list's page. */
export function writeDigest(content: DigestContent): Written {
  const { list, endUrl } = content;
  let items = content.items;
  let written = partsOf(content, items);
  while (Math.max(sizeOf(written.html), sizeOf(written.text)) > LARGEST && items.length > 1) {
    items = items.slice(0, -1);
    written = partsOf(content, items);
  }
  return {
    subject: subjectOf(content),
    ...written,
    headers: {
      // RFC 8058: both headers, and an address that ends the digest when it is posted to.
      "List-Unsubscribe": `<${endUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": `<digest.${new URL(endUrl).hostname}>`,
      ...(list.url.length < LONGEST_HEADER && { "List-Archive": `<${list.url}>` }),
      "Auto-Submitted": "auto-generated",
      Precedence: "bulk",
    },
  };
}

/** `3 new on machine unlearning: Forgetting on purpose`. */
function subjectOf({ list: { title }, items, fresh, isMore }: DigestContent): string {
  const name = shorten(cleanLine(title), LONGEST_NAME);
  const count = `${fresh}${isMore ? "+" : ""}`;
  return shorten(
    `${count} new ${aboutOf(name, fresh)}: ${cleanLine(items[0]!.title)}`,
    LONGEST_SUBJECT,
  );
}

// Words with quotes or a field, as in author:"Y LeCun".
const IS_QUERY = /"|\w:\S/;

function aboutOf(name: string, fresh: number): string {
  if (name === "New papers") return fresh === 1 ? "paper" : "papers";
  return `${IS_QUERY.test(name) ? "for" : "on"} ${inSentence(name)}`;
}

// Only a title whose other words are in lower case begins with a capital for being a title.
function inSentence(title: string): string {
  const rest = title.slice(1);
  return rest === rest.toLowerCase() ? title.slice(0, 1).toLowerCase() + rest : title;
}

function partsOf(
  content: DigestContent,
  items: readonly DigestItem[],
): Pick<Written, "text" | "html"> {
  const { siteName, list, fresh, isMore, schedule, nextAt, manageUrl, endUrl } = content;
  const { title, description, url } = list;
  const lead = leadOf(items.length, fresh, isMore);
  const why = `You get this digest from ${siteName} ${inWords(schedule)}.`;
  const next = `The next one comes on ${localTime(nextAt, schedule.zone)}, if there is anything new.`;
  const html = mailDocument(
    title,
    `<h1>${escapeXml(title)}</h1>
<p class="quiet">${escapeXml(description)}</p>
<p>${escapeXml(lead)}</p>
${htmlList(items)}
<p>${link(url, "See the whole list")}</p>`,
    `<p>${escapeXml(why)} ${escapeXml(next)}</p>
<p>${link(manageUrl, "Change, pause or end your digests")} · ${link(endUrl, "Unsubscribe from this one")}</p>`,
  );
  const text = [
    wrapped(title, LINE),
    wrapped(description, LINE),
    lead,
    textList(items),
    `The whole list:\n${url}`,
    // The line that sets a signature apart: RFC 3676, section 4.3.
    `-- \n${wrapped(`${why} ${next}`, LINE)}`,
    `Change, pause or end your digests:\n${manageUrl}`,
    `Unsubscribe from this one:\n${endUrl}`,
  ];
  return { html, text: `${text.join("\n\n")}\n` };
}

function leadOf(shown: number, fresh: number, isMore: boolean): string {
  if (isMore) return `${shown} of more than ${fresh} new papers, the most upvoted first.`;
  if (shown < fresh) return `${shown} of ${fresh} new papers, the most upvoted first.`;
  return shown === 1 ? "1 new paper." : `${shown} new papers, the most upvoted first.`;
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
