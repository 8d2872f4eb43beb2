/// <reference types="@cloudflare/workers-types" />
import { deliveryLines } from "./bench/killed-service.ts";
import { printBudget, printTable } from "./bench/budget.ts";
import { killWhilePushing } from "./bench/push/kills.ts";
import { costOfPushing } from "./bench/push/rows.ts";
import { command, readOptions, UsageError } from "./command/options.ts";

const HELP = `Counts what it costs to push new papers, and kills the service in the middle: node scripts/pushes.ts [options]

  --followers 0,100,10000  subscriptions to count with, one after the other
  --topics 300             different feeds that they subscribe to
  --papers 3000            papers of the log
  --callbacks 1000         callbacks that are pushed to while the service is killed
  --kills 10               how often it is killed; 0 only counts

Ends with 1 where a callback is missed, or told twice although the answer to the first was noted.`;

await command(HELP, async (args) => {
  const options = readOptions(args, {
    followers: "0,100,10000",
    topics: "300",
    papers: "3000",
    callbacks: "1000",
    kills: "10",
  });
  const [topics, papers, callbacks, kills] = ["topics", "papers", "callbacks", "kills"].map(
    (name) => numberIn(name, options[name as keyof typeof options]),
  ) as [number, number, number, number];
  const rows = [
    [
      "subscriptions",
      "lists",
      "quiet run: read",
      "50 new papers: read",
      "written",
      "queries",
      "CPU here",
      "pushes",
      "each: read",
      "written",
      "queries",
    ],
  ];
  for (const count of options.followers.split(",")) {
    const cost = await costOfPushing(numberIn("followers", count), topics, papers);
    const { quiet, busy, aPush } = cost;
    rows.push([
      count,
      String(cost.watched),
      String(quiet.read),
      String(busy.read),
      String(busy.written),
      String(busy.statements),
      `${cost.busyMs.toFixed(0)} ms`,
      String(cost.pushed),
      aPush.read.toFixed(1),
      aPush.written.toFixed(1),
      aPush.statements.toFixed(1),
    ]);
  }
  printTable(rows);
  if (kills > 0 && !(await kill(callbacks, kills))) process.exitCode = 1;
});

async function kill(callbacks: number, kills: number): Promise<boolean> {
  console.log(`\nBy npm start, killed ${kills} times:\n`);
  const report = await killWhilePushing(callbacks, kills, (line) => console.log(line));
  const lines = [
    ...deliveryLines(report, "pushes", "callbacks"),
    { what: "time", measured: `${report.seconds.toFixed(0)} s` },
  ];
  console.log();
  printBudget(lines);
  return lines.every(({ ok = true }) => ok);
}

function numberIn(name: string, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} takes a whole number, not "${text}"`);
}
