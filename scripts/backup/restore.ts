import { headerOf, migrationsOf } from "./backup.ts";
import type { Execute, Select } from "./sql.ts";

/** Statements that are executed together. */
const LINES_A_BATCH = 20;

/**
 * Fills an empty database from a backup.
 * @param lines of the backup
 * @returns how many statements were executed
 * @throws before anything is written, if the file is no backup, the database holds papers, or it has
 * other migrations than the backup
 */
export async function restore(
  lines: AsyncIterable<string>,
  select: Select,
  execute: Execute,
): Promise<number> {
  let batch: string[] = [];
  let count = -1;
  for await (const line of lines) {
    if (count++ < 0) {
      await check(line, select);
      continue;
    }
    batch.push(line);
    if (batch.length < LINES_A_BATCH) continue;
    await execute(batch);
    batch = [];
  }
  if (count < 0) throw new Error("The file is empty.");
  if (batch.length > 0) await execute(batch);
  return count;
}

async function check(header: string, select: Select): Promise<void> {
  const { migrations } = headerOf(header);
  const had = await migrationsOf(select);
  const [missing] = migrations.filter((name) => !had.includes(name));
  const [newer] = had.filter((name) => !migrations.includes(name));
  if (missing !== undefined) {
    throw new Error(`The backup is of a newer version, which has ${missing}. Update first.`);
  }
  if (newer !== undefined) {
    throw new Error(
      `The backup is of an older version, without ${newer}. Restore it with that version, then update.`,
    );
  }
  const [row] = await select("SELECT count(*) AS papers FROM (SELECT 1 FROM paper LIMIT 1)");
  if (row?.["papers"] !== 0) {
    throw new Error("The database holds papers already. Restore into an empty one.");
  }
}
