import { env } from "cloudflare:workers";
import { followedAt } from "../../../src/lists/follow.ts";
import { type Added, addTo } from "../../../src/outbox/channels/adding.ts";
import type { Channels } from "../../../src/outbox/channels/channels.ts";
import { postings } from "../../../src/outbox/channels/posting.ts";
import type { Outbox } from "../../../src/outbox/outbox.ts";
import { runOutbox } from "../../../src/outbox/run.ts";
import { contextWith } from "../../lists/store.ts";

export const SITE = "https://papers.example.org";
export const SLACK = "https://hooks.slack.com/services/T01/B02/abcDEF";
export const LIST = "/papers?q=forgetting";

/** A message as a chat gets it. */
export interface Got {
  url: string;
  body: { text: string };
}

/** Channels, and the chats that they post to: what comes there is kept, and answered as a test says. */
export interface ChatTown {
  now: number;
  channels: Channels;
  outbox: Outbox;
  got: Got[];
  /** The texts of the messages, without the greetings. */
  texts: () => string[];
  waited: number[];
  add: (hook?: string, list?: string) => Promise<Added>;
  run: () => Promise<void>;
  runAt: (time: string) => Promise<void>;
}

export function chatAt(
  start: string,
  reply: (got: Got) => Response | Promise<Response> = () => new Response("ok"),
  more: Partial<Channels> = {},
): ChatTown {
  const channels: Channels = {
    db: env.DB,
    lists: contextWith("huggingface", "arxiv"),
    site: SITE,
    async fetcher(input, init) {
      const request = new Request(input, init);
      const got = { url: request.url, body: await request.json<Got["body"]>() };
      town.got.push(got);
      return reply(got);
    },
    userAgent: "Paperwire",
    secret: "a-secret-of-this-deployment",
    hosts: [],
    mostARun: 500,
    sleep: async (seconds) => void town.waited.push(seconds),
    ...more,
  };
  const outbox: Outbox = {
    db: channels.db,
    kinds: [postings(channels, { spacing: 0, atOnce: 6, left: async () => channels.mostARun })],
    clock: () => town.now,
    sleep: () => Promise.resolve(),
    log: () => {},
  };
  const town: ChatTown = {
    now: Date.parse(start) / 1000,
    channels,
    outbox,
    got: [],
    texts: () =>
      town.got
        .map(({ body }) => body.text)
        .filter((text) => !text.startsWith("New papers will be posted here")),
    waited: [],
    async add(hook = SLACK, list = LIST) {
      const followed = await followedAt(channels.lists, list, town.now);
      return addTo(channels, { hook, chat: "@papers" }, followed, town.now);
    },
    run: () => run(outbox),
    async runAt(time) {
      town.now = Date.parse(time) / 1000;
      await run(outbox);
    },
  };
  return town;
}

/** Runs, until there is no more to write. */
async function run(outbox: Outbox): Promise<void> {
  while (await runOutbox(outbox));
}
