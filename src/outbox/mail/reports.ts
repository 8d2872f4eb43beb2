import { refuseSent } from "../../store/deliveries.ts";
import { eraseAddress } from "../../store/subscribers.ts";
import { mailAddressKey } from "../../text/mail-address.ts";
import { MINUTE } from "../../text/time.ts";
import { withoutAddresses } from "./mailer.ts";
import { DELIVERY_TAG } from "./mailers/resend.ts";

/** A provider's report, as it came. */
export interface Report {
  /** The headers, by name in lower case. */
  headers: { get(name: string): string | null };
  body: string;
}

// A report that is older was recorded and sent again by somebody else.
const TOLERANCE = 5 * MINUTE;

/**
 * Takes a report in: the digests of an address that does not exist, or whose owner complained, end.
 * Reports are signed as Svix signs webhooks, which Resend uses.
 * https://docs.svix.com/receiving/verifying-payloads/how-manual
 * @param secret of the webhook, `whsec_…`
 * @returns false if it is not signed with the secret
 */
export async function takeReport(
  db: D1Database,
  secret: string,
  { headers, body }: Report,
  now: number,
): Promise<boolean> {
  const [id, at] = [headers.get("svix-id") ?? "", Number(headers.get("svix-timestamp"))];
  if (!(Math.abs(at - now) <= TOLERANCE)) return false;
  const signatures = (headers.get("svix-signature") ?? "").split(" ");
  if (!(await isSigned(secret, `${id}.${at}.${body}`, signatures))) return false;
  const reason = reasonIn(body);
  if (!reason) return true;
  const { error, addresses, delivery } = reason;
  await db.batch([
    ...addresses.map((address) => eraseAddress(db, mailAddressKey(address))),
    refuseSent(db, delivery, error, now),
  ]);
  return true;
}

interface Reason {
  error: string;
  addresses: string[];
  /** The key of the delivery, if it says which. */
  delivery: string;
}

/** Why an address is to get no more mail; undefined for a report of anything else. */
function reasonIn(body: string): Reason | undefined {
  const { type, data } = read(body);
  const { bounce, to, email, tags } = data ?? {};
  const why = {
    "email.bounced": bounce?.type === "Permanent" && `It bounced. ${bounce.message ?? ""}`,
    "email.complained": "It was reported as spam.",
    "email.suppressed": "The provider sends nothing to the address.",
    "suppression.added": "The provider sends nothing to the address.",
  }[String(type)];
  if (!why) return undefined;
  const addresses = [to ?? email ?? []].flat().filter((each) => typeof each === "string");
  return {
    error: withoutAddresses(why).trim(),
    addresses,
    delivery: tags?.[DELIVERY_TAG] ?? "",
  };
}

interface Event {
  type?: unknown;
  data?: {
    to?: string | string[];
    email?: string;
    bounce?: { type?: string; message?: string };
    tags?: Record<string, string>;
  };
}

function read(body: string): Event {
  try {
    return JSON.parse(body) as Event;
  } catch {
    return {};
  }
}

async function isSigned(
  secret: string,
  text: string,
  signatures: readonly string[],
): Promise<boolean> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const raw = bytesOf(secret.replace(/^whsec_/, ""));
  if (!raw) return false;
  const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["verify"]);
  for (const signature of signatures) {
    const given = signature.startsWith("v1,") ? bytesOf(signature.slice(3)) : undefined;
    const signed = new TextEncoder().encode(text);
    if (given && (await crypto.subtle.verify(algorithm.name, key, given, signed))) return true;
  }
  return false;
}

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.fromBase64(base64);
    return bytes.byteLength > 0 ? bytes : undefined;
  } catch {
    return undefined;
  }
}
