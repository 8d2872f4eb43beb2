import type { Context } from "../../lists/index.ts";
import type { Followed } from "../../lists/follow.ts";
import type { Settings } from "../../settings.ts";

/** The form that has a list posted to a channel. */
export interface Given {
  /** The hook of the channel, or the token of a bot. */
  hook: string;
  /** The chat, for Telegram. */
  chat: string;
}

/** A channel, as whoever manages it sees it. */
export interface Managed {
  /** The canonical path and parameters of the list, and its title. */
  list: string;
  title: string;
  /** The chat it is of. */
  chat: string;
  /** Since when posts have failed, in seconds UTC; absent while they get through. */
  failingSince?: number;
}

/**
 * The services of the pages about channels. The outbox provides them, and the entry connects the two.
 */
export interface ChannelDesk {
  /**
   * Whether a visitor may ask once more: attempts are limited.
   * @param visitor the address the request came from; empty where that is not known
   */
  mayAsk(visitor: string, now: number): Promise<boolean>;
  /** Has a list posted to a channel. Gives the token that manages it, or says what is wrong. */
  add(
    given: Given,
    followed: Followed,
    now: number,
  ): Promise<{ ok: true; token: string } | { ok: false; why: string }>;
  /** The channel that a token manages; undefined for an unknown token. */
  managedBy(token: string): Promise<Managed | undefined>;
  /** Ends the channel of a token; false if there is none. */
  endBy(token: string): Promise<boolean>;
}

/**
 * Opens the desk for a request.
 * @returns a sentence where the site posts to no channels
 */
export type OpenChannels<Bindings> = (
  bindings: Bindings,
  settings: Settings,
  lists: Context,
) => ChannelDesk | string;
