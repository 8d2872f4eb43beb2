import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { join, resolve } from "node:path";
import { backup } from "./backup/backup.ts";
import { openAccount, openFolder } from "./backup/databases.ts";
import { restore } from "./backup/restore.ts";
import { command, readOptions, UsageError } from "./command/options.ts";
import { wrangler } from "./deploy/wrangler.ts";
import { ROOT } from "./host/settings.ts";

const HELP = `Copies all papers and subscriptions into a file, or from one:

  npm run backup -- --to papers.sql        writes the file
  npm run backup -- --from papers.sql      fills an empty database from it

  --data .paperwire  the folder of npm start, which must not be running
  --remote           the database on Cloudflare instead; deploy first

The file is SQL with one statement a line. It holds the addresses of subscribers: keep it safe.`;

await command(HELP, async (args) => {
  const { to, from, data, remote } = readOptions(args, { to: "", from: "", data: ".paperwire" }, [
    "remote",
  ]);
  if ((to === "") === (from === "")) throw new UsageError("Give either --to or --from.");
  if (!remote && to !== "" && !existsSync(resolve(ROOT, data))) {
    throw new UsageError(`There is no folder ${data}: give that of npm start with --data.`);
  }
  const config = join(ROOT, ".paperwire/wrangler.deploy.json");
  const database = remote
    ? await openAccount(config, wrangler)
    : await openFolder(resolve(ROOT, data));
  try {
    if (from) {
      const file = await open(resolve(from));
      const count = await restore(file.readLines(), database.select, database.execute);
      console.log(`${count} statements executed.`);
      return;
    }
    const file = await open(resolve(to), "wx", 0o600);
    let count = 0;
    for await (const line of backup(database.select, new Date().toISOString())) {
      await file.write(`${line}\n`);
      count++;
    }
    await file.close();
    console.log(`${count} lines written to ${to}.`);
  } finally {
    await database.close();
  }
});
