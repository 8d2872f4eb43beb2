import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { machineDefaults, readConfig, settings } from "../../scripts/host/settings.ts";
import { readSettings } from "../../src/settings.ts";

const { vars } = readConfig();

it("takes the settings of wrangler.toml, and what the environment says instead", () => {
  const environment = { SOURCES: "arxiv", HF_TOKEN: "hf_1", HOME: "/home" };
  const merged = settings(vars, { SITE_URL: "http://localhost:1" }, environment);
  expect(Object.keys(merged)).toEqual([...Object.keys(vars), "HF_TOKEN"]);
  expect(merged).toMatchObject({
    SITE_URL: "http://localhost:1",
    SOURCES: "arxiv",
    HF_TOKEN: "hf_1",
  });
});

it("limits backfill on a machine of one's own only where it is told to", () => {
  const rowsOf = (environment: Record<string, string>) =>
    readSettings(settings(vars, machineDefaults("http://localhost:1"), environment))
      .BACKFILL_ROWS_A_DAY;
  expect(rowsOf({})).toBe(Infinity);
  expect(rowsOf({ BACKFILL_ROWS_A_DAY: "40000" })).toBe(40_000);
  expect(readSettings(settings(vars, {}, {})).BACKFILL_ROWS_A_DAY).toBe(40_000);
});

it("refuses a value that the Worker would refuse", () => {
  expect(() => settings(vars, {}, { SOURCES: "hugingface" })).toThrow(
    'SOURCES: There is no source "hugingface". Did you mean "huggingface"?',
  );
});

it("refuses a setting of wrangler.toml that does not exist", () => {
  expect(() => settings({ ...vars, SOURCE: "arxiv" }, {}, {})).toThrow(
    'There is no setting "SOURCE". Did you mean "SOURCES"?',
  );
});

it("tells what wrangler says of a file that it cannot read", async () => {
  const folder = await mkdtemp(join(tmpdir(), "paperwire-settings-"));
  try {
    const file = join(folder, "wrangler.toml");
    expect(() => readConfig(file)).toThrow(/wrangler\.toml/);
    await writeFile(file, "name = ");
    expect(() => readConfig(file)).toThrow(/invalid|unfinished|expected/i);
    await writeFile(file, "name = 1");
    expect(() => readConfig(file)).toThrow(/"name" to be of type string/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
