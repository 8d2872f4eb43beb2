import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type DeployConfig, readDeployConfig } from "../../scripts/deploy/config.ts";
import { addressIn, deploy } from "../../scripts/deploy/deploy.ts";
import { type Wrangler, wrangler } from "../../scripts/deploy/wrangler.ts";

const SITE = "https://papers.example.org";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperwire-deploy-"));
  file = join(folder, "wrangler.deploy.json");
});
afterEach(() => rm(folder, { recursive: true }));

/** Answers as wrangler does for one account, and keeps what was run. */
function account() {
  const databases: { name: string; uuid: string }[] = [];
  const namespaces: { title: string; id: string }[] = [];
  const queues: string[] = [];
  const ran: string[] = [];
  const answers: Record<string, (name: string) => string> = {
    "d1 list": () => JSON.stringify(databases),
    "d1 create": (name) => String(databases.push({ name, uuid: `uuid of ${name}` })),
    "kv namespace list": () => JSON.stringify(namespaces),
    "kv namespace create": (title) => String(namespaces.push({ title, id: `id of ${title}` })),
    "queues info": (name) => {
      if (!queues.includes(name)) throw new Error(`Queue "${name}" does not exist.`);
      return name;
    },
    "queues create": (name) => String(queues.push(name)),
    "d1 migrations apply": () => "",
    deploy: () => "Deployed paperwire triggers\n  https://paperwire.lab.workers.dev\n",
  };
  const fake: Wrangler = async (args) => {
    const line = args.join(" ");
    ran.push(line.replaceAll(file, "FILE"));
    const [name, answer] = Object.entries(answers).find(([known]) => line.startsWith(known))!;
    return answer(line.slice(name.length + 1));
  };
  return { fake, ran, queues };
}

async function written(): Promise<DeployConfig> {
  return JSON.parse(await readFile(file, "utf8")) as DeployConfig;
}

it("creates what is missing once, applies the migrations before it deploys", async () => {
  const { fake, ran } = account();
  const options = { config: readDeployConfig(), site: SITE, file, dry: false, wrangler: fake };
  expect(await deploy(options)).toBe(SITE);
  const created = [
    "d1 list --json",
    "d1 create paperwire",
    "d1 list --json",
    "kv namespace list",
    "kv namespace create paperwire",
    "kv namespace list",
    "queues info paperwire-outbox",
    "queues create paperwire-outbox",
  ];
  const deployed = ["d1 migrations apply DB --remote --config FILE", "deploy --config FILE"];
  expect(ran).toEqual([...created, ...deployed]);
  const { d1_databases, kv_namespaces, vars } = await written();
  expect(d1_databases[0].database_id).toBe("uuid of paperwire");
  expect(kv_namespaces[0].id).toBe("id of paperwire");
  expect(vars["SITE_URL"]).toBe(SITE);

  ran.length = 0;
  await deploy(options);
  const queue = "queues info paperwire-outbox";
  expect(ran).toEqual(["d1 list --json", "kv namespace list", queue, ...deployed]);
});

it("takes ids that wrangler.toml has, as those that the button of Cloudflare writes", async () => {
  const { fake, ran } = account();
  const config = readDeployConfig();
  config.d1_databases[0].database_id = "uuid";
  config.kv_namespaces[0].id = "id";
  await deploy({ config, site: SITE, file, dry: false, wrangler: fake });
  expect(ran.map((line) => line.split(" ")[0])).toEqual(["queues", "queues", "d1", "deploy"]);
  expect((await written()).d1_databases[0].database_id).toBe("uuid");
});

it("asks wrangler for the address when nobody gave one, and deploys again with it", async () => {
  const { fake, ran } = account();
  const config = readDeployConfig();
  const found = await deploy({ config, site: "", file, dry: false, wrangler: fake });
  expect(found).toBe("https://paperwire.lab.workers.dev");
  expect(ran.filter((line) => line.startsWith("deploy"))).toHaveLength(2);
  expect((await written()).vars["SITE_URL"]).toBe(found);
});

it("prefers a custom domain, and says what to do where no address is told", async () => {
  expect(addressIn("  https://a.b.workers.dev\n  papers.example.org (custom domain)\n")).toBe(SITE);
  const silent: Wrangler = async (args) => (args[0] === "deploy" ? "" : account().fake(args));
  const config = readDeployConfig();
  config.d1_databases[0].database_id = "uuid";
  config.kv_namespaces[0].id = "id";
  await expect(deploy({ config, site: "", file, dry: false, wrangler: silent })).rejects.toThrow(
    "run this again with --site-url",
  );
});

it("creates a queue only where something is sent or pushed or runs have a bound, and binds Cloudflare's mail only where it sends", async () => {
  const deployed = async (vars: Record<string, string>) => {
    const { fake, queues } = account();
    const read = readDeployConfig();
    const config = { ...read, vars: { ...read.vars, ...vars } };
    await deploy({ config, site: SITE, file, dry: false, wrangler: fake });
    const { queues: bound, send_email } = await written();
    return { queues, isBound: bound !== undefined, sends: send_email !== undefined };
  };
  const from = { MAIL_FROM: "papers@example.org", HUB_SUBSCRIPTIONS: "0", PAPERS_A_RUN: "" };
  expect(await deployed(from)).toEqual({ queues: [], isBound: false, sends: false });
  const queues = ["paperwire-outbox"];
  expect(await deployed({})).toEqual({ queues, isBound: true, sends: false });
  expect(await deployed({ ...from, PAPERS_A_RUN: "20" })).toMatchObject({ queues, isBound: true });
  expect(await deployed({ ...from, MAIL_PROVIDER: "resend" })).toEqual({
    queues,
    isBound: true,
    sends: false,
  });
  expect(await deployed({ ...from, MAIL_PROVIDER: "cloudflare" })).toEqual({
    queues,
    isBound: true,
    sends: true,
  });
});

it("stops at a setting that the Worker would refuse, before anything is created", async () => {
  const { fake, ran } = account();
  const config = readDeployConfig();
  config.vars["SOURCES"] = "hugingface";
  await expect(deploy({ config, site: SITE, file, dry: false, wrangler: fake })).rejects.toThrow(
    'There is no source "hugingface"',
  );
  expect(ran).toEqual([]);
});

it("builds with the real wrangler in a dry run", { timeout: 120_000 }, async () => {
  const lines: string[] = [];
  const listening: Wrangler = async (args) => {
    const printed = await wrangler(args);
    lines.push(printed);
    return printed;
  };
  await deploy({ config: readDeployConfig(), site: SITE, file, dry: true, wrangler: listening });
  expect(lines.join("")).toMatch(/--dry-run: exiting now/);
  expect(lines.join("")).toContain(`env.SITE_URL ("${SITE}")`);
});
