import { describe, expect, it } from "vitest";
import { workOff } from "../../src/ingest/lanes.ts";

interface Job {
  name: string;
  host: { name: string };
  isLive: boolean;
}

/** `A1 A2 b1` are two live jobs of host a and one of host b that is not live. */
function jobs(names: string): Job[] {
  return names.split(" ").map((name) => {
    const host = name[0]!.toLowerCase();
    return { name, host: { name: host }, isLive: name[0] !== host };
  });
}

/** A bench of jobs that end when the test says so. */
function bench(names: string, more: Partial<Parameters<typeof workOff>[1]> = {}) {
  const ends = new Map<string, (isAnswered: boolean | Error) => void>();
  const started: string[] = [];
  const closed = new Set<string>();
  const limits = { answers: 10, starts: 20, hosts: 5, kept: 3, allows: () => true, ...more };
  const done = workOff(
    jobs(names),
    limits,
    (host) => !closed.has(host),
    ({ name }) => {
      started.push(name);
      return new Promise((resolve, reject) => {
        ends.set(name, (end) => {
          if (end instanceof Error) reject(end);
          else resolve({ isAnswered: end });
        });
      });
    },
  );
  return {
    started,
    closed,
    done,
    /** Ends jobs that were answered, and lets others start. */
    end: async (...some: string[]) => {
      for (const name of some) ends.get(name)!(true);
      await settled();
    },
    fail: async (name: string, error?: Error) => {
      ends.get(name)!(error ?? false);
      await settled();
    },
  };
}

// Everything that is to happen now happens in microtasks before this one.
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

describe("jobs of several hosts", () => {
  it("run side by side, those of one host one after the other", async () => {
    const { started, end, done } = bench("a1 a2 b1 b2 c1");
    expect(started).toEqual(["a1", "b1", "c1"]);
    await end("b1");
    expect(started).toEqual(["a1", "b1", "c1", "b2"]);
    await end("a1", "c1", "b2");
    await end("a2");
    expect(await done).toEqual({ hasMore: false });
  });

  it("that hang hold up no others", async () => {
    const { started, end, done } = bench("a1 b1 b2 b3 c1 c2");
    await end("b1", "c1");
    await end("b2", "c2");
    await end("b3");
    expect(started).toEqual(["a1", "b1", "c1", "b2", "c2", "b3"]);
    await end("a1");
    expect(await done).toEqual({ hasMore: false });
  });

  it("run at most so many at a time", async () => {
    const { started, end } = bench("a1 b1 c1 d1", { hosts: 2 });
    expect(started).toEqual(["a1", "b1"]);
    await end("b1");
    expect(started).toEqual(["a1", "b1", "c1"]);
  });
});

describe("places", () => {
  it("go to the first jobs, even if those have to wait for their host", async () => {
    const { started, end, done } = bench("a1 a2 b1 c1", { answers: 3 });
    expect(started).toEqual(["a1", "b1"]);
    await end("a1");
    expect(started).toEqual(["a1", "b1", "a2"]);
    await end("a2", "b1");
    expect(started).not.toContain("c1");
    expect(await done).toEqual({ hasMore: true });
  });

  it("do not all wait for a slow host, unless its jobs are live", async () => {
    const backlog = bench("a1 a2 a3 a4 a5 a6 a7 b1 b2 b3 b4", { answers: 6 });
    await backlog.end("b1");
    expect(backlog.started).toEqual(["a1", "b1", "b2"]);
    await backlog.end("b2");
    // Three places are kept for the days of a that wait.
    expect(backlog.started).toEqual(["a1", "b1", "b2"]);
    for (const name of ["a1", "a2", "a3"]) await backlog.end(name);
    await backlog.end("a4");
    expect(await backlog.done).toEqual({ hasMore: true });
    expect(backlog.started).toEqual(["a1", "b1", "b2", "a2", "a3", "a4"]);

    const live = bench("A1 A2 A3 A4 A5 A6 A7 b1", { answers: 6 });
    expect(live.started).toEqual(["A1"]);
    for (const n of [1, 2, 3, 4, 5, 6]) await live.end(`A${n}`);
    expect(await live.done).toEqual({ hasMore: true });
    expect(live.started).toEqual(["A1", "A2", "A3", "A4", "A5", "A6"]);
  });

  it("are handed on by a job that got no answer, and by those of a closed host", async () => {
    const { started, closed, end, fail, done } = bench("a1 a2 b1 c1 d1", { answers: 3 });
    closed.add("a");
    await fail("a1");
    expect(started).toEqual(["a1", "b1", "c1", "d1"]);
    await end("b1", "c1", "d1");
    expect(await done).toEqual({ hasMore: false });
  });

  it("are handed on no more often than allowed", async () => {
    const { started, closed, fail, done } = bench("a1 b1 c1 d1", { answers: 1, starts: 3 });
    for (const name of ["a", "b", "c"]) {
      closed.add(name);
      await fail(`${name}1`);
    }
    expect(started).toEqual(["a1", "b1", "c1"]);
    expect(await done).toEqual({ hasMore: true });
  });

  it("are not used when nothing more is allowed", async () => {
    let isAllowed = true;
    const { started, end, done } = bench("a1 a2", { allows: () => isAllowed });
    isAllowed = false;
    await end("a1");
    expect(await done).toEqual({ hasMore: true });
    expect(started).toEqual(["a1"]);
  });
});

describe("an error", () => {
  it("stops further jobs, and comes once all that run have ended", async () => {
    const { started, end, fail, done } = bench("a1 a2 b1");
    let state = "running";
    const ended = done.catch((error: Error) => (state = error.message));
    await fail("a1", new Error("The lease is gone."));
    expect([state, started]).toEqual(["running", ["a1", "b1"]]);
    await end("b1");
    await ended;
    expect(state).toBe("The lease is gone.");
  });
});
