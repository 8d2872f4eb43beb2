import type { Context } from "../../lists/index.ts";
import type { Delivery } from "../../store/deliveries.ts";
import { countMail, mailsOn } from "../../store/sending.ts";
import type { Mailbox } from "../../text/mail-address.ts";
import { dayOf } from "../../text/time.ts";
import type { Attempt, Budget } from "../kind.ts";
import type { Mailer, Message } from "./mailer.ts";
import { derived, hashOfGiven, isEqual, tokenOf, type TokenSeed, type TokenUse } from "./tokens.ts";

/** Everything that mail is made and sent with. */
export interface Mail {
  db: D1Database;
  lists: Context;
  mailer: Mailer;
  /** The origin of all links. */
  site: string;
  siteName: string;
  from: Mailbox;
  /** A secret of the deployment, from which tokens are derived. */
  secret: string;
  /** The most mails of a run, and of a UTC day. */
  mostARun: number;
  mostADay: number;
}

/** A secret that is not the one that tokens were made with. */
export class SecretChanged extends Error {
  override name = "SecretChanged";
}

/** The number of mails that may be sent now, by the limits of a run and of the provider's plan. */
export function mailBudget({ db, mailer, mostARun, mostADay }: Mail): Budget {
  return {
    spacing: mailer.spacing,
    async left(now) {
      const { all } = await mailsOn(db, dayOf(now));
      return Math.max(0, Math.min(mostARun, mostADay - all));
    },
  };
}

/**
 * A link with a token.
 * @param path before the token
 * @throws {SecretChanged} if nobody would know the token
 */
export async function tokenLink(
  { site, secret }: Pick<Mail, "site" | "secret">,
  path: string,
  use: TokenUse,
  { nonce, token: hash }: TokenSeed,
): Promise<string> {
  const token = await tokenOf(secret, use, nonce);
  if (!isEqual((await hashOfGiven(token)) ?? "", hash)) {
    throw new SecretChanged(
      "OUTBOX_SECRET is not the secret that the links were made with. Put the old one back.",
    );
  }
  return `${site}${path}${token}`;
}

/** Hands a mail of a delivery to the provider. */
export async function sendMail(
  { db, mailer, from, site, secret }: Mail,
  delivery: Delivery,
  to: string,
  written: Pick<Message, "subject" | "text" | "html" | "headers">,
  now: number,
): Promise<Attempt> {
  // The same for every attempt, so that a mailbox can tell a mail that came twice.
  const id = await derived(secret, `message ${delivery.key}`);
  const headers = { ...written.headers, "Message-ID": `<${id}@${new URL(site).hostname}>` };
  const sent = await mailer.send({ ...written, from, to, headers }, delivery.key);
  return { ...sent, also: [countMail(db, dayOf(now), delivery.kind)] };
}
