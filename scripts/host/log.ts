import type { WorkerdStructuredLog } from "miniflare";

/** Prints a line with the time of day before it. */
export function say(line: string): void {
  console.log(`${new Date().toTimeString().slice(0, 8)} ${line}`);
}

/** `1 paper`, `2 papers`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Prints what the Worker logs: a page it polled as a sentence, anything else as it is. */
export function printLog({ level, message }: WorkerdStructuredLog): void {
  // workerd's own note of a failed look-up of a name; the Worker is told, and says so in words.
  if (message.includes("sentryErrorContext")) return;
  const poll = readPoll(message);
  if (poll) say(`${poll.source} ${poll.page}: ${resultOf(poll)}`);
  else if (level === "error" || level === "warn") console.error(message);
  else console.log(message);
}

interface PollLog {
  event: "poll";
  source: string;
  page: string;
  papers: number;
  rejected: number;
  unchanged?: true;
  error?: string;
}

function readPoll(message: string): PollLog | undefined {
  if (!message.startsWith("{")) return undefined;
  try {
    const line = JSON.parse(message) as Partial<PollLog>;
    return line.event === "poll" ? (line as PollLog) : undefined;
  } catch {
    return undefined;
  }
}

function resultOf({ papers, rejected, unchanged, error }: PollLog): string {
  if (error !== undefined) return error;
  if (unchanged) return "unchanged";
  return count(papers, "paper") + (rejected > 0 ? `, ${count(rejected, "item")} skipped` : "");
}
