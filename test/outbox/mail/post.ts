import { env } from "cloudflare:workers";
import { confirmations } from "../../../src/outbox/mail/confirmation.ts";
import { digests } from "../../../src/outbox/mail/digest.ts";
import { type Mail, mailBudget } from "../../../src/outbox/mail/mail.ts";
import type { Message, Sent } from "../../../src/outbox/mail/mailer.ts";
import { type Change, changeFor, subscribe } from "../../../src/outbox/mail/subscribing.ts";
import type { Outbox } from "../../../src/outbox/outbox.ts";
import { runOutbox } from "../../../src/outbox/run.ts";
import type { Asked } from "../../../src/store/subscriptions.ts";
import { contextWith } from "../../lists/store.ts";

/** A mail that was handed to the provider. */
export interface Posted extends Message {
  key: string;
}

/** A post office: an outbox with a provider that keeps what it gets, and a clock that tests set. */
export interface Post {
  now: number;
  /** Mails that were sent, in order. */
  sent: Posted[];
  /** Mails that were handed over, sent or not. */
  tried: Posted[];
  mail: Mail;
  outbox: Outbox;
  log: Record<string, unknown>[];
  /** One cron run. */
  run: () => Promise<void>;
  /** One at this time. */
  runAt: (time: string) => Promise<void>;
  /** Asks for a digest and, unless told not to, confirms it; gives the token that manages it. */
  subscribe: (address: string, asked?: Partial<Asked>) => Promise<string>;
  change: (token: string, change: Change) => Promise<boolean>;
}

const SITE = "https://papers.example";

/** The digest that is asked for unless a test says otherwise. */
export const ASKED: Asked = {
  list: "/papers?q=forgetting",
  title: "forgetting",
  schedule: { cadence: "daily", weekday: 1, hour: 8, zone: "UTC" },
  most: 10,
};

/**
 * Opens a post office.
 * @param answer what the provider says to a mail; by default it is sent
 */
export function postAt(
  start: string,
  more: Partial<Mail> = {},
  answer: (message: Posted) => Sent | Promise<Sent> = () => ({ outcome: "sent" }),
): Post {
  const mail: Mail = {
    db: env.DB,
    lists: contextWith("huggingface", "arxiv"),
    mailer: {
      spacing: 0,
      async send(message, key) {
        const posted = { ...message, key };
        post.tried.push(posted);
        const sent = await answer(posted);
        if (sent.outcome === "sent") post.sent.push(posted);
        return sent;
      },
    },
    site: SITE,
    siteName: "Paperwire",
    from: { name: "Paperwire", address: "digest@papers.example" },
    secret: "a-secret-of-this-deployment",
    mostARun: 45,
    mostADay: 1000,
    ...more,
  };
  const budget = mailBudget(mail);
  const outbox: Outbox = {
    db: env.DB,
    kinds: [confirmations(mail, budget), digests(mail, budget)],
    clock: () => post.now,
    sleep: () => Promise.resolve(),
    log: (line) => post.log.push(line),
  };
  const post: Post = {
    now: Date.parse(start) / 1000,
    sent: [],
    tried: [],
    mail,
    outbox,
    log: [],
    run: async () => void (await runOutbox(outbox)),
    runAt(time) {
      post.now = Date.parse(time) / 1000;
      return post.run();
    },
    change: (token, change) => changeFor(mail, token, change, post.now),
    async subscribe(address, asked = {}) {
      await subscribe(mail, address, { ...ASKED, ...asked }, post.now);
      await post.run();
      const token = managerIn(post.sent.findLast(({ to }) => to === address)!);
      const rows = await env.DB.prepare(
        `SELECT subscription.id FROM subscription JOIN subscriber ON subscriber.id = subscriber
         WHERE address = ?1 AND subscription.confirmed_at IS NULL`,
      )
        .bind(address)
        .all<{ id: number }>();
      for (const { id } of rows.results) await post.change(token, { do: "confirm", digest: id });
      return token;
    },
  };
  return post;
}

/** The token of the page that manages digests, as a mail links it. */
export function managerIn({ text }: Pick<Message, "text">): string {
  return /\/subscriptions\/([\w-]+)/.exec(text)![1]!;
}

/** The token that ends a digest, as its mail says to a mail service. */
export function enderIn({ headers }: Pick<Message, "headers">): string {
  return /\/unsubscribe\/([\w-]+)>/.exec(headers["List-Unsubscribe"]!)![1]!;
}

/** The titles of the papers in a digest. */
export function titlesIn({ text }: Pick<Message, "text">): string[] {
  return [...text.matchAll(/^\d+\. (.*)$/gm)].map(([, title]) => title!);
}

/** Every delivery there is, oldest first. */
export async function deliveries(): Promise<
  { kind: string; state: string; error: string | null; attempts: number; due_at: number }[]
> {
  const rows = await env.DB.prepare(
    "SELECT kind, state, error, attempts, due_at FROM delivery ORDER BY id",
  ).all<{ kind: string; state: string; error: string | null; attempts: number; due_at: number }>();
  return rows.results;
}
