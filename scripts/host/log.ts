import type { WorkerdStructuredLog } from "miniflare";
import { duration } from "../../src/text/time.ts";

/** Prints a line with the time of day before it. */
export function say(line: string): void {
  console.log(`${new Date().toTimeString().slice(0, 8)} ${line}`);
}

/** `1 paper`, `2 papers`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/**
 * Prints what the Worker logs: polls, waits, runs and deliveries as sentences, anything else as it
 * is.
 * @param readStack makes the stack of an error readable
 */
export function printLog(
  { level, message }: WorkerdStructuredLog,
  readStack = (stack: string) => stack,
): void {
  // workerd's own note of a failed look-up of a name; the Worker is told, and says so in words.
  if (message.includes("sentryErrorContext")) return;
  const line = readLine(message);
  if (line?.event === "poll" || line?.event === "part")
    say(`${line.source} ${line.page}: ${resultOf(line)}`);
  else if (line?.event === "wait") say(waitOf(line));
  else if (line?.event === "clock") say(aheadIn(line));
  else if (line?.event === "run") say(`A run ended early. ${whyEnded(line.error)}`);
  else if (line?.event === "delivery") say(`${line.kind} ${line.id}: ${endOf(line)}`);
  else if (line?.event === "error") console.error(JSON.stringify(withStack(line, readStack)));
  else if (level === "error" || level === "warn") console.error(message);
  else console.log(message);
}

interface PollLog {
  event: "poll" | "part";
  source: string;
  page: string;
  papers: number;
  rejected: number;
  unchanged?: true;
  error?: string;
}

interface WaitLog {
  event: "wait";
  what: string;
  why: string;
  /** Absent where nobody knows. */
  until?: string;
}

interface RunLog {
  event: "run";
  error: string;
}

interface ClockLog {
  event: "clock";
  /** Seconds. */
  ahead: number;
}

interface DeliveryLog {
  event: "delivery";
  kind: string;
  id: number;
  outcome: string;
  error?: string;
}

interface ErrorLog {
  event: "error";
  /** The stack. */
  at?: string;
}

type Log = PollLog | WaitLog | ClockLog | RunLog | DeliveryLog | ErrorLog;

function readLine(message: string): Log | undefined {
  if (!message.startsWith("{")) return undefined;
  try {
    return JSON.parse(message) as Log;
  } catch {
    return undefined;
  }
}

function withStack(line: ErrorLog, readStack: (stack: string) => string): ErrorLog {
  return line.at === undefined ? line : { ...line, at: readStack(line.at) };
}

function endOf({ outcome, error }: DeliveryLog): string {
  return error === undefined ? outcome : `${outcome}. ${error}`;
}

function resultOf({ papers, rejected, unchanged, error }: PollLog): string {
  if (error !== undefined) return error;
  if (unchanged) return "unchanged";
  return count(papers, "paper") + (rejected > 0 ? `, ${count(rejected, "item")} skipped` : "");
}

function waitOf({ what, why, until }: WaitLog): string {
  return `${what}: waiting${until === undefined ? "" : ` until ${until}`}. ${why}`;
}

function aheadIn({ ahead }: ClockLog): string {
  return `This clock is ${duration(ahead)} ahead of the upstreams'. New papers are dated by theirs.`;
}

function whyEnded(error: string): string {
  if (/SQLITE_CORRUPT|SQLITE_NOTADB|malformed/.test(error)) {
    return "The database is damaged. Stop Paperwire and restore a copy of its folder.";
  }
  if (/SQLITE_FULL|SQLITE_IOERR/.test(error)) return "The disk is full, or fails.";
  if (/internal error; reference/.test(error)) {
    return "The database does not answer. Is there room on the disk?";
  }
  return error;
}
