import { addDelivery, isWaiting } from "../../store/deliveries.ts";
import {
  CONFIRMATION,
  eraseSubscriber,
  findOrAddSubscriber,
  type Subscriber,
  subscriberWithToken,
  toldPapers,
} from "../../store/subscribers.ts";
import {
  type Asked,
  askForSubscription,
  changeSubscription,
  confirmSubscription,
  endSubscription,
  type Subscription,
  subscriptionsOf,
  subscriptionWithToken,
} from "../../store/subscriptions.ts";
import { takeTurn } from "../../store/throttle.ts";
import { mailAddressKey } from "../../text/mail-address.ts";
import { lastAt, nextAt } from "../../text/schedule.ts";
import { DAY, HOUR } from "../../text/time.ts";
import type { Mail } from "./mail.ts";
import { derived, hashOfGiven, isEqual, newToken } from "./tokens.ts";

/** The digests that an address can have. */
export const MOST_DIGESTS = 20;

const CONFIRMATIONS = [
  { most: 1, seconds: HOUR },
  { most: 3, seconds: DAY },
];

/** The digests of an address, for its owner. */
export interface Managed {
  address: string;
  digests: Subscription[];
}

/**
 * Asks for a digest. Nothing comes of it until it is confirmed from the mail that is sent for it:
 * one an hour and three a day at most go to an address, and one is for all that is still to be
 * confirmed. Whether the address is known makes no difference that could be told.
 * @returns the delivery that is to be sent now, if there is one
 */
export async function subscribe(
  { db, secret }: Mail,
  address: string,
  asked: Asked,
  now: number,
): Promise<number | undefined> {
  const key = mailAddressKey(address);
  const fresh = await newToken(secret, "manage");
  const subscriber = await findOrAddSubscriber(db, { address, key }, fresh, now);
  const token = await newToken(secret, "end");
  await askForSubscription(db, subscriber.id, asked, token, MOST_DIGESTS, now);
  if (await isWaiting(db, CONFIRMATION, subscriber.id)) return undefined;
  // The address may be erased and come again, so its turns are kept apart, and without its name.
  const turns = `confirmation ${await derived(secret, `address ${key}`)}`;
  const at = await takeTurn(db, turns, CONFIRMATIONS, { wait: true }, now);
  if (at === undefined) return undefined;
  const delivery = {
    kind: CONFIRMATION,
    key: `${CONFIRMATION}-${subscriber.id}-${at}`,
    target: subscriber.id,
    dueAt: at,
  };
  const id = await addDelivery(db, delivery, now);
  return at <= now ? id : undefined;
}

/** The digests that a token manages; undefined for an unknown token. */
export async function managedBy(mail: Mail, token: string): Promise<Managed | undefined> {
  const subscriber = await subscriberBy(mail, token);
  if (!subscriber) return undefined;
  return {
    address: subscriber.address,
    digests: await subscriptionsOf(mail.db, subscriber.id),
  };
}

/** Everything that is kept about the subscriber of a token. */
export async function exportFor(mail: Mail, token: string): Promise<object | undefined> {
  const subscriber = await subscriberBy(mail, token);
  if (!subscriber) return undefined;
  const [digests, papers] = await Promise.all([
    subscriptionsOf(mail.db, subscriber.id),
    toldPapers(mail.db, subscriber.id),
  ]);
  return {
    address: subscriber.address,
    confirmed_at: dateOf(subscriber.confirmedAt),
    digests: digests.map(({ list, title, schedule, most, ...digest }) => ({
      list: mail.site + list,
      title,
      ...schedule,
      most,
      confirmed_at: dateOf(digest.confirmedAt),
      next_at: dateOf(digest.nextAt),
      covered_to: dateOf(digest.coveredTo),
    })),
    papers_sent: papers,
  };
}

/** The changes a subscriber can make. */
export type Change =
  | { do: "confirm" | "pause" | "resume" | "end"; digest: number }
  | ({ do: "change"; digest: number } & Pick<Subscription, "schedule" | "most">)
  | { do: "erase" };

/**
 * Does what the holder of a token asks for.
 * @returns false if nobody holds the token, or has no such digest
 */
export async function changeFor(
  mail: Mail,
  token: string,
  change: Change,
  now: number,
): Promise<boolean> {
  const { db } = mail;
  const subscriber = await subscriberBy(mail, token);
  if (!subscriber) return false;
  if (change.do === "erase") {
    await eraseSubscriber(db, subscriber.id).run();
    return true;
  }
  const digests = await subscriptionsOf(db, subscriber.id);
  const digest = digests.find(({ id }) => id === change.digest);
  if (!digest) return false;
  await changeDigest(db, digest, change, now);
  return true;
}

/** The title of the digest that a token ends; undefined for an unknown token. */
export async function endedBy({ db }: Mail, token: string): Promise<string | undefined> {
  const digest = await digestBy(db, token);
  return digest?.title;
}

/** Ends the digest of a token. Does nothing for an unknown token, as of one that has ended. */
export async function endBy({ db }: Mail, token: string): Promise<void> {
  const digest = await digestBy(db, token);
  if (digest) await endSubscription(db, digest);
}

async function changeDigest(
  db: D1Database,
  digest: Subscription,
  change: Exclude<Change, { do: "erase" }>,
  now: number,
): Promise<void> {
  const { schedule } = digest;
  switch (change.do) {
    case "confirm":
      // The first one has what entered since the last time it would have come.
      return confirmSubscription(
        db,
        digest,
        { coveredTo: lastAt(schedule, now), nextAt: nextAt(schedule, now) },
        now,
      );
    case "pause":
      return changeSubscription(db, digest, digest, { nextAt: undefined });
    case "resume":
      return changeSubscription(db, digest, digest, {
        nextAt: nextAt(schedule, now),
        coveredTo: lastAt(schedule, now),
      });
    case "change": {
      const isPaused = digest.nextAt === undefined;
      const next = isPaused ? undefined : nextAt(change.schedule, now);
      return changeSubscription(db, digest, change, { nextAt: next });
    }
    case "end":
      return endSubscription(db, digest);
  }
}

async function subscriberBy({ db }: Mail, token: string): Promise<Subscriber | undefined> {
  const hash = await hashOfGiven(token);
  const found = hash === undefined ? undefined : await subscriberWithToken(db, hash);
  return found && isEqual(found.token, hash!) ? found : undefined;
}

async function digestBy(db: D1Database, token: string): Promise<Subscription | undefined> {
  const hash = await hashOfGiven(token);
  const found = hash === undefined ? undefined : await subscriptionWithToken(db, hash);
  return found && isEqual(found.token, hash!) ? found : undefined;
}

function dateOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at * 1000).toISOString();
}
