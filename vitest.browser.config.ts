import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "browser",
    reporters: ["default", "./test/skipped.ts"],
    include: ["test/browser/**/*.test.ts"],
    globalSetup: "test/browser/service.ts",
    environment: "node",
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
