import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "../../host/free-port.ts";
import { reply, startSink } from "../../simulator/mail-server.ts";
import { type Deliveries, startToKill, untilFree, withDataOf } from "../killed-service.ts";
import { readerAt, type Readership, seedReaders } from "./seed.ts";

/** The mails that the mail server received from a service that was killed repeatedly. */
export interface KillReport extends Deliveries {
  /** Readers whose address does not exist, and how many of them got a digest all the same. */
  refused: number;
  refusedGot: number;
  /** Times that the papers of a list were read and rendered. */
  rendered: number;
  /** The highest resident memory of Node and of workerd, in MB. */
  memory: { node: number; workerd: number };
}

// One in so many addresses is put off once, and one does not exist.
const DEFERRED = 200;
const REFUSED = 100;
const PATIENCE_MS = 60 * 60_000;

/** Has `npm start` send every digest that is due by SMTP, and kills it in the middle. */
export async function killInTheMiddle(
  readership: Readership,
  kills: number,
  say: (line: string) => void,
): Promise<KillReport> {
  const data = await mkdtemp(join(tmpdir(), "paperwire-"));
  const put = new Set<string>();
  const sink = await startSink((recipient, command) => {
    if (command !== "RCPT") return undefined;
    const number = Number(/\d+/.exec(recipient)![0]);
    if (number % REFUSED === 7) return reply(550, `No mailbox ${recipient} here`);
    if (number % DEFERRED !== 3 || put.has(recipient)) return undefined;
    put.add(recipient);
    return reply(450, "Try again later");
  });
  const started = Date.now();
  let service: ChildProcess | undefined;
  try {
    await withDataOf(data, (db) => seedReaders(db, readership, Math.floor(Date.now() / 1000)));
    const { readers } = readership;
    const refused = Array.from({ length: readers }, (_, n) => n).filter((n) => n % REFUSED === 7);
    const expected = readers - refused.length;
    const port = await freePort();
    const memory = { node: 0, workerd: 0 };
    const run = () =>
      startToKill(port, data, {
        SMTP_URL: sink.url,
        MAIL_FROM: "Paperwire <digest@papers.example>",
        OUTBOX_SECRET: readership.secret,
      });
    service = run();
    const until = Date.now() + PATIENCE_MS;
    let killed = 0;
    const distinct = () => new Set(sink.mails.map(({ to }) => to)).size;
    while (distinct() < expected && Date.now() < until) {
      await setTimeout(20 + Math.random() * 30);
      measure(service.pid!, memory);
      if (killed < kills && sink.mails.length >= ((killed + 1) * expected) / (kills + 1)) {
        service.kill("SIGKILL");
        killed++;
        say(`Killed after ${sink.mails.length} mails.`);
        await untilFree(port);
        service = run();
      }
    }
    // Anything that comes twice would come now.
    await setTimeout(3000);
    service.kill("SIGTERM");
    await new Promise((resolve) => service!.once("exit", resolve));
    const counts = new Map<string, number>();
    for (const { to } of sink.mails) counts.set(to, (counts.get(to) ?? 0) + 1);
    const gone = new Set(refused.map(readerAt));
    const twice = [...counts].filter(([, count]) => count > 1).map(([to]) => to);
    return {
      kills: killed,
      accepted: sink.mails.length,
      missed: Array.from({ length: readers }, (_, n) => readerAt(n)).filter(
        (reader) => !counts.has(reader) && !gone.has(reader),
      ),
      twice,
      explained: twice.filter((reader) => sink.unsure.has(reader)),
      refused: refused.length,
      refusedGot: [...gone].filter((reader) => counts.has(reader)).length,
      rendered: await withDataOf(data, async (db) => {
        const issues = await db.prepare("SELECT count(*) AS n FROM issue").first<{ n: number }>();
        return issues!.n;
      }),
      memory,
      seconds: (Date.now() - started) / 1000,
    };
  } finally {
    service?.kill("SIGKILL");
    await sink.stop();
    await rm(data, { recursive: true, force: true });
  }
}

// The high-water marks of proc_pid_status(5), of the process and of workerd below it.
function measure(pid: number, memory: KillReport["memory"]): void {
  try {
    memory.node = Math.max(memory.node, residentMb(pid));
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    for (const child of children.filter(Boolean)) {
      const name = readFileSync(`/proc/${child}/comm`, "utf8").trim();
      if (name === "workerd") memory.workerd = Math.max(memory.workerd, residentMb(Number(child)));
    }
  } catch {
    // It has just ended.
  }
}

function residentMb(pid: number): number {
  const [, kb = "0"] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kb) / 1024;
}
