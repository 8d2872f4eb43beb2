import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { type ArxivOptions, arxivSimulator } from "../../scripts/simulator/arxiv.ts";
import { sampleArxiv } from "../../scripts/simulator/arxiv-papers.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { type Context, listAt, ListError, lookUpWith } from "../../src/lists/index.ts";
import { profileOf } from "../../src/lists/like/library.ts";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import { FACTS } from "../../src/sources/index.ts";
import { readHost, saveHost } from "../../src/store/hosts.ts";
import { takeLease } from "../../src/store/lease.ts";
import { memory } from "../../src/web/answers.ts";
import { createApp } from "../../src/web/entry/app.ts";
import { clear } from "../ingest/wire.ts";
import { announce, contextWith } from "./store.ts";

// A Friday.
const DAY = "2026-11-20";
const NOW = Date.parse(`${DAY}T18:00:00Z`) / 1000;
const MINUTE = 60;

const [first, second, ...others] = sampleArxiv
  .announced("2026-11-18")
  .filter(({ type }) => type === "new")
  .map(({ paper }) => paper);

/** A site beside arXiv, with a clock that tests set. */
function start(trouble?: ArxivOptions["trouble"]) {
  const clock = { now: NOW };
  const simulator = arxivSimulator(sampleArxiv, {
    clock: () => clock.now,
    ...(trouble && { trouble }),
  });
  const lookUp = lookUpWith({
    db: env.DB,
    fetcher: (input, init) => simulator.fetch(new Request(input, init)),
    manners: { userAgent: "Paperwire/test", timeoutMs: 1000, maxBytes: 1024 * 1024 },
    sources: [arxiv.create(OPTIONS)],
    random: () => 0.5,
  });
  const context: Context = { ...contextWith("huggingface", "arxiv"), lookUp };
  const like = async (ids: string, after = 0) => {
    clock.now = NOW + after;
    return listAt(context, `/papers?q=like:${encodeURIComponent(ids)}`, clock.now);
  };
  const refusal = async (ids: string, after = 0) => {
    const error = await like(ids, after).catch((thrown: unknown) => thrown);
    if (!(error instanceof ListError)) throw new Error(`Not refused: ${String(error)}`);
    return error;
  };
  return { ...simulator, context, like, refusal, lookUp: lookUp! };
}

beforeEach(async () => {
  await clear();
  const { keys } = await env.KV.list({ prefix: "seeds:" });
  for (const { name } of keys) await env.KV.delete(name);
  const { title, abstract } = first!;
  await announce("huggingface", "2026-11-19", NOW - 86_400, [
    { id: "arxiv:2611.77771", title: `Again: ${title}`, abstract },
    { id: "arxiv:2611.77772", title: "Weather over oceans", abstract: "Storms and tides." },
  ]);
});

describe("a paper that no source has listed", () => {
  it("is looked up with one request, which says who asks, and is kept", async () => {
    const { like, asked } = start();
    const { entries } = await like(first!.id);
    expect(entries.map(({ paper }) => paper.id)).toEqual(["arxiv:2611.77771"]);
    expect(entries[0]?.shares).not.toEqual([]);
    expect(asked.map(({ url }) => url)).toEqual([
      `${OPTIONS.ARXIV_API_URL}/api/query?id_list=${first!.id}&max_results=1`,
    ]);
    expect(asked[0]!.headers["user-agent"]).toBe("Paperwire/test");
    expect((await like(`${first!.id}v1`, 1)).entries).toHaveLength(1);
    expect((await like(first!.id, 40 * 86_400)).entries).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it("stays known where nobody may be asked, as in a mail", async () => {
    const { like, context } = start();
    await like(first!.id);
    const alone = { ...context, lookUp: undefined };
    const list = await listAt(alone, `/papers?q=like:${first!.id}`, NOW + 1);
    expect(list.entries).toHaveLength(1);
    await expect(listAt(alone, `/papers?q=like:${second!.id}`, NOW + 1)).rejects.toThrow(
      `No source here has listed ${second!.id} yet, so like: cannot compare with it.`,
    );
  });

  it("is looked up each time while KV fails, and later where nobody may be asked", async () => {
    const { lookUp, context, asked } = start();
    const fail = () => Promise.reject(new Error("KV GET failed: 500"));
    const kv = Object.assign(Object.create(env.KV) as KVNamespace, { get: fail, put: fail });
    const address = `/papers?q=like:${first!.id}`;
    for (const after of [0, 10]) {
      const site = { ...context, kv, lookUp: (ids: readonly string[]) => lookUp(ids, NOW + after) };
      expect((await listAt(site, address, NOW + after)).entries).toHaveLength(1);
    }
    expect(asked).toHaveLength(2);
    const alone = { ...context, kv, lookUp: undefined };
    await expect(listAt(alone, address, NOW + 20)).rejects.toMatchObject({ reason: "busy" });
  });

  it("is one seed beside others", async () => {
    const { like, asked } = start();
    const { entries } = await like(`2611.77772,${first!.id}`);
    expect(entries.map(({ paper }) => paper.id)).toEqual(["arxiv:2611.77771"]);
    expect(asked).toHaveLength(1);
  });

  it("stays known when another one beside it comes to be listed", async () => {
    const { like, context } = start();
    await like(`${first!.id},${second!.id}`);
    const { title, abstract } = second!;
    await announce("arxiv", DAY, NOW, [{ id: `arxiv:${second!.id}`, title, abstract }]);
    const alone = { ...context, lookUp: undefined };
    const address = `/papers?q=like:${first!.id},${second!.id}`;
    expect((await listAt(alone, address, NOW + 1)).entries).not.toEqual([]);
  });

  it("is refused if arXiv does not know it either, and asked for again an hour later only", async () => {
    const { refusal, asked } = start();
    const error = await refusal(`${first!.id},2611.99999`);
    expect(error.reason).toBe("unreadable");
    expect(error.message).toBe(
      "No source here has listed 2611.99999 yet, and a look-up did not find it, so like: cannot compare with it.",
    );
    expect((await refusal(`2611.99999,${first!.id}`, 10)).reason).toBe("unreadable");
    expect(asked).toHaveLength(1);
  });

  it("is not looked up if it is not of arXiv, whatever stands beside it", async () => {
    const { refusal, asked } = start();
    const error = await refusal(`${first!.id},10.1101/2026.01.02.573456`);
    expect(error.reason).toBe("unreadable");
    expect(error.message).toContain("10.1101/2026.01.02.573456");
    for (const hostile of ["2611.00001&max_results=9", "../2611.00001", "2611.00001 OR all:a"]) {
      expect((await refusal(hostile)).reason).toBe("unreadable");
    }
    expect(asked).toEqual([]);
  });
});

describe("arXiv", () => {
  it("is asked once in three seconds, ten times a minute", async () => {
    const { like, refusal, asked } = start();
    await like(first!.id);
    for (const after of [0, 1, 2, 3]) {
      expect((await refusal(second!.id, after)).reason).toBe("busy");
    }
    await like(second!.id, 4);
    expect(asked.map(({ at }) => at)).toEqual([NOW, NOW + 4]);
    const more = others.slice(0, 10);
    expect(more).toHaveLength(10);
    for (const [n, { id }] of more.slice(0, 8).entries()) await like(id, 8 + 4 * n);
    expect((await refusal(more[8]!.id, 40)).reason).toBe("busy");
    expect((await refusal(more[9]!.id, 59)).reason).toBe("busy");
    expect(asked).toHaveLength(10);
    await like(more[9]!.id, 61);
    expect(asked).toHaveLength(11);
  });

  it("is asked 200 times a day", async () => {
    const { like, refusal, asked } = start();
    const times = Array.from({ length: 200 }, (_, n) => NOW - 86_000 + n * 400);
    await env.DB.prepare("INSERT INTO throttle (key, times, newest) VALUES (?, ?, ?)")
      .bind("lookup:arxiv.org", JSON.stringify(times), times.at(-1)!)
      .run();
    expect((await refusal(first!.id, 399)).reason).toBe("busy");
    expect(asked).toEqual([]);
    await like(first!.id, 400);
    expect(asked).toHaveLength(1);
  });

  it("is asked by one of several that ask at the same moment", async () => {
    const sites = Array.from({ length: 4 }, () => start());
    const answers = await Promise.all(
      sites.map(({ lookUp }, n) => lookUp([`arxiv:${others[n]!.id}`], NOW)),
    );
    expect(answers.filter((seeds) => seeds !== undefined)).toHaveLength(1);
    expect(sites.flatMap(({ asked }) => asked)).toHaveLength(1);
  });

  it("is left alone while a run may be asking it, until the lease is stale", async () => {
    const { like, refusal, asked } = start();
    await takeLease(env.DB, "run", NOW + 10 * MINUTE, NOW);
    expect((await refusal(first!.id, 9 * MINUTE)).reason).toBe("busy");
    expect(asked).toEqual([]);
    await like(first!.id, 10 * MINUTE);
    expect(asked).toHaveLength(1);
  });

  it("is left alone in the hours after an announcement", async () => {
    const { like, refusal, asked } = start();
    const midnight = Date.parse("2026-11-21T00:00:00Z") / 1000 - NOW;
    expect((await refusal(first!.id, midnight + 60 * MINUTE)).reason).toBe("busy");
    expect(asked).toEqual([]);
    await like(first!.id, midnight + 120 * MINUTE);
    expect(asked).toHaveLength(1);
  });

  it("is left alone while its host is, and after a failure for an hour more", async () => {
    const { like, refusal, asked } = start();
    const state = { name: "arxiv.org", failures: 2, retryAt: NOW + MINUTE, reason: "Down." };
    await saveHost(env.DB, state).run();
    // A run tries it first.
    for (const after of [59, 60, 60 * MINUTE]) {
      expect((await refusal(first!.id, after)).reason).toBe("busy");
    }
    expect(asked).toEqual([]);
    await like(first!.id, 61 * MINUTE);
    expect(asked).toHaveLength(1);
    // It is well again.
    expect((await readHost(env.DB, "arxiv.org", NOW)).state).toBeUndefined();
  });

  it("is asked as soon as the pause that it asked for is over", async () => {
    const { like, refusal, asked } = start();
    const state = { name: "arxiv.org", failures: 0, retryAt: NOW + MINUTE, reason: "A pause." };
    await saveHost(env.DB, state).run();
    expect((await refusal(first!.id, 59)).reason).toBe("busy");
    await like(first!.id, 60);
    expect(asked).toHaveLength(1);
  });

  it("is left alone by runs too after it failed, longer each time", async () => {
    const { refusal, asked } = start(() => ({ kind: "status", status: 503 }));
    expect((await refusal(first!.id)).message).toContain("cannot be looked up now");
    const { state } = await readHost(env.DB, "arxiv.org", NOW);
    expect(state).toMatchObject({ failures: 1, retryAt: NOW + 5 * MINUTE });
    await refusal(first!.id, 64 * MINUTE);
    expect(asked).toHaveLength(1);
    await refusal(first!.id, 65 * MINUTE);
    expect(asked).toHaveLength(2);
    const later = await readHost(env.DB, "arxiv.org", NOW);
    expect(later.state).toMatchObject({ failures: 2, retryAt: NOW + 75 * MINUTE });
  });

  it("gets the pause that it asks for", async () => {
    const { refusal } = start(() => ({
      kind: "status",
      status: 429,
      headers: { "Retry-After": "3600" },
    }));
    await refusal(first!.id);
    const { state } = await readHost(env.DB, "arxiv.org", NOW);
    expect(state).toMatchObject({ retryAt: NOW + 60 * MINUTE });
  });

  it.each(["html", "garbage", "empty", "truncated", "reset"] as const)(
    "may answer nonsense (%s), of which nothing is kept",
    async (kind) => {
      const { like, refusal } = start((_, nth) => (nth === 0 ? { kind } : undefined));
      expect((await refusal(first!.id)).reason).toBe("busy");
      expect((await env.KV.list({ prefix: "seeds:" })).keys).toEqual([]);
      expect((await like(first!.id, 90 * MINUTE)).entries).toHaveLength(1);
    },
  );
});

describe("a library", () => {
  const entry = (id: string, more: object = {}) => ({ id: `arxiv:${id}`, line: 1, ...more });

  it("has entries without an abstract looked up, and no others", async () => {
    const { context, asked } = start();
    const made = await profileOf(
      context,
      [
        entry(first!.id),
        entry(second!.id, { title: "A title" }),
        entry("2611.77772"),
        entry(others[0]!.id, { title: "Its own", abstract: "It has an abstract of its own." }),
        entry("2611.99999", { title: "Unknown, by title" }),
        entry("2611.99998"),
      ],
      NOW,
    );
    expect(made).toMatchObject({ known: 1, lookedUp: 2, own: 1, titled: 1 });
    expect(made.unused.map(({ id }) => id)).toEqual(["arxiv:2611.99998"]);
    const ids = new URL(asked[0]!.url).searchParams.get("id_list");
    expect(ids).toBe(`${first!.id},${second!.id},2611.99999,2611.99998`);
    expect(asked).toHaveLength(1);
    expect((await env.KV.list({ prefix: "seeds:" })).keys).toEqual([]);
  });

  it("has 50 of its entries looked up at most, in one request", async () => {
    const { context, asked } = start();
    const ids = Array.from({ length: 1000 }, (_, n) => `2611.${String(80_000 + n)}`);
    const made = await profileOf(
      context,
      [...ids.map((id) => entry(id)), entry("10.1/x", { id: "doi:10.1/x" })],
      NOW,
    );
    expect(made.unused).toHaveLength(1001);
    expect(asked).toHaveLength(1);
    expect(new URL(asked[0]!.url).searchParams.get("id_list")?.split(",")).toEqual(
      ids.slice(0, 50),
    );
  });

  it("is used by its titles while arXiv does not answer", async () => {
    const { context } = start(() => ({ kind: "reset" }));
    const made = await profileOf(context, [entry(first!.id, { title: first!.title })], NOW);
    expect(made).toMatchObject({ lookedUp: 0, titled: 1 });
    expect(made.profile).toBeDefined();
  });
});

describe("the site", () => {
  const appOver = ({ lookUp }: ReturnType<typeof start>) => {
    memory.clear();
    return createApp({ sources: () => [], facts: FACTS, clock: () => NOW, lookUp: () => lookUp });
  };
  const bindings = { ...env, SITE_URL: "https://papers.example" };

  it("answers 503 while a paper cannot be looked up, and keeps that nowhere", async () => {
    const app = appOver(start(() => ({ kind: "status", status: 503 })));
    const url = `https://papers.example/papers.json?q=like:${first!.id}`;
    const response = await app.request(url, {}, bindings);
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toBe("60");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ error: { status: 503, parameter: "q" } });
  });

  it("says how many entries of a library were looked up", async () => {
    const form = new FormData();
    form.append("library", `${first!.id}\n${second!.id}`);
    const whole = new Request("https://papers.example/like", { method: "POST", body: form });
    const body = await whole.arrayBuffer();
    const headers = {
      "Content-Type": whole.headers.get("Content-Type")!,
      "Content-Length": String(body.byteLength),
    };
    const request = new Request(whole.url, { method: "POST", body, headers });
    const response = await appOver(start()).request(request, {}, bindings);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("2 looked up,");
  });
});
