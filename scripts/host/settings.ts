import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import type { unstable_readConfig } from "wrangler";
import { checkNames, SECRETS, readSettings } from "../../src/settings.ts";

/** The folder of the checkout. */
export const ROOT = resolve(import.meta.dirname, "../..");

const READ = `
import { unstable_readConfig } from "wrangler";
try {
  const config = unstable_readConfig({ config: process.argv[1] }, { hideWarnings: true });
  process.stdout.write(JSON.stringify(config));
} catch (error) {
  process.stderr.write(error.message);
  process.exitCode = 1;
}
`;

/**
 * A file of the form of wrangler.toml, as wrangler reads it: in a process of its own, because wrangler
 * takes 100 MB for as long as its process runs.
 * @throws with wrangler's message if it cannot be read
 */
export function readConfig(
  file = join(ROOT, "wrangler.toml"),
): ReturnType<typeof unstable_readConfig> {
  const args = ["--input-type=module", "--eval", READ, file];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0) throw error ?? new Error(stderr.trim() || `${file} cannot be read.`);
  return JSON.parse(stdout) as ReturnType<typeof unstable_readConfig>;
}

/**
 * Settings whose values in wrangler.toml fit Cloudflare's free plan, as they are on a machine of
 * one's own.
 * @param url where the service answers
 */
export function machineDefaults(url: string): Record<string, string> {
  return {
    SITE_URL: url,
    RUN_PAGES: "20",
    PAPERS_A_RUN: "",
    BACKFILL_ROWS_A_DAY: "",
    DATABASE_MB: "",
  };
}

/**
 * The settings that the Worker finds in its `env`: `vars`, overridden by `defaults`, overridden by
 * the environment, and the secrets that the environment holds. An empty value in the environment
 * counts as set.
 * @param vars of wrangler.toml
 * @throws {SettingsError} if `vars` names a setting that does not exist, or the Worker would refuse
 * a value
 */
export function settings(
  vars: Record<string, unknown>,
  defaults: Record<string, string>,
  environment: Record<string, string | undefined>,
): Record<string, string> {
  checkNames(Object.keys(vars));
  const merged: Record<string, string> = {};
  for (const [name, value] of Object.entries(vars)) {
    merged[name] = environment[name] ?? defaults[name] ?? String(value);
  }
  for (const name of Object.keys(SECRETS)) {
    const value = environment[name];
    if (value) merged[name] = value;
  }
  readSettings(merged);
  return merged;
}
