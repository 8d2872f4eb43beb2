import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { settings } from "../host/settings.ts";
import { accountConfig, type DeployConfig, leaveOutUnused } from "./config.ts";
import { findOrCreate } from "./resources.ts";
import type { Wrangler } from "./wrangler.ts";

export interface DeployOptions {
  /** wrangler.toml as read. */
  config: DeployConfig;
  /** The public address; "" for the one that Cloudflare gives. */
  site: string;
  /** The file that the account's configuration is written to. */
  file: string;
  /** Builds and checks only, which needs no account. */
  dry: boolean;
  wrangler: Wrangler;
}

/**
 * Creates what the account lacks, applies the migrations and deploys. Doing it again changes
 * nothing but what changed. Where the public address is not given, it is the one that wrangler
 * tells after the upload, and a second upload takes it in.
 * @returns the public address
 * @throws when the settings are wrong, or a command of wrangler fails
 */
export async function deploy(options: DeployOptions): Promise<string> {
  const { site, file, dry, wrangler } = options;
  const config = leaveOutUnused(options.config);
  settings(config.vars, { SITE_URL: site }, {});
  const ids = dry
    ? { database: "dry-run", namespace: "dry-run" }
    : await findOrCreate(config, wrangler);
  await write(file, accountConfig(config, ids, site));
  if (dry) {
    await wrangler(["deploy", "--config", file, "--dry-run"], true);
    return site;
  }
  await wrangler(["d1", "migrations", "apply", "DB", "--remote", "--config", file], true);
  const printed = await wrangler(["deploy", "--config", file], true);
  if (site !== "") return site;
  const found = addressIn(printed);
  if (found === undefined) {
    throw new Error(
      "It is deployed, but wrangler told no address: run this again with --site-url. Feeds are " +
        "not cached until then.",
    );
  }
  await write(file, accountConfig(config, ids, found));
  await wrangler(["deploy", "--config", file], true);
  return found;
}

/** The address in what `wrangler deploy` prints: a custom domain before a name of workers.dev. */
export function addressIn(printed: string): string | undefined {
  const domain = /^\s*(?:https:\/\/)?(\S+) \(custom domain\)/m.exec(printed)?.[1];
  if (domain !== undefined) return `https://${domain}`;
  return /https:\/\/\S+\.workers\.dev/.exec(printed)?.[0];
}

async function write(file: string, config: DeployConfig): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`);
}
