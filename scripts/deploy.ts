import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError, command, readOptions } from "./command/options.ts";
import { type Outcome, run } from "./command/run.ts";
import { ROOT, readConfig, settings } from "./host/settings.ts";

const HELP = `Deploys Paperwire to Cloudflare: npm run deploy -- --site-url https://papers.example.org

  --site-url URL   the public address (or set SITE_URL); feeds name it in every link
  --dry-run        builds and checks only; needs no account

Log in first with: npx wrangler login, or set CLOUDFLARE_API_TOKEN.
What is missing is created: a D1 database and a KV namespace, both called "paperwire".`;

const NAME = "paperwire";
const CONFIG = join(ROOT, ".paperwire/wrangler.deploy.toml");

await command(HELP, async (args) => {
  const defaults = { "site-url": process.env["SITE_URL"] ?? "" };
  const { "site-url": url, "dry-run": dry } = readOptions(args, defaults, ["dry-run"]);
  const site = readSite(url);
  settings(readConfig().vars, { SITE_URL: site }, {});
  const ids = dry ? { database: "dry-run", namespace: "dry-run" } : await findOrCreate();
  await writeConfig(ids);
  const deploy = ["deploy", "--config", CONFIG, "--var", `SITE_URL:${site}`];
  if (dry) {
    await wrangler([...deploy, "--dry-run"], true);
    return;
  }
  await wrangler(["d1", "migrations", "apply", NAME, "--remote", "--config", CONFIG], true);
  await wrangler(deploy, true);
  console.log(`\nPaperwire is at ${site}; its first papers come with the next cron run.`);
});

function readSite(text: string): string {
  if (text === "") {
    throw new UsageError(
      "Where will it be? Give its public address: --site-url https://papers.example.org",
    );
  }
  if (!URL.canParse(text) || new URL(text).protocol !== "https:") {
    throw new UsageError(`--site-url takes an https address, not "${text}"`);
  }
  return text.replace(/\/+$/, "");
}

interface Ids {
  database: string;
  namespace: string;
}

async function findOrCreate(): Promise<Ids> {
  return {
    database: await find(["d1", "list", "--json"], ["d1", "create", NAME], "name", "uuid"),
    namespace: await find(
      ["kv", "namespace", "list"],
      ["kv", "namespace", "create", NAME],
      "title",
      "id",
    ),
  };
}

async function find(
  list: string[],
  create: string[],
  nameKey: string,
  idKey: string,
): Promise<string> {
  const known = await look(list, nameKey, idKey);
  if (known !== undefined) return known;
  await wrangler(create, false);
  const created = await look(list, nameKey, idKey);
  if (created === undefined) throw new Error(`wrangler ${create.join(" ")} created nothing`);
  return created;
}

async function look(list: string[], nameKey: string, idKey: string): Promise<string | undefined> {
  const { stdout } = await wrangler(list, false);
  const rows = JSON.parse(stdout) as Record<string, string>[];
  return rows.find((row) => row[nameKey] === NAME)?.[idKey];
}

// wrangler.toml leaves the ids out, since they are those of one account.
async function writeConfig({ database, namespace }: Ids): Promise<void> {
  const changes: [pattern: RegExp, replacement: string][] = [
    [/^(database_name = .*)$/m, `$1\ndatabase_id = "${database}"`],
    [/^(binding = "KV")$/m, `$1\nid = "${namespace}"`],
    // Paths in a configuration are relative to the file.
    [/^(main|migrations_dir|directory) = "(.*)"$/gm, '$1 = "../$2"'],
  ];
  let config = await readFile(join(ROOT, "wrangler.toml"), "utf8");
  for (const [pattern, replacement] of changes) {
    if (config.search(pattern) < 0) throw new Error(`wrangler.toml has nothing like ${pattern}`);
    config = config.replace(pattern, replacement);
  }
  await mkdir(join(ROOT, ".paperwire"), { recursive: true });
  await writeFile(CONFIG, config);
}

async function wrangler(args: string[], echo: boolean): Promise<Outcome> {
  console.log(`$ wrangler ${args.join(" ")}`);
  const outcome = await run("wrangler", args, { echo });
  if (outcome.code !== 0) {
    throw new Error(`${echo ? "" : `${outcome.output.trim()}\n`}wrangler ${args[0]} failed`);
  }
  return outcome;
}
