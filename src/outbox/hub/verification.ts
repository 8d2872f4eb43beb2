import { ListError } from "../../lists/index.ts";
import { pushedFeedAt } from "../../lists/pushed.ts";
import type { Delivery } from "../../store/deliveries.ts";
import {
  cleanHub,
  confirmHubRequest,
  countHub,
  dropHubRequest,
  type HubRequest,
  hubRequest,
  VERIFICATION,
} from "../../store/hub.ts";
import { DAY } from "../../text/time.ts";
import { ask, isOk } from "../http.ts";
import type { Attempt, Budget, Kind } from "../kind.ts";
import { deny } from "./denial.ts";
import { type Hub, MOST_OF_HOST, withParams } from "./hub.ts";
import { whyNotPublicName } from "./names.ts";

// A callback that does not answer is asked so often, and no more.
const MOST_ATTEMPTS = 3;
// 128 bits, as text.
const CHALLENGE_BYTES = 16;

/**
 * Asks subscribers whether they meant what was asked for in their name.
 * https://www.w3.org/TR/websub/#hub-verifies-intent
 */
export function verifications(hub: Hub, budget: Budget): Kind {
  const { db } = hub;
  return {
    name: VERIFICATION,
    budget,
    attempt: (delivery, now) => attemptVerification(hub, delivery, now),
    onGivenUp: ({ target }) => [dropHubRequest(db, target)],
    clean: (now) => cleanHub(db, { now, askedBefore: now - 2 * DAY }),
  };
}

async function attemptVerification(hub: Hub, delivery: Delivery, now: number): Promise<Attempt> {
  const { db, fetcher, userAgent } = hub;
  const request = await hubRequest(db, delivery.target);
  if (!request) return { outcome: "dropped" };
  const forget = dropHubRequest(db, delivery.target);
  const hidden = await whyNotReached(hub, request);
  // Nothing is sent where nothing may be sent, not even why.
  if (hidden !== undefined) return { outcome: "refused", error: hidden, also: [forget] };
  const why = await whyDenied(hub, request);
  if (why !== undefined) {
    await deny(hub, request, why);
    return { outcome: "refused", error: why, also: [forget] };
  }
  const { mode, given, lease } = request;
  const challenge = newChallenge();
  const address = withParams(request.callback, {
    "hub.mode": mode,
    "hub.topic": given,
    "hub.challenge": challenge,
    "hub.lease_seconds": mode === "subscribe" ? lease : undefined,
  });
  let reply;
  try {
    reply = await ask(fetcher, address, { headers: { "User-Agent": userAgent } });
  } catch {
    const final = delivery.attempts >= MOST_ATTEMPTS;
    return { outcome: "failed", error: "The callback did not answer.", final };
  }
  // "… with a response body equal to the hub.challenge parameter."
  if (isOk(reply) && reply.body === challenge) {
    return { outcome: "sent", also: confirmHubRequest(db, delivery.target, request, now) };
  }
  const said = isOk(reply) ? "another text than the challenge" : String(reply.status);
  return { outcome: "refused", error: `The callback answered ${said}.`, also: [forget] };
}

// Names are looked up now, not when they are asked for: that must not take long.
async function whyNotReached(
  { fetcher, resolver, isLoopback }: Hub,
  { callback }: HubRequest,
): Promise<string | undefined> {
  const { hostname } = new URL(callback);
  if (isLoopback && hostname === "localhost") return undefined;
  return whyNotPublicName(fetcher, resolver, hostname);
}

async function whyDenied(
  { db, lists, most }: Hub,
  request: HubRequest,
): Promise<string | undefined> {
  if (request.mode !== "subscribe") return undefined;
  try {
    pushedFeedAt(lists, request.topic);
  } catch (error) {
    if (error instanceof ListError) return error.message;
    throw error;
  }
  const counts = await countHub(db, request, { all: most, ofHost: MOST_OF_HOST });
  if (counts.isKnown) return undefined;
  if (counts.ofHost >= MOST_OF_HOST) {
    return `${request.host} has ${MOST_OF_HOST} subscriptions, which is the limit.`;
  }
  return counts.all >= most ? "This hub has as many subscriptions as it may have." : undefined;
}

function newChallenge(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(CHALLENGE_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
