import type { Followed } from "../../lists/follow.ts";
import { rateInWords } from "../../lists/weekly.ts";
import {
  addChannel,
  type Channel,
  channelOf,
  channelWithToken,
  countChannels,
  endChannel,
} from "../../store/channels.ts";
import { derived, hashOfGiven, isEqual, newToken, tokenOf } from "../mail/tokens.ts";
import type { Channels } from "./channels.ts";
import { greetingOf } from "./message.ts";
import type { Given } from "./platform.ts";
import { platformNamed, readHook } from "./platforms/index.ts";
import { post } from "./post.ts";
import { seal } from "./seal.ts";

// Lists that one hook may get, and channels that there may be.
const MOST_OF_HOOK = 20;
const MOST = 2000;

/** A channel that was added, by the token that manages it, or what is wrong, in a sentence. */
export type Added = { ok: true; token: string } | { ok: false; why: string };

/** A channel, as it is shown to the person who manages it. */
export interface Managed extends Pick<Channel, "list" | "title" | "failingSince"> {
  /** The chat it is of, as people know it. */
  chat: string;
}

/**
 * Has new papers of a list posted to a channel. A message is posted at once: who can do that may
 * have more. Who asks again gets the same token.
 */
export async function addTo(
  channels: Channels,
  given: Given,
  { address: list, title, rate }: Followed,
  now: number,
): Promise<Added> {
  const { db, secret, site } = channels;
  const read = readHook(given, channels.hosts);
  if (typeof read === "string") return { ok: false, why: read };
  const { platform, hook } = read;
  const name = await derived(secret, `hook ${hook.url} ${hook.chat ?? ""}`);
  const known = await channelOf(db, { hook: name, list });
  if (known) return { ok: true, token: await tokenOf(secret, "manage", known.nonce) };
  const { all, ofHook } = await countChannels(db, name, MOST);
  if (ofHook >= MOST_OF_HOOK) {
    return { ok: false, why: `This channel gets ${MOST_OF_HOOK} lists, which is the limit.` };
  }
  if (all >= MOST) return { ok: false, why: "This site has as many channels as it may have." };
  const words = rate === undefined ? "" : rateInWords(rate);
  const posted = await post(channels, platform, hook, greetingOf(title, site + list, words));
  if (!posted.ok) return { ok: false, why: `${posted.error} Check the hook and try again.` };
  const { nonce, token } = await newToken(secret, "manage");
  const sealed = await seal(secret, JSON.stringify(hook), nonce);
  const added = { list, title, platform: platform.name, hook: name, sealed, nonce, token };
  await addChannel(db, added, now);
  return { ok: true, token: await tokenOf(secret, "manage", nonce) };
}

/** The channel that a token manages; undefined for an unknown token. */
export async function managedBy({ db }: Channels, token: string): Promise<Managed | undefined> {
  const channel = await channelBy(db, token);
  if (!channel) return undefined;
  const { list, title, platform, failingSince } = channel;
  return {
    list,
    title,
    chat: platformNamed(platform)?.title ?? platform,
    ...(failingSince !== undefined && { failingSince }),
  };
}

/** Ends the channel of a token. Returns false for an unknown token, as of one that has ended. */
export async function endBy({ db }: Channels, token: string): Promise<boolean> {
  const channel = await channelBy(db, token);
  if (channel) await endChannel(db, channel.follower);
  return channel !== undefined;
}

async function channelBy(db: D1Database, token: string): Promise<Channel | undefined> {
  const hash = await hashOfGiven(token);
  const found = hash === undefined ? undefined : await channelWithToken(db, hash);
  return found && isEqual(found.token, hash!) ? found : undefined;
}
