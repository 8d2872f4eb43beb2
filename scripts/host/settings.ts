import { join, resolve } from "node:path";
import { unstable_readConfig } from "wrangler";
import { checkNames, SECRETS, readSettings } from "../../src/settings.ts";

/** The folder of the checkout. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** wrangler.toml, as wrangler reads it. */
export function readConfig(): ReturnType<typeof unstable_readConfig> {
  return unstable_readConfig({ config: join(ROOT, "wrangler.toml") }, { hideWarnings: true });
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
