import { readFileSync } from "node:fs";
import process from "node:process";

const EVERY = 500;
const SHELL = /^(?:sh|dash|bash|ash|busybox)$/;

/**
 * Waits until npm is gone, if npm started this process: signals to it do not always reach what it
 * started. Never comes to an end otherwise.
 */
export async function npmGone(environment = process.env): Promise<void> {
  const first = parents();
  return new Promise((resolve) => {
    if (environment["npm_lifecycle_event"] === undefined || first.includes(1)) return;
    const timer = setInterval(() => {
      if (parents().join() === first.join()) return;
      clearInterval(timer);
      resolve();
    }, EVERY);
    timer.unref();
  });
}

// npm runs a script by a shell, which may stay in between.
function parents(): number[] {
  const pids = [process.ppid];
  const parent = statOf(process.ppid);
  if (parent && SHELL.test(parent.name)) pids.push(parent.parent);
  return pids;
}

// proc_pid_stat(5). There is none on systems other than Linux.
function statOf(pid: number): { name: string; parent: number } | undefined {
  try {
    const [, name = "", rest = ""] = /^\d+ \((.*)\) (.*)/s.exec(
      readFileSync(`/proc/${pid}/stat`, "utf8"),
    )!;
    return { name, parent: Number(rest.split(" ")[1]) };
  } catch {
    return undefined;
  }
}
