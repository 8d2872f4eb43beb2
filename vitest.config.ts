import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

// Recorded upstream data, if there is any beside the checkout. Tests that want it skip without.
const RECORDED = process.env["RECORDED_DATA"] ?? "../shared";
const seed = `${RECORDED}/seed.txt`;

/** No test is about how fast it runs: this only ends one that hangs, on a busy machine too. */
const PATIENCE = 300_000;

export default defineConfig({
  test: {
    reporters: ["default", "./test/skipped.ts"],
    // One each for the two projects, where there are two processors: the default leaves one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              // vitest's own runner asks for node:inspector; the Worker uses no Node modules.
              compatibilityFlags: ["nodejs_compat"],
              bindings: {
                MIGRATIONS: await readD1Migrations("migrations"),
                // How often tests with mutated input run; as often as each says when empty.
                FUZZ_RUNS: process.env["FUZZ_RUNS"] ?? "",
                SEED: existsSync(seed) ? readFileSync(seed, "utf8") : "",
              },
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/host/**", "test/browser/**"],
          setupFiles: ["test/setup.ts"],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          // One worker for all files: starting one for each takes as long as the tests.
          isolate: false,
        },
      },
      {
        test: {
          name: "host",
          include: ["test/host/**/*.test.ts"],
          environment: "node",
          env: { RECORDED_DATA: RECORDED },
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      },
    ],
  },
});
