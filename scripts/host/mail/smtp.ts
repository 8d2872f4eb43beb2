import { join } from "node:path";
import { createTransport } from "nodemailer";
import { openAccepted } from "./accepted.ts";
import { type HandedMail, mailOptions } from "./mime.ts";

/** The end of an attempt to send a mail. */
export type Handed =
  | { outcome: "sent" }
  /** The mail server takes no mail for the address. */
  | { outcome: "refused"; error: string }
  /** It takes none for the address now. */
  | { outcome: "deferred"; error: string }
  /** It takes none at all now. */
  | { outcome: "failed"; error: string };

/** Takes mails, each under a key, and each key once. */
export interface Carrier {
  send(mail: HandedMail, key: string): Promise<Handed>;
  close(): void;
}

const SECOND = 1000;

/**
 * Sends by a mail server.
 * @param url `smtp://` or `smtps://`, with the user, the password and the port where there are any
 * @param data the folder that keeps what was accepted
 */
export function smtpCarrier(url: string, data: string): Carrier {
  const accepted = openAccepted(join(data, "mail-accepted"));
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    maxMessages: Number.POSITIVE_INFINITY,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 20 * SECOND,
  });
  return {
    async send(mail, key) {
      if (accepted.has(key)) return { outcome: "sent" };
      try {
        await transport.sendMail(mailOptions(mail));
      } catch (error) {
        return failureOf(error);
      }
      accepted.add(key, Math.floor(Date.now() / SECOND));
      return { outcome: "sent" };
    },
    close() {
      transport.close();
      accepted.close();
    },
  };
}

interface SmtpError {
  message: string;
  /** The command that failed: `RCPT TO`, `DATA`, `CONN`, `AUTH PLAIN`, … */
  command?: string;
  /** The code of the answer (RFC 5321, section 4.2). */
  responseCode?: number;
}

// An answer to the recipient or to the message is about this mail; any other is about all of them.
function failureOf(thrown: unknown): Handed {
  const { message, command = "", responseCode = 0 } = thrown as SmtpError;
  const isOfMail = command === "RCPT TO" || command === "DATA";
  if (!isOfMail || responseCode < 400) return { outcome: "failed", error: message };
  return { outcome: responseCode >= 500 ? "refused" : "deferred", error: message };
}
