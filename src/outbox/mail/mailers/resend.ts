import type { Mailbox } from "../../../text/mail-address.ts";
import { type Mailer, type Message, type Sent, withoutAddresses } from "../mailer.ts";

/** Options of a provider. */
export interface ResendOptions {
  fetcher: typeof fetch;
  /** The base address of the API, without a slash at the end. */
  url: string;
  apiKey: string;
  /** Prefix of keys: several sites may send by one account. */
  scope: string;
  /** Seconds from one request to the next. Resend takes five a second of everybody in a team. */
  spacing: number;
}

const TIMEOUT_MS = 25_000;

/** The tag of a mail that holds the key of its delivery. */
export const DELIVERY_TAG = "delivery";

/**
 * A provider with the API of Resend: one POST of JSON a mail.
 * https://resend.com/docs/api-reference/emails/send-email
 */
export function resendMailer({ fetcher, url, apiKey, scope, spacing }: ResendOptions): Mailer {
  return {
    spacing,
    async send(message, key) {
      try {
        const response = await fetcher(`${url}/emails`, {
          method: "POST",
          headers: {
            Authorization: `Bearer ${apiKey}`,
            "Content-Type": "application/json",
            "Idempotency-Key": `${scope}/${key}`,
          },
          body: JSON.stringify(bodyOf(message, key)),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        return await sentBy(response);
      } catch (error) {
        const timedOut = error instanceof Error && error.name === "TimeoutError";
        const why = timedOut ? `did not answer within ${TIMEOUT_MS / 1000} s` : "is not reachable";
        return { outcome: "failed", error: `The mail provider ${why}.`, pause: true };
      }
    },
  };
}

// A name with one of these stands in quotes (RFC 5322, section 3.2.3).
const SPECIALS = /[()<>[\]:;@\\,."]/;

function mailboxText({ name, address }: Mailbox): string {
  if (name === undefined) return address;
  const quoted = `"${name.replace(/["\\]/g, String.raw`\$&`)}"`;
  return `${SPECIALS.test(name) ? quoted : name} <${address}>`;
}

function bodyOf({ from, to, subject, text, html, headers }: Message, key: string): object {
  // The tag comes back with what the provider reports of the mail.
  const tags = [{ name: DELIVERY_TAG, value: key }];
  return { from: mailboxText(from), to: [to], subject, text, html, headers, tags };
}

async function sentBy(response: Response): Promise<Sent> {
  const { status } = response;
  if (response.ok) {
    await response.body?.cancel();
    return { outcome: "sent" };
  }
  const { name = "", message = "" } = await problemIn(response);
  // The key was used for a mail that was sent, before something about it changed.
  if (name === "invalid_idempotent_request") return { outcome: "sent" };
  const error = `The mail provider answered ${status}. ${withoutAddresses(message)}`.trim();
  const isOfRecipient = name === "recipient_refused" || /`to`/.test(message);
  if (status === 422 && isOfRecipient) return { outcome: "refused", error };
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return {
    outcome: "failed",
    error,
    ...(retryAfter > 0 && { retryAfter }),
    // The key, the domain, the quota or the service: it is the same for every mail.
    ...((status < 409 || status === 429 || status >= 500) && { pause: true }),
  };
}

async function problemIn(response: Response): Promise<{ name?: string; message?: string }> {
  try {
    const problem: unknown = JSON.parse((await response.text()).slice(0, 4096));
    return typeof problem === "object" && problem !== null ? problem : {};
  } catch {
    return {};
  }
}
