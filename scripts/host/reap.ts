import { type ChildProcess, spawn } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";

const WRAPPER = join(import.meta.dirname, "workerd");

let isPrepared = false;

/**
 * Sees to it that no workerd of Miniflare outlives this process, even when that is killed without
 * notice: an orphan would keep the port and the database. That holds from now on, for one that
 * Miniflare starts in the place of one that died too. Does nothing on Windows.
 */
export function reapWorkerd(): void {
  if (isPrepared || process.platform === "win32") return;
  isPrepared = true;
  const real = process.env["MINIFLARE_WORKERD_PATH"] ?? binary();
  const started = isExecutable(WRAPPER) ? WRAPPER : real;
  process.env["PAPERWIRE_WORKERD"] ??= real;
  process.env["MINIFLARE_WORKERD_PATH"] = started;
  subscribe("child_process", (message) => {
    const child = (message as { process: ChildProcess }).process;
    // It has neither name nor number yet.
    setImmediate(() => {
      if (child.spawnfile === started) reap(child);
    });
  });
}

// It is not where the files came without their modes, as out of some archives.
function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function binary(): string {
  const miniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  return (miniflare("workerd") as { default: string }).default;
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
