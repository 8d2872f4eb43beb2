import { formatOf } from "../../feeds/formats.ts";
import { feedOf } from "../../lists/feed.ts";
import { ListError } from "../../lists/index.ts";
import { enteringAt, listWith } from "../../lists/pushed.ts";
import { endFollower, noteFailing, settle } from "../../store/arrivals.ts";
import {
  CHANNEL,
  type Channel,
  listOfPosting,
  notePosted,
  postingOf,
} from "../../store/channels.ts";
import type { Delivery } from "../../store/deliveries.ts";
import { DAY } from "../../text/time.ts";
import { planPushes } from "../arrivals.ts";
import type { Attempt, Budget, Kind } from "../kind.ts";
import type { Channels } from "./channels.ts";
import { messagesOf } from "./message.ts";
import type { Hook, Message } from "./platform.ts";
import { platformNamed } from "./platforms/index.ts";
import { post } from "./post.ts";
import { unseal } from "./seal.ts";

// A channel to which nothing got through for so long is given up.
const PATIENCE = 3 * DAY;
// Slack and Telegram take a message a second in a channel.
const SPACING = 1;

/** Posts what entered lists to channels of a chat. */
export function postings(channels: Channels, budget: Budget): Kind {
  const { db } = channels;
  return {
    name: CHANNEL,
    budget,
    plan: (now) => planPushes(channels, CHANNEL, now),
    attempt: (delivery, now) => attemptPosting(channels, delivery, now),
    // The arrivals it told of are dropped, and the channel is kept.
    onGivenUp: ({ target }, now) => [settle(db, target, true, now)],
  };
}

async function attemptPosting(
  channels: Channels,
  delivery: Delivery,
  now: number,
): Promise<Attempt> {
  const { db, lists, sleep } = channels;
  const { id, target } = delivery;
  const settled = settle(db, target, false, now);
  const end = endFollower(db, target);
  const list = await listOfPosting(db, delivery);
  if (list === undefined) return { outcome: "dropped" };
  let posting;
  let messages;
  try {
    const { revisions = false } = enteringAt(lists, list, now);
    posting = await postingOf(db, id, revisions);
    if (!posting) return { outcome: "dropped" };
    messages = await messagesFor(channels, list, posting.moments, now);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    return { outcome: "refused", error: error.message, also: [end] };
  }
  const { channel } = posting;
  const platform = platformNamed(channel.platform);
  const hook = await hookOf(channels, channel);
  if (!platform || !hook) {
    const error = "SEAL_KEY is not the secret that hooks were sealed with. Put the old one back.";
    return { outcome: "failed", error };
  }
  if (messages.length === 0) return { outcome: "empty", also: [settled] };
  for (let n = posting.posted; n < messages.length; n++) {
    if (n > posting.posted) {
      // Before the next one, so that a delivery that dies goes on where it was.
      await notePosted(db, id, n);
      await sleep(SPACING);
    }
    const posted = await post(channels, platform, hook, messages[n]!);
    if (posted.ok) continue;
    const { error, isGone, retryAfter } = posted;
    const { failingSince = now } = channel;
    if (isGone || now - failingSince >= PATIENCE) return { outcome: "refused", error, also: [end] };
    return {
      outcome: "failed",
      error,
      ...(retryAfter !== undefined && { retryAfter }),
      also: [noteFailing(db, target, now)],
    };
  }
  return { outcome: "sent", also: [settled] };
}

async function messagesFor(
  { lists, site }: Channels,
  address: string,
  moments: readonly number[],
  now: number,
): Promise<Message[]> {
  const list = await listWith(lists, address, moments, now);
  const { entries } = feedOf(site, "", list, formatOf("atom")!, lists.facts);
  return messagesOf(list.title, site + address, entries);
}

async function hookOf({ secret }: Channels, { sealed, nonce }: Channel): Promise<Hook | undefined> {
  const text = await unseal(secret, sealed, nonce);
  return text === undefined ? undefined : (JSON.parse(text) as Hook);
}
