import { join } from "node:path";
import { UsageError, command, readOptions } from "./command/options.ts";
import { readDeployConfig } from "./deploy/config.ts";
import { deploy } from "./deploy/deploy.ts";
import { wrangler } from "./deploy/wrangler.ts";
import { ROOT } from "./host/settings.ts";

const HELP = `Deploys Paperwire to Cloudflare: npm run deploy -- [options]

  --site-url URL   the public address, which feeds name in every link; else SITE_URL of the
                   environment or of wrangler.toml, else the address that Cloudflare gives
  --dry-run        builds and checks only; needs no account

Log in first with: npx wrangler login, or set CLOUDFLARE_API_TOKEN.
What is missing is created: the D1 database, the KV namespace and, with mail, the queue.`;

await command(HELP, async (args) => {
  const config = readDeployConfig();
  const given = process.env["SITE_URL"] ?? config.vars["SITE_URL"] ?? "";
  const { "site-url": url, "dry-run": dry } = readOptions(args, { "site-url": given }, ["dry-run"]);
  const file = join(ROOT, ".paperwire/wrangler.deploy.json");
  const site = await deploy({ config, site: readSite(url), file, dry, wrangler });
  if (!dry) console.log(`\nPaperwire is at ${site}; its first papers come with the next cron run.`);
});

function readSite(text: string): string {
  if (text !== "" && (!URL.canParse(text) || new URL(text).protocol !== "https:")) {
    throw new UsageError(`--site-url takes an https address, not "${text}"`);
  }
  return text.replace(/\/+$/, "");
}
