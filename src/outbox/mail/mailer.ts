import type { Mailbox } from "../../text/mail-address.ts";

/** A mail, before it has the form that a provider takes. */
export interface Message {
  from: Mailbox;
  /** One address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Further headers, by name. */
  headers: Readonly<Record<string, string>>;
}

/** Hands mails to a provider. */
export interface Mailer {
  /** Seconds from one mail to the next that the provider asks for. */
  spacing: number;
  /**
   * Hands over one mail.
   * @param key names the mail. A provider that knows such keys sends it once, however often it is
   *   handed over
   */
  send(message: Message, key: string): Promise<Sent>;
}

/** The end of an attempt to send a mail. */
export type Sent =
  | { outcome: "sent" }
  /** The provider does not deliver to the address. */
  | { outcome: "refused"; error: string }
  | {
      outcome: "failed";
      error: string;
      /** Seconds to wait, as the provider says. */
      retryAfter?: number;
      /** Whether another mail would fail too. */
      pause?: boolean;
    };

/** A text without mail addresses, so that it can be kept. */
export function withoutAddresses(text: string): string {
  return text.replace(/<?[^\s<>"'(),;:]+@[^\s<>"'(),;:]+>?/g, "<address>");
}
