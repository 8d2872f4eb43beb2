import { resolve } from "node:path";
import { everything } from "./simulator/everything.ts";
import { samplePapers } from "./simulator/papers.ts";

import { UsageError, command, readOptions, readPort } from "./command/options.ts";
import { checkPort } from "./host/port.ts";
import { recordedPapers } from "./simulator/recorded.ts";
import { startUpstream, upstreamSettings } from "./simulator/upstream.ts";

const HELP = `Simulates every upstream at one address: node scripts/simulate.ts [options]

  --port 8788   the port to serve on, on this machine only
  --data DIR    recorded days (YYYY-MM-DD.json.gz) to serve in place of invented papers,
                moved by whole weeks so that the last is in the week before now
  --now TIME    what time to take it for, such as 2026-11-20T12:00Z; the clock goes on from there`;

await command(HELP, async (args) => {
  const options = readOptions(args, { port: "8788", data: "", now: "" });
  const port = readPort(options.port);
  const offset = options.now === "" ? 0 : readTime(options.now) - Date.now() / 1000;
  const clock = () => Math.floor(Date.now() / 1000 + offset);
  const lists = options.data ? await recordedPapers(resolve(options.data), clock()) : samplePapers;
  await checkPort("127.0.0.1", port);
  const { url } = await startUpstream(everything(lists, { clock }), port);
  const settings = Object.entries(upstreamSettings(url));
  const given = settings.map(([name, value]) => `${name}="${value}"`).join(" ");
  console.log(`Use it with: ${given} npm start`);
});

function readTime(text: string): number {
  const time = Date.parse(text) / 1000;
  if (Number.isNaN(time)) throw new UsageError(`--now takes an ISO 8601 time, not "${text}"`);
  return time;
}
