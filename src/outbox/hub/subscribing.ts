import { ListError } from "../../lists/index.ts";
import { pushedFeedAt } from "../../lists/pushed.ts";
import { addHubRequest, type HubRequest, openRequests } from "../../store/hub.ts";
import { takeTurn } from "../../store/throttle.ts";
import { DAY, HOUR } from "../../text/time.ts";
import { checkCallback } from "./callback.ts";
import type { Hub } from "./hub.ts";

/** The parameters of a request to the hub, without `hub.`. */
export interface HubFields {
  mode?: string;
  topic?: string;
  callback?: string;
  lease_seconds?: string;
  secret?: string;
}

/** How a request was taken. */
export type Taken =
  | { ok: true; delivery: number }
  | { ok: false; status: 400 | 404 | 429 | 503; why: string };

// "The hub SHOULD … enforce a lease": https://www.w3.org/TR/websub/#subscriber-sends-subscription-request
const LEASE = { least: HOUR, usual: 10 * DAY, most: 30 * DAY };
const REQUESTS_OF_HOST = [{ most: 300, seconds: HOUR }];
// Requests that wait to be verified, of everybody.
const MOST_OPEN = 2000;
// "This parameter MUST be less than 200 bytes in length."
const LONGEST_SECRET = 199;
const LONGEST_TOPIC = 4000;

/**
 * Takes a request for a subscription, or to end one. Nothing changes until the subscriber has
 * confirmed that it asked for it.
 */
export async function takeRequest(hub: Hub, fields: HubFields, now: number): Promise<Taken> {
  const read = readRequest(hub, fields);
  if (!read.ok) return read;
  const { request } = read;
  const { db } = hub;
  const turn = await takeTurn(db, `hub ${request.host}`, REQUESTS_OF_HOST, { wait: false }, now);
  if (turn === undefined) {
    return refused(
      429,
      `Too many requests for callbacks at ${request.host}. Try again in an hour.`,
    );
  }
  if ((await openRequests(db, MOST_OPEN)) >= MOST_OPEN) {
    return refused(503, "Too many requests are waiting to be verified. Try again later.");
  }
  return { ok: true, delivery: await addHubRequest(db, request, now) };
}

type Read = { ok: true; request: HubRequest } | Extract<Taken, { ok: false }>;

function readRequest(hub: Hub, fields: HubFields): Read {
  const { mode, topic = "", callback = "", lease_seconds: lease, secret = "" } = fields;
  if (mode === "publish") {
    return refused(400, "This hub publishes its own feeds by itself. It takes no pings.");
  }
  if (mode !== "subscribe" && mode !== "unsubscribe") {
    return refused(400, "hub.mode takes subscribe or unsubscribe.");
  }
  if (topic === "")
    return refused(400, "hub.topic is missing: the address of a feed of this site.");
  if (callback === "") return refused(400, "hub.callback is missing.");
  const checked = checkCallback(callback, hub);
  if (!checked.ok) return refused(400, `hub.callback is refused. ${checked.why}`);
  if (lease !== undefined && lease !== "" && !/^[1-9]\d{0,11}$/.test(lease)) {
    return refused(400, "hub.lease_seconds takes a positive number.");
  }
  if (new TextEncoder().encode(secret).byteLength > LONGEST_SECRET) {
    return refused(400, "hub.secret must be shorter than 200 bytes.");
  }
  const feed = feedOf(hub, topic);
  if ("why" in feed) return feed;
  return {
    ok: true,
    request: {
      mode,
      ...feed,
      given: topic,
      callback,
      host: checked.url.hostname,
      ...(secret !== "" && { secret }),
      lease: Math.min(LEASE.most, Math.max(LEASE.least, Number(lease || LEASE.usual))),
    },
  };
}

function feedOf({ site, lists }: Hub, topic: string) {
  const url = topic.length > LONGEST_TOPIC ? null : URL.parse(topic);
  if (!url || !/^https?:$/.test(url.protocol) || url.host !== new URL(site).host) {
    return refused(404, `hub.topic is not an address of this site. Its feeds begin with ${site}.`);
  }
  try {
    return pushedFeedAt(lists, topic);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    return refused(error.reason === "missing" ? 404 : 400, `hub.topic: ${error.message}`);
  }
}

function refused(status: Extract<Taken, { ok: false }>["status"], why: string) {
  return { ok: false as const, status, why };
}
