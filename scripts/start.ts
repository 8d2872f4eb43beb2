import { resolve } from "node:path";
import { runForeground } from "./host/foreground.ts";
import { command, readOptions, readPort } from "./command/options.ts";
import { startService } from "./host/service.ts";
import { HOST_SECRETS } from "./host/mail/settings.ts";
import { ROOT } from "./host/settings.ts";
import { SECRETS, SETTINGS } from "../src/settings.ts";

const HELP = `Runs Paperwire on this machine: npm start -- [options]

  --port 8787        the port to serve on
  --host 127.0.0.1   the address to serve on; 0.0.0.0 for every one of this machine
  --data .paperwire  the folder that keeps the papers

Settings come from wrangler.toml [vars] or the environment, as in BACKFILL_FROM=2026-01-01 npm start:

${Object.entries({ ...SETTINGS, ...SECRETS, ...HOST_SECRETS })
  .map(([name, { help }]) => `  ${name.padEnd(22)}${help}`)
  .join("\n")}`;

await command(HELP, async (args) => {
  const options = readOptions(args, { port: "8787", host: "127.0.0.1", data: ".paperwire" });
  const service = await startService({
    data: resolve(ROOT, options.data),
    fresh: false,
    host: options.host,
    port: readPort(options.port),
    defaults: {},
    environment: process.env,
  });
  console.log(`Paperwire serves at ${service.url}

  ${service.url}/topics/machine-unlearning.rss
  ${service.url}/papers.atom?q=agents
  ${service.url}/papers.json

Ctrl-C ends it.`);
  await runForeground(
    service,
    "No upstream answers; it will be asked again. Without a network, try: npm run demo",
  );
});
