import { env } from "cloudflare:workers";
import { applyD1Migrations, type D1Migration } from "cloudflare:test";

import { clear } from "./ingest/wire.ts";

declare global {
  namespace Cloudflare {
    interface Env {
      MIGRATIONS: D1Migration[];
      /** The text of a recorded page; empty where there is none. */
      FUZZ_RUNS: string;
      SEED: string;
    }
  }
}

await applyD1Migrations(env.DB, env.MIGRATIONS);
// All files share a worker, and so its database: each begins with an empty one.
await clear();
