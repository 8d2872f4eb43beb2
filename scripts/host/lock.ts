import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Keeps a data folder for this process until it ends, however it ends: the lock is the operating
 * system's, on an SQLite file, so that a crash leaves nothing to clean up.
 * @throws when another process keeps it
 */
export function lock(folder: string): void {
  const database = new DatabaseSync(join(folder, "lock"));
  try {
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    const message = `Another Paperwire runs on ${folder}. Stop that one, or use another folder.`;
    throw new Error(message, { cause: error });
  }
  process.once("exit", () => database.close());
}
