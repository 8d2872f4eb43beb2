import ipaddr from "ipaddr.js";

/** An address that requests may be sent to, or why it is not, in a sentence. */
export type Checked = { ok: true; url: URL } | { ok: false; why: string };

/** How addresses are checked. */
export interface Place {
  /** The origin of this site, which sends nothing to itself. */
  site: string;
  /** Whether the site is for this machine only: then subscribers may be on it too. */
  isLoopback: boolean;
}

const LONGEST = 1000;
const PORTS = ["", "80", "443"];
// RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, and names that networks use inside.
const INNER =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|in-addr\.arpa|ip6\.arpa|test|example|invalid|onion|alt)$/;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Checks an address that a stranger asks to have requests sent to. The parser of URLs has read every
 * way of writing an address of IPv4 (decimal, octal, hexadecimal, shortened) before it is looked at.
 */
export function checkCallback(text: string, { site, isLoopback }: Place): Checked {
  if (text.length > LONGEST) return refused(`It is longer than ${LONGEST} characters.`);
  // The parser would drop them silently.
  if (/[\s\p{Cc}\\]/u.test(text))
    return refused("It holds spaces, backslashes or control characters.");
  const url = URL.parse(text);
  if (!url) return refused("It is not an absolute address.");
  const isHere = isLoopback && LOOPBACK.test(url.hostname);
  if (url.protocol !== "https:" && !(isLoopback && url.protocol === "http:")) {
    return refused("Only https is supported.");
  }
  if (url.username !== "" || url.password !== "")
    return refused("It holds a user name or password.");
  if (url.hash !== "" || text.includes("#")) return refused("It holds a fragment.");
  if (!isHere && !PORTS.includes(url.port)) return refused("Only ports 443 and 80 are supported.");
  if (url.origin === new URL(site).origin || (!isHere && url.hostname === new URL(site).hostname)) {
    return refused("It is an address of this site.");
  }
  const why = isHere ? undefined : whyNotPublic(url.hostname);
  return why === undefined ? { ok: true, url } : refused(why);
}

/** Why an address of IPv4 or IPv6 is not one of the public internet; undefined if it is. */
export function whyNotPublicAddress(text: string): string | undefined {
  const address = ipaddr.process(text);
  // RFC 4291: of IPv6, only 2000::/3 is given to networks. What else looks public is an old form.
  const isOther = address.kind() === "ipv6" && (address.toByteArray()[0]! & 0xe0) !== 0x20;
  const range = address.range() === "unicast" && isOther ? "reserved" : address.range();
  return range === "unicast" ? undefined : `Its address is not public (${RANGES[range] ?? range}).`;
}

// As people of the field write them.
const RANGES: Partial<Record<string, string>> = {
  linkLocal: "link-local",
  uniqueLocal: "unique local",
  deprecatedSiteLocal: "site-local",
  carrierGradeNat: "carrier-grade NAT",
  ipv4Mapped: "IPv4-mapped",
  rfc6145: "IPv4-translated",
  rfc6052: "NAT64",
  "6to4": "6to4",
  teredo: "Teredo",
};

function whyNotPublic(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(bare)) return whyNotPublicAddress(bare);
  const name = hostname.replace(/\.$/, "");
  if (!name.includes(".")) return "Its host is a name without a dot.";
  return INNER.test(name) ? "Its host is a name of private networks." : undefined;
}

function refused(why: string): Checked {
  return { ok: false, why };
}
