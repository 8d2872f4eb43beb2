import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, migrate } from "../host/migrate.ts";
import { ROOT } from "../host/settings.ts";
import { startMeasured } from "./measured.ts";

/**
 * Does something with an empty D1 that has all migrations, and a KV, both gone afterwards.
 * @returns what `use` returns
 */
export async function withDatabase<Result>(
  use: (db: Database, kv: KVNamespace) => Promise<Result>,
): Promise<Result> {
  const data = await mkdtemp(join(tmpdir(), "paperwire-bench-"));
  try {
    const worker = await startMeasured({
      script: "export default {}",
      compatibilityDate: "2026-07-01",
      settings: {},
      data,
    });
    try {
      const db = await worker.miniflare.getD1Database("DB");
      await migrate(db, join(ROOT, "migrations"));
      return await use(db, (await worker.miniflare.getKVNamespace("KV")) as unknown as KVNamespace);
    } finally {
      await worker.stop();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
