import { env } from "cloudflare:workers";
import { applyD1Migrations, type D1Migration } from "cloudflare:test";

declare global {
  namespace Cloudflare {
    interface Env {
      MIGRATIONS: D1Migration[];
      /** The text of a recorded page; empty where there is none. */
      SEED: string;
    }
  }
}

await applyD1Migrations(env.DB, env.MIGRATIONS);
