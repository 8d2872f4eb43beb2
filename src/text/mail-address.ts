import * as v from "valibot";

// RFC 5321, section 4.5.3.1, with the angle brackets of a path left out.
const LONGEST = 254;
const LONGEST_LOCAL_PART = 64;

const SYNTAX = v.pipe(v.string(), v.rfcEmail());

/** A mail address that was read, or why it cannot be. */
export type MailAddress = { ok: true; address: string } | { ok: false; message: string };

/**
 * Reads a mail address as it was typed. A domain in other letters than ASCII is written as it is in
 * the DNS. One address comes out, which holds no line break and no other character that could end
 * a header.
 */
export function readMailAddress(typed: string): MailAddress {
  const text = typed.trim();
  const at = text.lastIndexOf("@");
  const [local, domain] = [text.slice(0, at), domainOf(text.slice(at + 1))];
  if (at < 1 || domain === undefined) return unreadable(text);
  if (/[^\p{ASCII}]/u.test(local)) {
    return {
      ok: false,
      message: "The part before the @ has a letter that mail cannot be sent to.",
    };
  }
  const address = `${local}@${domain}`;
  if (!v.is(SYNTAX, address) || /^\.|\.\.|\.$/.test(local)) return unreadable(text);
  if (local.length > LONGEST_LOCAL_PART || address.length > LONGEST) {
    return { ok: false, message: "This address is too long." };
  }
  return { ok: true, address };
}

/** A text by which the spellings of an address are one. Nearly all mail servers ignore its case. */
export function mailAddressKey(address: string): string {
  return address.toLowerCase();
}

/** A mailbox: an address, with a name for people where there is one. */
export interface Mailbox {
  name?: string;
  address: string;
}

/**
 * Reads a mailbox: `digest@example.org` or `Paperwire <digest@example.org>`.
 * @returns undefined if it is none
 */
export function readMailbox(text: string): Mailbox | undefined {
  const [, name, inBrackets] = /^([^<>"\r\n]*)<([^<>]+)>$/.exec(text.trim()) ?? [];
  const read = readMailAddress(inBrackets ?? text);
  if (!read.ok) return undefined;
  return { address: read.address, ...(name?.trim() && { name: name.trim() }) };
}

// Without a dot it is no name of the DNS that mail reaches, and an address of IP is none at all.
function domainOf(typed: string): string | undefined {
  if (!/^[\p{L}\p{N}\p{M}.-]+\.[\p{L}\p{N}\p{M}-]+$/u.test(typed)) return undefined;
  const host = URL.parse(`http://${typed}`)?.hostname;
  return host !== undefined && /\.[a-z][a-z0-9-]+$/.test(host) ? host : undefined;
}

function unreadable(text: string): MailAddress {
  const message =
    text === "" ? "Enter a mail address." : "This isn't a mail address, such as ada@example.org.";
  return { ok: false, message };
}
