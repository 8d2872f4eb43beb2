import { readdirSync, readFileSync } from "node:fs";

// Linux counts the CPU time of a process in hundredths of a second, and its memory in pages.
const TICKS = 100;
const PAGE = 4096;

/** A process, as Linux tells of it. */
export interface Process {
  pid: number;
  name: string;
  parent: number;
  /** The CPU time it took so far, in seconds. */
  cpu: number;
  /** Its memory that is not swapped out, in bytes. */
  resident: number;
}

/** A process; undefined if there is none of that number. */
export function processOf(pid: number): Process | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
  // proc_pid_stat(5): the name is in brackets, and may hold spaces and brackets.
  const [open, close] = [stat.indexOf("("), stat.lastIndexOf(")")];
  const fields = stat.slice(close + 2).split(" ");
  if (fields[0] === "Z") return undefined;
  return {
    pid,
    name: stat.slice(open + 1, close),
    parent: Number(fields[1]),
    cpu: (Number(fields[11]) + Number(fields[12])) / TICKS,
    resident: Number(fields[21]) * PAGE,
  };
}

/** A process and all that it started, directly or not. */
export function familyOf(pid: number): Process[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const all = pids.flatMap((name) => processOf(Number(name)) ?? []);
  const family = all.filter((each) => each.pid === pid);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
  return family;
}

/**
 * The CPU time that the threads of a process took so far, in seconds, to the nanosecond. Threads
 * that have ended are left out.
 */
export function threadsCpu(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const times = tasks.map((task) => {
    // The first number: nanoseconds on a processor.
    return Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]);
  });
  return times.reduce((sum, time) => sum + time, 0) / 1e9;
}
