import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { freePort } from "../host/free-port.ts";
import { ROOT } from "../host/settings.ts";
import { addDays, dayOf } from "../../src/text/time.ts";
import { everything } from "../simulator/everything.ts";
import { samplePapers } from "../simulator/papers.ts";
import { startUpstream, upstreamSettings } from "../simulator/upstream.ts";
import { familyOf, type Process } from "./processes.ts";

const DAYS = 20;
const PATIENCE = 180_000;

/** `npm start` as a process of its own, as it is shipped. */
export interface Shipped {
  url: string;
  /** The process of workerd. */
  workerd(): Process;
  /** The memory of npm and all that it started, workerd included, in bytes. */
  resident(): number;
  stop(): Promise<void>;
}

/**
 * Runs `npm start` over a simulated Hugging Face until it waits for the next run.
 * @param data the folder that keeps its papers
 * @param environment settings that replace those it has here
 * @throws with what it printed when it does not start
 */
export async function startShipped(
  data: string,
  environment: Record<string, string> = {},
): Promise<Shipped> {
  const clock = () => Math.floor(Date.now() / 1000);
  const upstream = await startUpstream(everything(samplePapers, { clock }), 0);
  const port = await freePort();
  const env = {
    ...process.env,
    ...upstreamSettings(upstream.url),
    SOURCES: "huggingface",
    BACKFILL_FROM: addDays(dayOf(clock()), -DAYS),
    RUN_PAGES: "100",
    ...environment,
  };
  const args = ["start", "--", "--port", String(port), "--data", data];
  // A group of its own, so that it can be ended whole.
  const child = spawn("npm", args, { cwd: ROOT, env, detached: true, stdio: "pipe" });
  async function stop(): Promise<void> {
    end(child, "SIGTERM");
    await Promise.race([once(child, "close"), setTimeout(10_000)]);
    end(child, "SIGKILL");
    upstream.stop();
  }
  try {
    await printed(child, /next run at/);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    workerd: () => familyOf(child.pid!).find(({ name }) => name === "workerd")!,
    resident: () => familyOf(child.pid!).reduce((sum, { resident }) => sum + resident, 0),
    stop,
  };
}

function end({ pid, exitCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined || exitCode !== null) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // All of the group has ended.
  }
}

async function printed(child: ChildProcess, wanted: RegExp): Promise<void> {
  const lines: string[] = [];
  const patience = AbortSignal.timeout(PATIENCE);
  child.stderr!.on("data", (text: Buffer) => lines.push(text.toString()));
  for await (const line of createInterface({ input: child.stdout!, signal: patience })) {
    lines.push(line);
    if (!wanted.test(line)) continue;
    child.stdout!.resume();
    return;
  }
  throw new Error(`npm start did not start:\n${lines.join("\n")}`);
}
