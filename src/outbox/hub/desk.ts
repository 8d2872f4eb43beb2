import { takeTurn } from "../../store/throttle.ts";
import { HOUR } from "../../text/time.ts";
import { dispatch } from "../deliver.ts";
import { hashOf } from "../mail/tokens.ts";
import { networkOf } from "../network.ts";
import type { Outbox } from "../outbox.ts";
import type { Hub } from "./hub.ts";
import { type HubFields, type Taken, takeRequest } from "./subscribing.ts";

interface DeskOptions {
  outbox: Outbox;
  hub: Hub;
  /** Whether Cloudflare says where a visitor comes from. Elsewhere anybody could say anything. */
  isOnCloudflare: boolean;
  /** Takes work that goes on after the answer. */
  later: (work: Promise<unknown>) => void;
}

// A service with many readers subscribes to many feeds in a short time.
const ATTEMPTS = [{ most: 600, seconds: HOUR }];

/** The address that subscribers by WebSub ask. */
export function openHubDesk({ outbox, hub, isOnCloudflare, later }: DeskOptions) {
  return {
    async take(fields: HubFields, visitor: string, now: number): Promise<Taken> {
      const network = isOnCloudflare ? networkOf(visitor) : "";
      const key = `hub visitor ${await hashOf(network)}`;
      if ((await takeTurn(hub.db, key, ATTEMPTS, { wait: false }, now)) === undefined) {
        return { ok: false, status: 429, why: "Too many requests. Try again in an hour." };
      }
      const taken = await takeRequest(hub, fields, now);
      if (taken.ok) later(dispatch(outbox, [taken.delivery]));
      return taken;
    },
  };
}
