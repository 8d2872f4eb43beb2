import { mkdir, rename, writeFile } from "node:fs/promises";
import { type Profiler, Session } from "node:inspector/promises";
import { join } from "node:path";
import { run } from "../command/run.ts";
import { printTable } from "./budget.ts";
import { REPLAY } from "./replay.ts";
import type { BenchWire } from "./site.ts";

const WARM_UP = 300;
const TIMES = 500;
const MICROSECONDS = 200;
const SHOWN = 30;

interface Worker {
  fetch(request: Request, env: unknown, context: object): Promise<Response>;
}

/**
 * Prints where the Worker spends its own time on cold answers: in Node, which has the same engine
 * and a profiler, with D1 and KV replayed.
 * @param paths what to ask for, each with parameters
 */
export async function profile(
  wire: BenchWire,
  folder: string,
  paths: readonly string[],
): Promise<void> {
  const { worker, env } = await load(wire, folder);
  let asked = 0;
  const ask = async (path: string, times: number) => {
    for (let n = 0; n < times; n++) {
      const request = new Request(`https://papers.example${path}&utm_x=${asked++}`);
      await (await worker.fetch(request, env, { waitUntil() {} })).arrayBuffer();
    }
  };
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: MICROSECONDS });
  for (const path of paths) {
    await ask(path, WARM_UP);
    await session.post("Profiler.start");
    await ask(path, TIMES);
    const { profile: sampled } = await session.post("Profiler.stop");
    console.log(`\n${path}\n`);
    print(sampled);
  }
  session.disconnect();
}

// With the names of functions, which the bundle that is deployed does not have.
async function load(wire: BenchWire, folder: string): Promise<{ worker: Worker; env: unknown }> {
  await mkdir(folder, { recursive: true });
  await run("wrangler", ["deploy", "--dry-run", "--outdir", folder, "--minify=false"]);
  await rename(join(folder, "index.js"), join(folder, "worker.mjs"));
  await writeFile(join(folder, "replay.mjs"), REPLAY);
  const { default: worker } = (await import(join(folder, "worker.mjs"))) as { default: Worker };
  const { replayed } = (await import(join(folder, "replay.mjs"))) as {
    replayed: (env: object) => unknown;
  };
  const { miniflare } = wire.worker;
  const env = replayed({
    SITE_URL: "https://papers.example",
    SOURCES: "huggingface",
    DB: await miniflare.getD1Database("DB"),
    KV: await miniflare.getKVNamespace("KV"),
  });
  return { worker, env };
}

function print({ nodes, samples = [] }: Profiler.Profile): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const own = new Map<string, number>();
  const all = new Map<string, number>();
  let busy = 0;
  for (const sample of samples) {
    const name = nameOf(byId.get(sample)!);
    if (name === "(idle)") continue;
    busy++;
    own.set(name, (own.get(name) ?? 0) + 1);
    const names = new Set<string>();
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      names.add(nameOf(byId.get(id)!));
    }
    for (const each of names) all.set(each, (all.get(each) ?? 0) + 1);
  }
  const percent = (count = 0) => `${((100 * count) / busy).toFixed(1)} %`;
  const dearest = [...own].toSorted(([, a], [, b]) => b - a).slice(0, SHOWN);
  printTable([
    ["function", "itself", "with what it calls"],
    ...dearest.map(([name, count]) => [name, percent(count), percent(all.get(name))]),
  ]);
}

function nameOf({ callFrame }: Profiler.ProfileNode): string {
  const { functionName, url, lineNumber } = callFrame;
  if (functionName !== "") return functionName;
  return `${url.split("/").at(-1)}:${lineNumber + 1}`;
}
