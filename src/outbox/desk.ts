import { nextDue } from "../store/subscriptions.ts";
import { takeTurn } from "../store/throttle.ts";
import { HOUR } from "../text/time.ts";
import { dispatch } from "./deliver.ts";
import { hostLetters } from "./mail/letters.ts";
import type { Mail } from "./mail/mail.ts";
import { takeReport } from "./mail/reports.ts";
import {
  type Change,
  changeFor,
  endBy,
  endedBy,
  exportFor,
  managedBy,
  subscribe,
} from "./mail/subscribing.ts";
import { derived } from "./mail/tokens.ts";
import { networkOf } from "./network.ts";
import type { Outbox } from "./outbox.ts";
import { runOutbox } from "./run.ts";

interface DeskOptions {
  outbox: Outbox;
  mail: Mail;
  /** Whether Cloudflare says where a visitor comes from. Elsewhere anybody could say anything. */
  isOnCloudflare: boolean;
  /** Cloudflare's limit by visitor, where there is one. */
  limiter?: RateLimit | undefined;
  /** The host that `npm start` is, where it keeps mails instead of sending them. */
  keeper?: Fetcher | undefined;
  /** The secret of the provider's reports; empty where none are taken. */
  reportSecret: string;
  /** Takes work that goes on after the answer. */
  later: (work: Promise<unknown>) => void;
}

// All visitors whose address is not known are one.
const ATTEMPTS = { known: [{ most: 10, seconds: HOUR }], unknown: [{ most: 60, seconds: HOUR }] };

/** Opens the desk: asking for digests, changing and ending them. */
export function openDesk(options: DeskOptions) {
  const { outbox, mail, isOnCloudflare, limiter, keeper, reportSecret, later } = options;
  const { db, secret } = mail;
  return {
    async mayAsk(visitor: string, now: number): Promise<boolean> {
      const network = isOnCloudflare ? networkOf(visitor) : "";
      // Cloudflare counts a minute, at no cost. D1 counts the hour.
      if (limiter && !(await limiter.limit({ key: network })).success) return false;
      const key = `visitor ${await derived(secret, `visitor ${network}`)}`;
      const limits = network === "" ? ATTEMPTS.unknown : ATTEMPTS.known;
      return (await takeTurn(db, key, limits, { wait: false }, now)) !== undefined;
    },
    async subscribe(address: string, asked: Parameters<typeof subscribe>[2], now: number) {
      const delivery = await subscribe(mail, address, asked, now);
      if (delivery !== undefined) later(sendNow(outbox, delivery, now));
    },
    managedBy: (token: string) => managedBy(mail, token),
    exportFor: (token: string) => exportFor(mail, token),
    changeFor: (token: string, change: Change, now: number) => changeFor(mail, token, change, now),
    endedBy: (token: string) => endedBy(mail, token),
    endBy: (token: string) => endBy(mail, token),
    async takeReport(request: Request, now: number): Promise<boolean | undefined> {
      if (reportSecret === "") return undefined;
      const { headers } = request;
      return takeReport(db, reportSecret, { headers, body: await request.text() }, now);
    },
    ...(keeper && {
      letters: {
        ...hostLetters(keeper),
        nextDue: () => nextDue(db),
        sendNext: () => sendNext(outbox),
      },
    }),
  };
}

/** Sends a mail that somebody waits for, unless the day's mails are used up. */
async function sendNow(outbox: Outbox, delivery: number, now: number): Promise<void> {
  const [kind] = outbox.kinds;
  const left = kind && (await Promise.all([kind.budget.left(now), kind.most?.(now) ?? 1]));
  if (left?.every((most) => most > 0)) await dispatch(outbox, [delivery]);
}

/** Sends the digests that are due next as if it were time, with a clock that is ahead. */
async function sendNext({ db, kinds, clock, sleep, log }: Outbox): Promise<void> {
  const due = await nextDue(db);
  if (due === undefined) return;
  const ahead = Math.max(0, due - clock());
  // Without the queue, whose consumer would go by the clock as it is.
  await runOutbox({ db, kinds, sleep, log, clock: () => clock() + ahead });
}
