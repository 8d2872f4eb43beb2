import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Keeps a data folder for this process until it ends, however it ends: the lock is the operating
 * system's, on an SQLite file, so that a crash leaves nothing to clean up.
 * @throws with a sentence that says what to do when another process keeps it, or it is no lock
 */
export function lock(folder: string): void {
  const file = join(folder, "lock");
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (error) {
    database?.close();
    throw new Error(reason(folder, file, error), { cause: error });
  }
  process.once("exit", () => database.close());
}

// https://www.sqlite.org/rescode.html
const BUSY = 5;

function reason(folder: string, file: string, error: unknown): string {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  if (code === BUSY) {
    return `Another Paperwire runs on ${folder}. Stop that one, or give another folder: --data DIR`;
  }
  return `${file} is not a lock of Paperwire. Delete it, or give another folder: --data DIR`;
}
