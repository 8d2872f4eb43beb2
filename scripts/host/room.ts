import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

const MB = 2 ** 20;
/** Below this nothing more is written: a run may write some tens of MB. */
const LEAST = 64 * MB;
/** Even reading needs a little, to open the database again. */
const RESERVE = 8 * MB;
const EVERY = 5_000;

/** The room that a data folder has on its disk. */
export interface Room {
  /** Why nothing should be written now, in a sentence; undefined if there is room. */
  shortage(): string | undefined;
  stop(): void;
}

/**
 * Watches the room on the disk of a folder. A file is kept there and given up when the disk is
 * nearly full, so that the papers can still be read.
 */
export function watchRoom(folder: string): Room {
  const reserve = join(folder, "reserve");
  let isShort = false;
  const check = () => {
    const free = freeIn(folder);
    const kept = existsSync(reserve);
    isShort = free < LEAST;
    if (isShort && kept) rmSync(reserve, { force: true });
    if (!kept && free > LEAST + RESERVE) fill(reserve);
  };
  check();
  const timer = setInterval(check, EVERY);
  timer.unref();
  return {
    shortage() {
      check();
      if (!isShort) return undefined;
      return `Less than ${LEAST / MB} MB are free on the disk of ${folder}. Nothing is fetched until there is room; reading goes on.`;
    },
    stop: () => clearInterval(timer),
  };
}

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

// Zeros that are written: a hole would keep nothing.
function fill(file: string): void {
  try {
    const opened = openSync(file, "w");
    writeSync(opened, Buffer.alloc(RESERVE));
    fsyncSync(opened);
    closeSync(opened);
  } catch {
    rmSync(file, { force: true });
  }
}
