import { env } from "cloudflare:workers";
import { afterEach, beforeAll, expect, it } from "vitest";
import { memory } from "../../src/web/answers.ts";
import { clock, get, NOW } from "../web/site.ts";
import { contents } from "./contents.ts";
import { live, newWorld } from "./world.ts";

let whole: Awaited<ReturnType<typeof contents>>;

beforeAll(async () => {
  const world = await newWorld();
  await live(world, world.run, { most: 1 });
  whole = await contents(world.now);
});

afterEach(() => {
  clock.now = NOW;
});

const PAGES = [
  "/",
  "/papers",
  "/papers?q=forgetting",
  "/papers/trending",
  "/papers/trending.atom",
  "/papers.rss",
  "/topics",
  "/topics/machine-unlearning",
  "/status",
  "/status.json",
  "/healthz",
  "/follow/papers.rss",
  "/build",
];

type Call = (key: string, ...rest: unknown[]) => Promise<unknown>;

/** The real KV with some other way of reading or writing. */
function keys(other: { get?: Call; put?: Call }): KVNamespace {
  return Object.assign(Object.create(env.KV) as KVNamespace, {
    get: (...all: Parameters<Call>) => (env.KV.get as Call)(...all),
    put: (...all: Parameters<Call>) => (env.KV.put as Call)(...all),
    ...other,
  });
}

const fail = () => Promise.reject(new Error("KV GET failed: 500 Internal Server Error"));

/** The values that KV had a minute ago, which were never newer than its own. */
function stale(now: () => number): KVNamespace {
  const last = new Map<string, { at: number; text: string | null; older: string | null }>();
  return keys({
    async get(key) {
      const known = last.get(key);
      const text = known && known.at + 60 > now() ? known.older : await env.KV.get(key, "text");
      return text === null ? null : (JSON.parse(text) as unknown);
    },
    async put(key, text) {
      const older = await env.KV.get(key, "text");
      last.set(key, { at: now(), text: text as string, older });
      await env.KV.put(key, text as string);
    },
  });
}

const FAULTS: Record<string, (now: () => number) => KVNamespace> = {
  "cannot be read": () => keys({ get: fail }),
  "cannot be written": () => keys({ put: fail }),
  "has nothing": () => keys({ get: async () => null }),
  "has half a value": () =>
    keys({
      async get(_, options) {
        await env.KV.put("half", '{"at":');
        return env.KV.get("half", options as { type: "json" });
      },
    }),
  "is a minute old": stale,
  "loses what is written": () => keys({ put: async () => {} }),
};

it.each(Object.keys(FAULTS))("while KV %s, runs and pages go on, and it heals", async (fault) => {
  const world = await newWorld();
  const kv = FAULTS[fault]!(() => world.now);
  const statuses: Record<string, number> = {};
  let runs = 0;
  const run = async () => {
    // It is well again when the upstreams have changed.
    if (world.changes > 0) return world.run();
    const outcomes = await world.run({ kv });
    runs++;
    clock.now = world.now;
    for (const page of PAGES.filter((_, n) => n % 4 === runs % 4)) {
      memory.clear();
      const response = await get(page, {}, { vars: { KV: kv } });
      await response.text();
      statuses[page] = response.status;
    }
    return outcomes;
  };
  await live(world, run, { most: 1 });
  expect(statuses).toEqual(Object.fromEntries(PAGES.map((page) => [page, 200])));
  expect(await contents(world.now)).toEqual(whole);
});

it("a ranking that cannot be read is told, with the papers that entered it last", async () => {
  const kv = keys({ get: fail });
  memory.clear();
  const html = await (await get("/papers/trending", {}, { vars: { KV: kv } })).text();
  expect(html).toContain("These papers entered it last.");
  expect(html).toContain("Forgetting on purpose");
});
