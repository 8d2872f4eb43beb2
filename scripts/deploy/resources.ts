import type { DeployConfig, Ids } from "./config.ts";
import type { Wrangler } from "./wrangler.ts";

/**
 * Finds the D1 database, the KV namespace and the queues that a configuration names, and creates
 * what is missing. Ids that the configuration already has are taken as they are.
 * @throws when wrangler fails, or creates nothing
 */
export async function findOrCreate(config: DeployConfig, wrangler: Wrangler): Promise<Ids> {
  const [{ database_id: database, database_name: name }] = config.d1_databases;
  const [{ id: namespace }] = config.kv_namespaces;
  const ids = {
    database: database ?? (await findDatabase(name, wrangler)),
    namespace: namespace ?? (await findNamespace(config.name, wrangler)),
  };
  for (const { queue } of config.queues?.producers ?? []) await findQueue(queue, wrangler);
  return ids;
}

function findDatabase(name: string, wrangler: Wrangler): Promise<string> {
  return find(
    async () => {
      const rows = JSON.parse(await wrangler(["d1", "list", "--json"])) as Record<string, string>[];
      return rows.find((row) => row["name"] === name)?.["uuid"];
    },
    ["d1", "create", name],
    wrangler,
  );
}

function findNamespace(name: string, wrangler: Wrangler): Promise<string> {
  return find(
    async () => {
      const rows = JSON.parse(await wrangler(["kv", "namespace", "list"])) as Record<
        string,
        string
      >[];
      return rows.find((row) => row["title"] === name)?.["id"];
    },
    ["kv", "namespace", "create", name],
    wrangler,
  );
}

// `queues list` prints a table in pages; `queues info` fails where there is no such queue.
async function findQueue(name: string, wrangler: Wrangler): Promise<void> {
  try {
    await wrangler(["queues", "info", name]);
  } catch {
    await wrangler(["queues", "create", name]);
  }
}

async function find(
  look: () => Promise<string | undefined>,
  create: string[],
  wrangler: Wrangler,
): Promise<string> {
  const known = await look();
  if (known !== undefined) return known;
  await wrangler(create);
  const created = await look();
  if (created === undefined) throw new Error(`wrangler ${create.join(" ")} created nothing`);
  return created;
}
