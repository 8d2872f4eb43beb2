import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { Baton } from "./baton.ts";
import { contents } from "./contents.ts";
import { type Around, databaseWith } from "./database.ts";
import { keysWith, Seen } from "./faults.ts";
import { live, newWorld, type World } from "./world.ts";

/** One change of the upstreams takes every statement that a run has. */
const ONE = { most: 1 };

// A takeover at a statement that only reads makes no difference: FUZZ_RUNS tries it too.
const isThorough = env.FUZZ_RUNS !== "";
const WORLDS = isThorough ? Infinity : 3;

let whole: Awaited<ReturnType<typeof contents>>;

beforeAll(async () => {
  const world = await newWorld();
  await live(world, world.run, ONE);
  whole = await contents(world.now);
});

it("a run that begins at any time while another one is at work does nothing", async () => {
  const world = await newWorld();
  const seen = new Seen();
  const calls: number[] = [];
  const run = () => {
    let isHeld = false;
    const db = databaseWith(async (sql, ask) => {
      if (isHeld && seen.isNew({ statements: sql })) calls.push(await callsOfAnother(world));
      const answer = await ask();
      isHeld = !sql.some((statement) => statement.startsWith("UPDATE lease"));
      return answer;
    });
    return world.run({ db });
  };
  await live(world, run, ONE);
  expect(calls.length).toBeGreaterThan(30);
  expect(new Set(calls)).toEqual(new Set([1]));
  expect(await contents(world.now)).toEqual(whole);
});

async function callsOfAnother(world: World): Promise<number> {
  let calls = 0;
  const db = databaseWith((_, ask) => {
    calls++;
    return ask();
  });
  expect(await world.run({ db })).toBeUndefined();
  return calls;
}

it("a run whose lease another one takes over, at any statement, writes nothing more", async () => {
  const seen = new Seen();
  const takeovers: TakenOver[] = [];
  // Each statement of a run that is taken over comes again in the run that takes over.
  for (let before = -1, worlds = 0; before < takeovers.length && worlds < WORLDS; worlds++) {
    before = takeovers.length;
    const world = await newWorld();
    const run = async () => {
      const takenOver = await runTakenOver(world, seen);
      if (takenOver.second) takeovers.push(takenOver);
      return takenOver.second ?? takenOver.first;
    };
    await live(world, run, ONE);
    expect(await contents(world.now)).toEqual(whole);
  }
  expect(takeovers.flatMap(({ written }) => written)).toEqual([]);
  expect(takeovers.length).toBeGreaterThan(isThorough ? 30 : 10);
});

interface TakenOver {
  /** The outcomes of the run, and of the run that took it over, if one did. */
  first: unknown;
  second: unknown;
  /** The writes of the first one while the second one had the lease. */
  written: string[];
}

/** A run that another one takes over at the first call that is new. They go on taking turns. */
async function runTakenOver(world: World, seen: Seen): Promise<TakenOver> {
  const baton = new Baton();
  const written: string[] = [];
  let second: ReturnType<World["run"]> | undefined;
  let isTaken = false;
  function takeOver() {
    // The lease is stale then.
    world.now += 601;
    const db = databaseWith((statements, ask) =>
      baton.inTurn("second", async () => {
        const answer = await ask();
        isTaken ||= statements.some(isOfTaking);
        return answer;
      }),
    );
    second = world.run({ db }).finally(() => baton.end("second"));
  }
  const around: Around = async (statements, ask) => {
    // Before it has the lease there is nothing to take over.
    // A write that is on its way to KV cannot be held up.
    const isSafe = statements.some((text) => isOfTaking(text) || text.startsWith("KV put"));
    const isWanted = isThorough || statements.some((text) => text.includes("lease"));
    if (!second && isWanted && !isSafe && seen.isNew({ statements })) takeOver();
    if (!second) return ask();
    return baton.inTurn("first", async () => {
      const isLate = isTaken;
      const answer = await ask();
      if (isLate && isWriting(statements, answer)) written.push(...statements);
      return answer;
    });
  };
  const [db, kv] = [databaseWith(around), keysWith(around)];
  const first = world.run({ db, kv }).finally(() => baton.end("first"));
  const ended = await first.catch((error: unknown) => {
    // It may well fail when it has lost its lease.
    if (!second) throw error;
  });
  return { first: ended, second: await second, written };
}

function isOfTaking(statement: string): boolean {
  return statement.startsWith("INSERT INTO lease");
}

function isWriting([statement]: readonly string[], answer: unknown): boolean {
  const results = (Array.isArray(answer) ? answer : [answer]) as (Partial<D1Result> | null)[];
  const rows = results.reduce((sum, result) => sum + (result?.meta?.rows_written ?? 0), 0);
  return rows > 0 || statement!.startsWith("KV put");
}
