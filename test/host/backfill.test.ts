import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { freePort } from "../../scripts/host/free-port.ts";
import { recordedPapers } from "../../scripts/simulator/recorded.ts";
import { ROOT } from "../../scripts/host/settings.ts";
import { startUpstream } from "../../scripts/simulator/upstream.ts";
import { listDay } from "../../src/sources/huggingface.ts";
import { addDays, dayOf } from "../../src/text/time.ts";
import { simulator } from "../../scripts/simulator/huggingface.ts";

const FOLDER = `${process.env["RECORDED_DATA"]}/data/hf`;
const isThere = existsSync(FOLDER);
if (!isThere) console.log(`Skipped: no recorded days in ${FOLDER}`);

const DAYS = 60;
// A run asks for 15 pages at most, and the next ones ask again for the page that was under way.
const KILLED_AFTER = [9, 20, 31];
const PATIENCE = 200_000;

describe.skipIf(!isThere)("a backfill of recorded days", () => {
  const ends: (() => unknown)[] = [];
  afterAll(async () => {
    for (const stop of ends.toReversed()) await stop();
  });

  it("serves each paper once, in time order, though it was killed again and again", async () => {
    const clock = () => Math.floor(Date.now() / 1000);
    const lists = await recordedPapers(FOLDER, clock());
    const upstream = simulator(lists, { clock });
    const server = await startUpstream(upstream, 0);
    ends.push(() => server.stop());
    const data = await mkdtemp(join(tmpdir(), "paperwire-"));
    ends.push(() => rm(data, { recursive: true, force: true }));
    const from = addDays(dayOf(clock()), -DAYS);
    const port = await freePort();
    const site = `http://127.0.0.1:${port}`;
    const start = () => {
      const child = startService(port, data, {
        SOURCES: "huggingface",
        HUGGINGFACE_URL: server.url,
        BACKFILL_FROM: from,
      });
      ends.push(() => end(child));
      return child;
    };

    for (const requests of KILLED_AFTER) {
      const killed = start();
      await until(() => upstream.asked.length >= requests, killed);
      killed.child.kill("SIGKILL");
      await untilGone(site);
    }
    const before = upstream.asked.length;
    const last = start();
    await until(() => last.printed.includes("next run at"), last);
    expect(before).toBeLessThan(DAYS);
    // In the evening of New York, today's list there is that of yesterday here.
    const days = new Set<string>();
    for (let day = from; day <= listDay(clock()); day = addDays(day, 1)) days.add(day);
    const askedDays = upstream.asked.map(({ url }) => new URL(url).searchParams.get("date")!);
    expect(new Set(askedDays)).toEqual(days);

    const listed = new Set<string>();
    for (let day = from; day <= listDay(clock()); day = addDays(day, 1)) {
      for (const { paper } of await lists(day, clock())) listed.add(`arxiv:${paper.id}`);
    }
    const served = await everything(`${site}/papers.json`);
    expect(listed.size).toBeGreaterThan(500);
    expect(served.map(({ id }) => id).toSorted()).toEqual([...listed].toSorted());
    const dates = served.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().toReversed());
    console.log(`${served.length} papers of ${DAYS} days, each once`);
  });
});

interface Running {
  child: ChildProcess;
  printed: string;
}

function startService(port: number, data: string, settings: Record<string, string>): Running {
  const args = ["scripts/start.ts", "--port", String(port), "--data", data];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...settings, RUN_PAGES: "15", SITE_URL: `http://127.0.0.1:${port}` },
  });
  const running = { child, printed: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (running.printed += text));
  }
  return running;
}

async function end({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function until(reached: () => boolean, running: Running): Promise<void> {
  const given = Date.now() + PATIENCE;
  while (!reached()) {
    if (running.child.exitCode !== null || Date.now() > given) throw new Error(running.printed);
    await pause();
  }
}

// The port is given back when the runtime of the killed service has ended too.
async function untilGone(site: string): Promise<void> {
  const answers = () =>
    fetch(`${site}/healthz`).then(
      () => true,
      () => false,
    );
  while (await answers()) await pause();
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}

async function everything(url: string): Promise<{ id: string; date: string }[]> {
  const all: { id: string; date: string }[] = [];
  let next: string | undefined = url;
  while (next !== undefined) {
    const feed = (await (await fetch(next)).json()) as {
      next_url?: string;
      items: { date_published: string; _paper: { id: string } }[];
    };
    all.push(...feed.items.map((item) => ({ id: item._paper.id, date: item.date_published })));
    next = feed.next_url;
  }
  return all;
}
