import { type ChildProcess, spawn } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import process from "node:process";

/**
 * Starts something that has a child process, and sees to it that the child does not outlive this
 * process, even when that is killed without notice: an orphaned workerd would keep the port and
 * the database. Does nothing on Windows.
 */
export async function reaped<Result>(start: () => Promise<Result>): Promise<Result> {
  const children: ChildProcess[] = [];
  const remember = (message: unknown): void => {
    children.push((message as { process: ChildProcess }).process);
  };
  subscribe("child_process", remember);
  try {
    return await start();
  } finally {
    unsubscribe("child_process", remember);
    for (const child of children) if (process.platform !== "win32") reap(child);
  }
}

function reap(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  // `read` ends when the other end of its pipe does, which is when this process ends.
  const watch = spawn("sh", ["-c", `read -r _; kill -9 ${child.pid}`], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watch.unref();
  child.once("exit", () => watch.kill("SIGKILL"));
}
