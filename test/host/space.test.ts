import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addBase64 } from "../../scripts/command/base64.ts";
import { logOf, type Part, partsOf, samples } from "../../scripts/bench/space.ts";

const PAPERS = 1200;

let folder = "";
let parts: ReadonlyMap<string, Part>;

beforeAll(async () => {
  addBase64();
  folder = await mkdtemp(join(tmpdir(), "paperwire-space-"));
  const file = await logOf(folder, samples(PAPERS));
  parts = new Map(partsOf(file).map((part) => [part.name, part]));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

// The sample papers are the same each time, so the numbers are too.
it("takes no more room for a paper than it did", () => {
  const bytes = (name: string) => parts.get(name)!.bytes / PAPERS;
  expect(bytes("paper")).toBeLessThan(1150);
  expect(bytes("log_index_data")).toBeLessThan(870);
  expect(bytes("moment")).toBeLessThan(165);
  expect(bytes("sketch")).toBeLessThan(245);
});

it("fills the pages of moments", () => {
  const { empty, bytes } = parts.get("moment")!;
  expect(empty / bytes).toBeLessThan(0.12);
});
