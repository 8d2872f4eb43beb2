import type { Mailer, Message, Sent } from "../mailer.ts";
import { withoutAddresses } from "../mailer.ts";

// The address of this mail is what is wrong.
const REFUSED = ["E_RECIPIENT_SUPPRESSED", "E_RECIPIENT_NOT_ALLOWED"];
// The content of this mail is what is wrong; all else is the same for every mail.
const OF_CONTENT = /^E_(?:VALIDATION|FIELD|CONTENT|HEADER|DELIVERY)/;
// Headers that the platform writes itself, and refuses of others.
const WRITTEN_THERE = ["message-id", "date"];

/**
 * Cloudflare Email Service, by the binding `send_email`. It knows no idempotency keys.
 * https://developers.cloudflare.com/email-service/api/send-emails/workers-api/
 */
export function cloudflareMailer(binding: Pick<SendEmail, "send">): Mailer {
  return {
    spacing: 0,
    async send(message) {
      try {
        await binding.send(builderOf(message));
        return { outcome: "sent" };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

function builderOf({ from, to, subject, text, html, headers }: Message) {
  const own = Object.entries(headers).filter(
    ([name]) => !WRITTEN_THERE.includes(name.toLowerCase()),
  );
  return {
    from: from.name === undefined ? from.address : { email: from.address, name: from.name },
    to,
    subject,
    text,
    html,
    headers: Object.fromEntries(own),
  };
}

function failureOf(thrown: unknown): Sent {
  const { code = "", message = String(thrown) } = thrown as { code?: string; message?: string };
  const error = `Cloudflare refused the mail${code && ` (${code})`}. ${withoutAddresses(message)}`;
  // Without a code: the binding allows some addresses only, and this is none of them.
  const isOfRecipient = REFUSED.includes(code) || /^email to .* not allowed$/.test(message);
  if (isOfRecipient) return { outcome: "refused", error };
  return { outcome: "failed", error, ...(!OF_CONTENT.test(code) && { pause: true }) };
}
