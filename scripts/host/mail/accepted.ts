import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

// Longer than anything is tried again.
const KEPT = 2 * 86_400;

/** The mails that a mail server has accepted, by their keys: none is handed over twice. */
export interface Accepted {
  has(key: string): boolean;
  /** Notes a mail, so that a crash right after does not lose the note. */
  add(key: string, now: number): void;
  close(): void;
}

/**
 * Opens the notes on accepted mails.
 * @param file an SQLite file, made if it is not there
 */
export function openAccepted(file: string): Accepted {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS accepted (key TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID`);
  const find = database.prepare("SELECT 1 FROM accepted WHERE key = ?");
  const note = database.prepare("INSERT OR IGNORE INTO accepted (key, at) VALUES (?, ?)");
  const drop = database.prepare("DELETE FROM accepted WHERE at < ?");
  return {
    has: (key) => find.get(key) !== undefined,
    add(key, now) {
      note.run(key, now);
      if (Math.random() < 0.01) drop.run(now - KEPT);
    },
    close: () => database.close(),
  };
}
