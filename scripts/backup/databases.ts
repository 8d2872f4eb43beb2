import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lock } from "../host/lock.ts";
import { type Database, migrate } from "../host/migrate.ts";
import { startMiniflare } from "../host/miniflare.ts";
import { ROOT, readConfig } from "../host/settings.ts";
import type { Wrangler } from "../deploy/wrangler.ts";
import type { Execute, Row, Select } from "./sql.ts";

/** A database to copy from or to. */
export interface Opened {
  select: Select;
  execute: Execute;
  close(): Promise<void>;
}

/**
 * The database in a folder of `npm start`, with all migrations.
 * @throws when a service runs on it
 */
export async function openFolder(data: string): Promise<Opened> {
  await mkdir(data, { recursive: true });
  lock(data);
  const miniflare = await startMiniflare({
    script: "export default {}",
    compatibilityDate: readConfig().compatibility_date ?? "",
    settings: {},
    data: join(data, "state"),
  });
  const db = await miniflare.getD1Database("DB");
  await migrate(db, join(ROOT, "migrations"));
  return { ...overBinding(db), close: () => miniflare.dispose() };
}

/** A database by its binding. */
export function overBinding(db: Database): Pick<Opened, "select" | "execute"> {
  return {
    select: async (sql) => (await db.prepare(sql).all<Row>()).results,
    async execute(lines) {
      await db.batch(lines.map((line) => db.prepare(line)));
    },
  };
}

/**
 * The database of an account, by wrangler.
 * @param config the file that `npm run deploy` wrote
 */
export async function openAccount(config: string, wrangler: Wrangler): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "paperwire-"));
  const file = join(folder, "statements.sql");
  const execute = ["d1", "execute", "DB", "--remote", "--yes", "--config", config];
  return {
    async select(sql) {
      const printed = await wrangler([...execute, "--json", "--command", sql]);
      return (JSON.parse(printed) as { results: Row[] }[])[0]?.results ?? [];
    },
    async execute(lines) {
      await writeFile(file, `${lines.join("\n")}\n`);
      await wrangler([...execute, "--file", file]);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
