import type { Followed } from "../../lists/follow.ts";
import { takeTurn } from "../../store/throttle.ts";
import { HOUR } from "../../text/time.ts";
import { derived } from "../mail/tokens.ts";
import { networkOf } from "../network.ts";
import { addTo, endBy, managedBy } from "./adding.ts";
import type { Channels } from "./channels.ts";
import type { Given } from "./platform.ts";

interface DeskOptions {
  channels: Channels;
  /** Whether Cloudflare says where a visitor comes from. Elsewhere anybody could say anything. */
  isOnCloudflare: boolean;
}

// All visitors whose address is not known are one.
const ATTEMPTS = { known: [{ most: 20, seconds: HOUR }], unknown: [{ most: 120, seconds: HOUR }] };

/** The actions on channels: adding and ending them. */
export function openChannelDesk({ channels, isOnCloudflare }: DeskOptions) {
  const { db, secret } = channels;
  return {
    async mayAsk(visitor: string, now: number): Promise<boolean> {
      const network = isOnCloudflare ? networkOf(visitor) : "";
      const key = `channel visitor ${await derived(secret, `visitor ${network}`)}`;
      const limits = network === "" ? ATTEMPTS.unknown : ATTEMPTS.known;
      return (await takeTurn(db, key, limits, { wait: false }, now)) !== undefined;
    },
    add: (given: Given, followed: Followed, now: number) => addTo(channels, given, followed, now),
    managedBy: (token: string) => managedBy(channels, token),
    endBy: (token: string) => endBy(channels, token),
  };
}
