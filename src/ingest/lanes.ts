/** Something to do. */
interface Task {
  /** Tasks of one host are done one after the other. */
  host: { name: string };
  /** Whether it must not lose its place to a later task while it waits for its host. */
  isLive: boolean;
}

/** How much may be done. */
export interface Limits {
  /** Jobs that may end with an answer. */
  answers: number;
  /** Jobs that may be started: some more, as those without an answer are replaced. */
  starts: number;
  /** Hosts that are asked at the same time. */
  hosts: number;
  /** Places that jobs which are not live keep while they wait for their host. */
  kept: number;
  /** Whether another job may be started while so many are running. */
  allows: (running: number) => boolean;
}

/**
 * Works jobs off, those of different hosts side by side and those of one host one after the other.
 * The first jobs have the places. A job that ends without an answer gives its place to the next, and
 * so do jobs that would wait for a slow host for long.
 * @param jobs the most urgent first
 * @param isOpen whether a host may be asked; it may close and open again in the meantime
 * @param work does a job
 * @returns once every job that was started has ended: whether the limits left some undone
 * @throws what `work` throws, once every job that was started has ended
 */
export async function workOff<Job extends Task>(
  jobs: readonly Job[],
  limits: Limits,
  isOpen: (host: string) => boolean,
  work: (job: Job) => Promise<{ isAnswered: boolean }>,
): Promise<{ hasMore: boolean }> {
  const waiting = new Set(jobs);
  const running = new Map<string, Promise<void>>();
  let answers = 0;
  let starts = 0;
  let failure: { error: unknown } | undefined;

  async function run(job: Job): Promise<void> {
    try {
      if ((await work(job)).isAnswered) answers++;
    } catch (error) {
      failure ??= { error };
    }
    running.delete(job.host.name);
  }

  function next(): Job | undefined {
    let places = Math.min(limits.answers - answers - running.size, limits.starts - starts);
    const kept = new Map<string, number>();
    for (const job of waiting) {
      if (places <= 0) return undefined;
      const { name } = job.host;
      if (!running.has(name)) {
        if (isOpen(name)) return job;
        continue;
      }
      const before = kept.get(name) ?? 0;
      if (!job.isLive && before >= limits.kept) continue;
      kept.set(name, before + 1);
      places--;
    }
    return undefined;
  }

  while (!failure) {
    const job = running.size < limits.hosts && limits.allows(running.size) ? next() : undefined;
    if (job) {
      waiting.delete(job);
      starts++;
      running.set(job.host.name, run(job));
    } else if (running.size > 0) {
      await Promise.race(running.values());
    } else {
      break;
    }
  }
  await Promise.all(running.values());
  if (failure) throw failure.error;
  return { hasMore: [...waiting].some(({ host }) => isOpen(host.name)) };
}
