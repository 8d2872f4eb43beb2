import { formatOf } from "../../feeds/formats.ts";
import { feedOf } from "../../lists/feed.ts";
import { ListError } from "../../lists/index.ts";
import { listWith } from "../../lists/pushed.ts";
import { dropArrivals, endFollower, noteFailing, settle } from "../../store/arrivals.ts";
import type { Delivery } from "../../store/deliveries.ts";
import { type Distribution, DISTRIBUTION, distributionOf } from "../../store/hub.ts";
import { DAY } from "../../text/time.ts";
import { planPushes } from "../arrivals.ts";
import { ask, isOk, type Reply } from "../http.ts";
import type { Attempt, Budget, Kind } from "../kind.ts";
import { deny } from "./denial.ts";
import { type Hub, hubUrl } from "./hub.ts";

// A callback to which nothing got through for so long is given up.
const PATIENCE = 3 * DAY;
const ARRIVALS_KEPT = 8 * DAY;
// Subscribers of a feed come one after the other, so few documents are kept.
const DOCUMENTS_KEPT = 20;

/** The body of a push: the new entries of a feed, in its own format. */
interface Document {
  body: Uint8Array;
  type: string;
  /** Its address. */
  self: string;
}

/**
 * Pushes what entered feeds to those who subscribed to them.
 * https://www.w3.org/TR/websub/#content-distribution
 */
export function distributions(hub: Hub, budget: Budget): Kind {
  const { db } = hub;
  const documents = new Map<string, Document>();
  return {
    name: DISTRIBUTION,
    budget,
    plan: (now) => planPushes(hub, DISTRIBUTION, now),
    attempt: (delivery, now) => attemptDistribution(hub, documents, delivery, now),
    // The arrivals it told of are dropped, and the subscription is kept.
    onGivenUp: ({ target }, now) => [settle(db, target, true, now)],
    clean: (now) => [dropArrivals(db, now - ARRIVALS_KEPT)],
  };
}

async function attemptDistribution(
  hub: Hub,
  documents: Map<string, Document>,
  delivery: Delivery,
  now: number,
): Promise<Attempt> {
  const { db } = hub;
  const { target } = delivery;
  const distribution = await distributionOf(db, delivery);
  if (!distribution) return { outcome: "dropped", also: [settle(db, target, false, now)] };
  const { subscription } = distribution;
  const end = endFollower(db, target);
  if (subscription.leaseUntil <= now) return { outcome: "dropped", also: [end] };
  let document;
  try {
    document = await documentOf(hub, documents, distribution, now);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    await deny(hub, subscription, error.message);
    return { outcome: "refused", error: error.message, also: [end] };
  }
  if (!document) return { outcome: "empty", also: [settle(db, target, false, now)] };
  const reply = await post(hub, document, distribution);
  if (reply && isOk(reply)) return { outcome: "sent", also: [settle(db, target, false, now)] };
  const error = reply ? `The callback answered ${reply.status}.` : "The callback did not answer.";
  // "The subscriber may … return a HTTP 410 code … the hub MAY terminate the subscription."
  const isGone = reply?.status === 410;
  const { failingSince = now } = subscription;
  if (isGone || now - failingSince >= PATIENCE) return { outcome: "refused", error, also: [end] };
  const { retryAfter } = reply ?? {};
  return {
    outcome: "failed",
    error,
    ...(retryAfter !== undefined && { retryAfter }),
    also: [noteFailing(db, target, now)],
  };
}

async function post(
  { fetcher, site, userAgent }: Hub,
  { body, type, self }: Document,
  { subscription: { callback, secret } }: Distribution,
): Promise<Reply | undefined> {
  const signature = secret === undefined ? undefined : await signatureOf(secret, body);
  const headers = {
    "Content-Type": type,
    "User-Agent": userAgent,
    Link: `<${hubUrl(site)}>; rel="hub", <${self}>; rel="self"`,
    ...(signature !== undefined && { "X-Hub-Signature": signature }),
  };
  return ask(fetcher, callback, { method: "POST", body, headers }).catch(() => undefined);
}

async function documentOf(
  { lists, site, siteName }: Hub,
  documents: Map<string, Document>,
  { subscription: { topic }, arrival, moments }: Distribution,
  now: number,
): Promise<Document | undefined> {
  const key = `${arrival} ${topic}`;
  const known = documents.get(key);
  if (known) return known;
  const { format = formatOf("atom")!, ...list } = await listWith(lists, topic, moments, now);
  if (list.entries.length === 0) return undefined;
  const feed = { ...feedOf(site, siteName, list, format, lists.facts), hub: hubUrl(site) };
  const body = new TextEncoder().encode(format.render(feed));
  const document = { body, type: format.mediaType, self: feed.self };
  if (documents.size >= DOCUMENTS_KEPT) documents.clear();
  documents.set(key, document);
  return document;
}

/** `sha256=` and the HMAC of the body in hex. https://www.w3.org/TR/websub/#signing-content */
async function signatureOf(secret: string, body: Uint8Array): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const bytes = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign(algorithm.name, key, body));
  return `sha256=${Array.from(mac, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
