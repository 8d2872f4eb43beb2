import type { Context } from "../lists/index.ts";
import type { Settings } from "../settings.ts";
import { readMailbox } from "../text/mail-address.ts";
import type { Channels } from "./channels/channels.ts";
import { openChannels } from "./channels/open.ts";
import { postings } from "./channels/posting.ts";
import { distributions } from "./hub/distribution.ts";
import type { Hub } from "./hub/hub.ts";
import { openHub } from "./hub/open.ts";
import { verifications } from "./hub/verification.ts";
import type { Kind } from "./kind.ts";
import { confirmations } from "./mail/confirmation.ts";
import { digests } from "./mail/digest.ts";
import { type Mail, mailBudget } from "./mail/mail.ts";
import type { Mailer } from "./mail/mailer.ts";
import { cloudflareMailer } from "./mail/mailers/cloudflare.ts";
import { resendMailer } from "./mail/mailers/resend.ts";
import type { Outbox } from "./outbox.ts";

/** Bindings of the outbox. */
export interface OutboxBindings {
  DB: D1Database;
  OUTBOX?: Queue<number>;
  EMAIL?: SendEmail;
  /** The host that `npm start` is. It takes mails as Resend does. */
  HOST?: Fetcher;
  /** The way to the public internet and nowhere else, where `fetch` could reach more. */
  OUTSIDE?: Fetcher;
}

/** The outbox of a site, and what goes out by it; of the rest why it does not, in a sentence. */
export interface Opened {
  outbox: Outbox;
  mail: Mail | string;
  hub: Hub | string;
  channels: Channels | string;
}

const NOT_SET_UP = "This site sends no mail. Every list has feeds to subscribe to.";
// D1 and queues take so many messages at once.
const MOST_MESSAGES = 100;
// A Worker has six connections at a time.
const AT_ONCE = 6;

/** Opens the outbox, for what the settings say that goes out by it. */
export function openOutbox(bindings: OutboxBindings, settings: Settings, lists: Context): Opened {
  const { DB: db, OUTBOX: queue } = bindings;
  const mail = openMail(bindings, settings, lists);
  const hub = openHub(bindings, settings, lists);
  const channels = openChannels(bindings, settings, lists);
  const outbox: Outbox = {
    db,
    // A new kind of delivery is a file, and a line here.
    kinds: [...mailKinds(mail), ...hubKinds(hub), ...channelKinds(channels)],
    ...(queue && { enqueue: (ids) => enqueue(queue, ids) }),
    clock: () => Math.floor(Date.now() / 1000),
    sleep: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
    log: (line) => console.log(JSON.stringify(line)),
  };
  return { outbox, mail, hub, channels };
}

/** The outbox for what is pushed as papers enter, and nothing else. */
export function pushesOnly({ outbox, hub, channels }: Opened): Outbox {
  return { ...outbox, kinds: [...hubKinds(hub), ...channelKinds(channels)] };
}

function mailKinds(mail: Mail | string): Kind[] {
  if (typeof mail === "string") return [];
  const budget = mailBudget(mail);
  return [confirmations(mail, budget), digests(mail, budget)];
}

function hubKinds(hub: Hub | string): Kind[] {
  if (typeof hub === "string") return [];
  const left = async () => hub.mostARun;
  return [
    verifications(hub, { spacing: 0, atOnce: AT_ONCE, left }),
    distributions(hub, { spacing: 0, atOnce: AT_ONCE, left }),
  ];
}

function channelKinds(channels: Channels | string): Kind[] {
  if (typeof channels === "string") return [];
  const left = async () => channels.mostARun;
  return [postings(channels, { spacing: 0, atOnce: AT_ONCE, left })];
}

/** The services that send mail, or the reason that none is sent. */
function openMail(bindings: OutboxBindings, settings: Settings, lists: Context): Mail | string {
  const { SITE_URL: site, SITE_NAME: siteName, OUTBOX_SECRET: secret, MAIL_FROM } = settings;
  const from = readMailbox(MAIL_FROM);
  const mailer = mailerOf(bindings, settings);
  if (typeof mailer === "string") return mailer;
  if (site === "") return lacks("SITE_URL", "the links in mails begin with it");
  if (!from) return lacks("MAIL_FROM", "mails are sent from it");
  if (secret === "") return lacks("OUTBOX_SECRET", "the links in mails are made with it");
  return {
    db: bindings.DB,
    lists,
    mailer,
    site,
    siteName,
    from,
    secret,
    mostARun: settings.MAIL_A_RUN,
    mostADay: settings.MAIL_A_DAY,
  };
}

/** The mailer that the settings name, or why there is none. */
function mailerOf(
  { EMAIL, HOST }: OutboxBindings,
  { MAIL_PROVIDER: provider, RESEND_URL, RESEND_API_KEY, SITE_URL }: Settings,
): Mailer | string {
  const scope = URL.parse(SITE_URL)?.host ?? "";
  const fetcher: typeof fetch = (...request) => fetch(...request);
  switch (provider) {
    case "":
      return NOT_SET_UP;
    case "resend":
      if (RESEND_API_KEY === "") return lacks("RESEND_API_KEY", "mails are sent with it");
      return resendMailer({
        fetcher,
        url: RESEND_URL,
        apiKey: RESEND_API_KEY,
        scope,
        spacing: 0.25,
      });
    case "cloudflare":
      return EMAIL ? cloudflareMailer(EMAIL) : "This site has no send_email binding called EMAIL.";
    case "smtp":
    case "outbox": {
      if (!HOST) return `MAIL_PROVIDER=${provider} is for npm start. A Worker has no mail server.`;
      const ask: typeof fetch = (...request) => HOST.fetch(...request);
      return resendMailer({ fetcher: ask, url: "http://host", apiKey: "host", scope, spacing: 0 });
    }
  }
}

async function enqueue(queue: Queue<number>, ids: readonly number[]): Promise<void> {
  for (let n = 0; n < ids.length; n += MOST_MESSAGES) {
    await queue.sendBatch(ids.slice(n, n + MOST_MESSAGES).map((body) => ({ body })));
  }
}

function lacks(name: string, why: string): string {
  return `This site sends no mail yet: ${name} is not set, and ${why}.`;
}
