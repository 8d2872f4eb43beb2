import { env } from "cloudflare:workers";
import { distributions } from "../../../src/outbox/hub/distribution.ts";
import type { Hub } from "../../../src/outbox/hub/hub.ts";
import { type HubFields, type Taken, takeRequest } from "../../../src/outbox/hub/subscribing.ts";
import { verifications } from "../../../src/outbox/hub/verification.ts";
import { deliverAll } from "../../../src/outbox/deliver.ts";
import type { Outbox } from "../../../src/outbox/outbox.ts";
import { runOutbox } from "../../../src/outbox/run.ts";
import { contextWith } from "../../lists/store.ts";

export const SITE = "https://papers.example.org";
export const CALLBACK = "https://reader.example.org/push?user=7";
export const TOPIC = `${SITE}/papers.atom?q=forgetting`;

/** A request as a callback gets it. */
export interface Got {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** A hub, and the outside it sends to: what comes there is kept, and answered as a test says. */
export interface HubTown {
  now: number;
  hub: Hub;
  outbox: Outbox;
  /** Every request to a callback, in order. */
  got: Got[];
  /** Those that push. */
  pushed: () => Got[];
  ask: (fields?: HubFields) => Promise<Taken>;
  /** Asks, and has the hub verify it. */
  subscribe: (fields?: HubFields) => Promise<Taken>;
  run: () => Promise<void>;
  runAt: (time: string) => Promise<void>;
}

type Reply = (got: Got) => Response | Promise<Response>;

/** A subscriber that agrees to everything, and takes everything. */
export const agrees: Reply = ({ method, url }) =>
  new Response(method === "GET" ? new URL(url).searchParams.get("hub.challenge") : null);

/** Opens a hub. `reply` is what callbacks answer; names are those that DNS knows. */
export function hubAt(
  start: string,
  reply: Reply = agrees,
  names: Record<string, string[]> = {},
  more: Partial<Hub> = {},
): HubTown {
  const hub: Hub = {
    db: env.DB,
    lists: contextWith("huggingface", "arxiv"),
    site: SITE,
    siteName: "Paperwire",
    isLoopback: false,
    async fetcher(input, init) {
      const request = new Request(input, init);
      const url = new URL(request.url);
      if (url.host === "dns.example.org") return resolved(names, url.searchParams);
      const { method, headers } = request;
      const got = { method, url: request.url, headers, body: await request.text() };
      town.got.push(got);
      return reply(got);
    },
    resolver: "https://dns.example.org/query",
    userAgent: "Paperwire (+https://papers.example.org)",
    most: 1000,
    mostARun: 500,
    ...more,
  };
  const left = async () => hub.mostARun;
  const outbox: Outbox = {
    db: hub.db,
    kinds: [
      verifications(hub, { spacing: 0, atOnce: 6, left }),
      distributions(hub, { spacing: 0, atOnce: 6, left }),
    ],
    clock: () => town.now,
    sleep: () => Promise.resolve(),
    log: () => {},
  };
  const ask = (fields: HubFields = {}) =>
    takeRequest(hub, { mode: "subscribe", topic: TOPIC, callback: CALLBACK, ...fields }, town.now);
  const town: HubTown = {
    now: Date.parse(start) / 1000,
    hub,
    outbox,
    got: [],
    pushed: () => town.got.filter(({ method }) => method === "POST"),
    ask,
    async subscribe(fields) {
      const taken = await ask(fields);
      if (taken.ok) await deliverAll(outbox, [taken.delivery]);
      return taken;
    },
    run: () => run(outbox),
    async runAt(time) {
      town.now = Date.parse(time) / 1000;
      await run(outbox);
    },
  };
  return town;
}

function resolved(names: Record<string, string[]>, asked: URLSearchParams): Response {
  const type = Number(asked.get("type"));
  const addresses = names[asked.get("name")!];
  if (!addresses && Object.keys(names).length > 0) return Response.json({ Status: 3 });
  const Answer = (addresses ?? ["93.184.216.34"])
    .filter((data) => data.includes(":") === (type === 28))
    .map((data) => ({ name: asked.get("name"), type, TTL: 60, data }));
  return Response.json({ Status: 0, Answer });
}

/** The titles of the entries in an Atom document. */
export function titlesOf({ body }: Pick<Got, "body">): string[] {
  return [...body.matchAll(/<entry>[^]*?<title>(.*?)<\/title>/g)].map(([, title]) => title!);
}

export interface Kept {
  topic: string;
  callback: string;
  secret: string | null;
  lease_until: number;
}

/** The subscriptions there are. */
export async function subscriptions(): Promise<Kept[]> {
  const rows = await env.DB.prepare(
    "SELECT topic, callback, secret, lease_until FROM hub_subscription ORDER BY follower",
  ).all<Kept>();
  return rows.results;
}

/** Runs, until there is no more to write. */
async function run(outbox: Outbox): Promise<void> {
  while (await runOutbox(outbox));
}
