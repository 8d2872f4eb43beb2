import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { build } from "../../scripts/host/bundle.ts";
import { startMiniflare } from "../../scripts/host/miniflare.ts";
import { readConfig } from "../../scripts/host/settings.ts";
import { stackReader } from "../../scripts/host/stack.ts";

it("tells where in the source an error is from", async () => {
  const data = await mkdtemp(join(tmpdir(), "paperwire-"));
  const built = await build();
  const logged = vi.spyOn(console, "error").mockReturnValue();
  const { compatibility_date: compatibilityDate = "" } = readConfig();
  // A database without tables makes one.
  const miniflare = await startMiniflare({
    script: built.script,
    readStack: stackReader(built),
    compatibilityDate,
    settings: {},
    data,
  });
  try {
    const { fetch } = await miniflare.getWorker();
    expect((await fetch("http://localhost/papers/week/2026-W40")).status).toBe(503);
    await vi.waitFor(() => expect(logged).toHaveBeenCalled());
    const line = JSON.parse(String(logged.mock.calls[0]?.[0])) as Record<string, string>;
    expect(line.event).toBe("error");
    expect(line.at).toMatch(/ at (?:async )?\S* ?\(?src\/store\/days\.ts:\d+:\d+\)?$/m);
    expect(line.at).not.toContain("index.js");
  } finally {
    logged.mockRestore();
    await miniflare.dispose();
    await rm(data, { recursive: true, force: true });
  }
});

it("leaves a place alone that the source map does not know", () => {
  const map = JSON.stringify({ version: 3, sources: [], names: [], mappings: "" });
  const stack = "Error: x\n    at f (file:///a/index.js:1:2)\n    at file:///b/other.js:3:4";
  expect(stackReader({ map, folder: "/" })(stack)).toBe(stack);
});
