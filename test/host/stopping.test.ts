import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { familyOf, processOf } from "../../scripts/bench/processes.ts";
import { freePort } from "../../scripts/host/free-port.ts";
import { checkPort } from "../../scripts/host/port.ts";
import { ROOT } from "../../scripts/host/settings.ts";
import { upstreamSettings } from "../../scripts/simulator/upstream.ts";

let folder: string;
let port: number;
let upstream: Server;
let npm: ChildProcess;
let output: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperwire-"));
  port = await freePort();
  // One that never answers, so that a run is under way until it is given up.
  upstream = createServer(() => {});
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port: hung } = upstream.address() as AddressInfo;
  output = "";
  npm = spawn("npm", ["start", "--", "--port", String(port), "--data", folder], {
    cwd: ROOT,
    env: { ...process.env, ...upstreamSettings(`http://127.0.0.1:${hung}`) },
    // Processes of a terminal are of one group.
    detached: true,
  });
  for (const stream of [npm.stdout!, npm.stderr!]) {
    stream.on("data", (text: Buffer) => (output += text.toString()));
  }
  await until(() => output.includes("Ctrl-C ends it"));
});

afterEach(async () => {
  for (const { pid } of familyOf(npm.pid!)) kill(pid, "SIGKILL");
  upstream.close();
  upstream.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 120_000; waited += 100) {
    if (await isSo()) return;
    await setTimeout(100);
  }
  throw new Error(`It did not come about:\n${output}`);
}

function member(name: string): number {
  const found = familyOf(npm.pid!).find((each) => each.name === name);
  if (!found) throw new Error(`No ${name} runs:\n${output}`);
  return found.pid;
}

/** Waits for the end of all that was started; throws if it keeps the port or the folder. */
async function allEnd(stop: () => void): Promise<void> {
  const pids = familyOf(npm.pid!).map(({ pid }) => pid);
  if (pids.length < 3) throw new Error(`It does not run:\n${output}`);
  stop();
  await until(() => pids.every((pid) => processOf(pid) === undefined));
  await checkPort("127.0.0.1", port);
  const lock = new DatabaseSync(join(folder, "lock"));
  lock.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  lock.close();
}

// Its name differs by version.
const node = () => processOf(member("workerd"))!.parent;

it.each(["SIGTERM", "SIGHUP", "SIGKILL"] as const)(
  "ends everything at %s to npm alone",
  async (signal) => {
    await expect(allEnd(() => kill(npm.pid!, signal))).resolves.toBeUndefined();
  },
);

it.each(["SIGTERM", "SIGHUP", "SIGKILL"] as const)(
  "ends everything at %s to node alone",
  async (signal) => {
    const pid = node();
    await allEnd(() => kill(pid, signal));
    expect(output.includes("Stopping.")).toBe(signal !== "SIGKILL");
  },
);

it("ends everything at Ctrl-C during a run, without a word about what it broke off", async () => {
  await allEnd(() => kill(-npm.pid!, "SIGINT"));
  expect(output).toContain("Stopping.");
  expect(output).not.toMatch(/fetch failed|error/i);
});

it("serves again when workerd was killed, and leaves none behind then", async () => {
  const first = member("workerd");
  kill(first, "SIGKILL");
  await until(async () => {
    const response = await fetch(`http://127.0.0.1:${port}/papers.json`).catch(() => undefined);
    return response?.status === 200;
  });
  expect(member("workerd")).not.toBe(first);
  const pid = node();
  await allEnd(() => kill(pid, "SIGKILL"));
});
