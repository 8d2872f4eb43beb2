import { resolve } from "node:path";
import { addDays, dayOf } from "../src/text/time.ts";
import { everything } from "./simulator/everything.ts";
import { samplePapers } from "./simulator/papers.ts";

import { runForeground } from "./host/foreground.ts";
import { command, readOptions, readPort } from "./command/options.ts";
import { recordedPapers } from "./simulator/recorded.ts";
import { startService } from "./host/service.ts";
import { ROOT } from "./host/settings.ts";
import { startUpstream, upstreamSettings } from "./simulator/upstream.ts";

const HELP = `Runs Paperwire with sample papers and no network: npm run demo -- [options]

  --port 8787        the port to serve on
  --host 127.0.0.1   the address to serve on; 0.0.0.0 for every one of this machine
  --data .paperwire  the folder in which demo/ keeps the papers
  --recorded DIR     recorded days (YYYY-MM-DD.json.gz) in place of sample papers,
                     moved by whole weeks so that the last is in the past week

Every start is a fresh one. Settings can be set from the environment, as for npm start.`;

const DAYS = 20;
// The lists of the last week, and then the ranking, before arXiv is asked once in three seconds.
const FIRST_RUN = "9";

await command(HELP, async (args) => {
  const given = { port: "8787", host: "127.0.0.1", data: ".paperwire", recorded: "" };
  const options = readOptions(args, given);
  const port = readPort(options.port);
  const lists = options.recorded
    ? await recordedPapers(resolve(options.recorded), clock())
    : samplePapers;
  const upstream = await startUpstream(everything(lists, { clock }), 0);
  // Never the papers of npm start: every demo deletes its own.
  const data = resolve(ROOT, options.data, "demo");
  const service = await startService({
    data,
    fresh: true,
    host: options.host,
    port,
    defaults: { BACKFILL_FROM: addDays(dayOf(clock()), -DAYS), RUN_PAGES: FIRST_RUN },
    environment: { ...process.env, ...upstreamSettings(upstream.url) },
  });
  console.log(`Paperwire serves sample papers at ${service.url}

  ${service.url}/topics/machine-unlearning.rss
  ${service.url}/papers.atom?q=agents
  ${service.url}/papers.json

Ctrl-C ends it.`);
  await runForeground(service, "The simulator does not answer.");
});

function clock(): number {
  return Math.floor(Date.now() / 1000);
}
