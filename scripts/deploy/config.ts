import { resolve } from "node:path";
import { experimental_readRawConfig } from "wrangler";
import { ROOT } from "../host/settings.ts";

/** The parts of wrangler.toml that deploying reads; all else is passed on as it is. */
export interface DeployConfig {
  name: string;
  main: string;
  assets: { directory: string };
  d1_databases: [{ database_name: string; database_id?: string; migrations_dir: string }];
  kv_namespaces: [{ id?: string }];
  queues?: { producers: { queue: string }[] };
  send_email?: unknown;
  vars: Record<string, string>;
}

/** The ids of what the Worker is bound to, in one account. */
export interface Ids {
  database: string;
  namespace: string;
}

/** Reads wrangler.toml, in the words of that file. */
export function readDeployConfig(): DeployConfig {
  const { rawConfig } = experimental_readRawConfig({ config: resolve(ROOT, "wrangler.toml") });
  return rawConfig as DeployConfig;
}

/**
 * Leaves out what an account may not have and the settings do not ask for: the queue where nothing
 * is sent or pushed and runs have no bound, and Cloudflare's mail where somebody else sends it.
 */
export function leaveOutUnused(config: DeployConfig): DeployConfig {
  const { queues, send_email, ...rest } = config;
  const {
    MAIL_PROVIDER: provider = "",
    HUB_SUBSCRIPTIONS: subscriptions = "0",
    PAPERS_A_RUN: papers = "",
  } = config.vars;
  const isUsed = provider !== "" || Number(subscriptions) > 0 || papers !== "";
  return {
    ...rest,
    ...(isUsed && queues && { queues }),
    ...(provider === "cloudflare" && { send_email }),
  };
}

/**
 * The configuration of one account, to be kept anywhere: with the ids of its resources, the public
 * address of the site, and absolute paths.
 * @param site "" where the address is not known yet
 */
export function accountConfig(config: DeployConfig, ids: Ids, site: string): DeployConfig {
  const [database] = config.d1_databases;
  const [namespace] = config.kv_namespaces;
  return {
    ...config,
    main: resolve(ROOT, config.main),
    assets: { ...config.assets, directory: resolve(ROOT, config.assets.directory) },
    d1_databases: [
      {
        ...database,
        database_id: ids.database,
        migrations_dir: resolve(ROOT, database.migrations_dir),
      },
    ],
    kv_namespaces: [{ ...namespace, id: ids.namespace }],
    vars: { ...config.vars, SITE_URL: site },
  };
}
