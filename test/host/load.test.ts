import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { load } from "../../scripts/bench/load.ts";
import { freePort } from "../../scripts/host/free-port.ts";
import { type Service, startService } from "../../scripts/host/service.ts";
import { everything } from "../../scripts/simulator/everything.ts";
import type { Simulator } from "../../scripts/simulator/huggingface.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";
import {
  startUpstream,
  type Upstream,
  upstreamSettings,
} from "../../scripts/simulator/upstream.ts";

const CONNECTIONS = 64;
const REQUESTS = 1200;

let folder: string;
let upstream: Upstream;
let service: Service;

beforeAll(async () => {
  vi.spyOn(console, "log").mockReturnValue();
  folder = await mkdtemp(join(tmpdir(), "paperwire-"));
  const clock = () => Math.floor(Date.now() / 1000);
  upstream = await startUpstream(unreliable(everything(samplePapers, { clock })), 0);
  service = await startService({
    data: join(folder, "data"),
    fresh: true,
    host: "127.0.0.1",
    port: await freePort(),
    defaults: { SOURCES: "huggingface,biorxiv,feed", RUN_PAGES: "6" },
    environment: upstreamSettings(upstream.url),
  });
  await service.runCron();
  isReliable = false;
});

afterAll(async () => {
  await service.stop();
  upstream.stop();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

let isReliable = true;

/** Once it is no longer reliable, one that answers two requests in five, and fails in other ways the rest of the time. */
function unreliable({ fetch, asked }: Simulator): Simulator {
  let n = 0;
  const failures = [
    () => new Response("Busy", { status: 503, headers: { "Retry-After": "1" } }),
    () => new Response("<html>Sorry</html>", { headers: { "Content-Type": "text/html" } }),
    () => new Response('[{"paper":', { headers: { "Content-Type": "application/json" } }),
  ];
  return {
    asked,
    async fetch(request) {
      return (isReliable ? undefined : failures[n++ % 5]?.()) ?? fetch(request);
    },
  };
}

/** Warm and cold lists in turn, in several formats. */
function pathOf(n: number): string {
  const paths = [
    "/papers.rss",
    "/",
    `/papers?q=learning&limit=20&_=${n}`,
    `/papers.atom?q=model+OR+graph&_=${n}`,
    `/topics/machine-unlearning.json?_=${n}`,
    `/papers.rss?limit=50&_=${n}`,
    "/style.css",
    "/status.json",
  ];
  return paths[n % paths.length];
}

it("answers all who ask while it fetches, from upstreams that fail", async () => {
  const idle = new AbortController();
  const runs = (async () => {
    for (let run = 0; run < 50 && !idle.signal.aborted; run++) {
      expect(await service.runCron()).toBe(true);
      // All that failed is tried again.
      await service.db.prepare("UPDATE poll SET due_at = 0").run();
      await service.db.prepare("DELETE FROM host").run();
    }
  })();
  const target = {
    url: service.url.replace("localhost", "127.0.0.1"),
    path: pathOf,
    headers: {},
    status: 200,
    connections: CONNECTIONS,
  };
  // It throws at any other status.
  const { requests } = await load(target, (asked) => asked >= REQUESTS);
  idle.abort();
  await runs;
  expect(requests).toBeGreaterThanOrEqual(REQUESTS);
  const { results } = await service.db.prepare("SELECT failures FROM poll").all();
  expect(results.some(({ failures }) => failures === 0)).toBe(true);
  expect(results.some(({ failures }) => failures !== 0)).toBe(true);
});
