/// <reference types="@cloudflare/workers-types" />
import { deliveryLines } from "./bench/killed-service.ts";
import { printBudget } from "./bench/budget.ts";
import { killInTheMiddle } from "./bench/mail/kills.ts";
import { costOfMail } from "./bench/mail/rows.ts";
import { command, readOptions, UsageError } from "./command/options.ts";

const HELP = `Sends many digests, counts what that costs, and kills the service in the middle: node scripts/mails.ts [options]

  --readers 10000    readers whose digest is due
  --questions 300    different questions that they ask
  --papers 3000      papers of the day
  --kills 10         how often the service is killed; 0 only counts

Ends with 1 where a list is read more than once, a reader is missed, or a reader gets two digests
although the mail server's answer to the first was read.`;

const PER_RUN = 45;
const SECRET = "a-secret-for-measuring";

await command(HELP, async (args) => {
  const options = readOptions(args, {
    readers: "10000",
    questions: "300",
    papers: "3000",
    kills: "10",
  });
  const [readers, questions, papers, kills] = ["readers", "questions", "papers", "kills"].map(
    (name) => numberIn(name, options[name as keyof typeof options]),
  ) as [number, number, number, number];
  const readership = { readers, questions, papers, secret: SECRET };
  const cost = await costOfMail(readership, PER_RUN);
  const lines = [
    { what: "digests sent", measured: String(cost.sent) },
    {
      what: "lists read and rendered",
      measured: String(cost.rendered),
      budget: String(questions),
      ok: cost.rendered === questions,
    },
    { what: `runs of ${PER_RUN}`, measured: String(cost.runs) },
    { what: "rows read", measured: `${cost.rowsRead}, ${perMail(cost.rowsRead, cost.sent)}` },
    {
      what: "rows written",
      measured: `${cost.rowsWritten}, ${perMail(cost.rowsWritten, cost.sent)}`,
    },
    {
      what: "statements of a run, without deliveries",
      measured: String(cost.statementsARun),
      budget: "50",
      ok: cost.statementsARun <= 50,
    },
    {
      what: "statements of five deliveries",
      measured: String(5 * cost.statementsADelivery),
      budget: "50",
      ok: 5 * cost.statementsADelivery <= 50,
    },
  ];
  printBudget(lines);
  const isCheap = lines.every(({ ok = true }) => ok);
  const isExact = kills === 0 || (await kill(readership, kills));
  if (!isCheap || !isExact) process.exitCode = 1;
});

async function kill(
  readership: Parameters<typeof killInTheMiddle>[0],
  kills: number,
): Promise<boolean> {
  console.log(`\nBy npm start and SMTP, killed ${kills} times:\n`);
  const report = await killInTheMiddle(readership, kills, (line) => console.log(line));
  const { memory } = report;
  const lines = [
    ...deliveryLines(report, "mails", "readers"),
    {
      what: "mails to addresses that do not exist",
      measured: `${report.refusedGot} of ${report.refused}`,
      budget: "0",
      ok: report.refusedGot === 0,
    },
    {
      what: "lists read and rendered",
      measured: String(report.rendered),
      budget: String(readership.questions),
      ok: report.rendered === readership.questions,
    },
    { what: "memory of Node", measured: `${memory.node.toFixed(0)} MB` },
    { what: "memory of workerd", measured: `${memory.workerd.toFixed(0)} MB` },
    { what: "time", measured: `${report.seconds.toFixed(0)} s` },
  ];
  console.log();
  printBudget(lines);
  return lines.every(({ ok = true }) => ok);
}

function perMail(rows: number, mails: number): string {
  return `${(rows / mails).toFixed(1)} a mail`;
}

function numberIn(name: string, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new UsageError(`--${name} takes a whole number, not "${text}"`);
}
