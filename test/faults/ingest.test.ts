import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { contents } from "./contents.ts";
import { databaseWith } from "./database.ts";
import { type Call, type Doom, dying, failing, FAULTS, Seen } from "./faults.ts";
import { live, newWorld } from "./world.ts";

// FUZZ_RUNS=5000 lets every single call fail in every way, each in a world of its own.
const RUNS = Number(env.FUZZ_RUNS || 1);

const WHEN = [{ when: "before" as const }, { when: "after" as const }];

/** The store after runs without any fault, and the calls they made. */
let whole: Awaited<ReturnType<typeof contents>>;
let calls: Call[];

beforeAll(async () => {
  const world = await newWorld();
  const stores = failing(() => undefined);
  await live(world, () => world.run(stores));
  ({ calls } = stores);
  whole = await contents(world.now);
});

/** The store after runs in which some calls fail. */
async function leftWith(doom: Doom): Promise<Awaited<ReturnType<typeof contents>>> {
  const world = await newWorld();
  const stores = failing(doom);
  await live(world, () => world.run(stores));
  return contents(world.now);
}

function isCommit({ statements }: Pick<Call, "statements">): boolean {
  return statements.some((sql) => sql.includes("INTO moment"));
}

function expectEachStatement({ statements }: Seen): void {
  const all = calls.flatMap((call) => call.statements);
  expect(all.filter((statement) => !statements.has(statement))).toEqual([]);
}

describe("runs whose database fails", () => {
  it.each([...WHEN, { when: "long after" as const }])(
    "leave the same, once $when each statement",
    async ({ when }) => {
      const seen = new Seen();
      const faults = FAULTS[when];
      const left = await leftWith((call) => {
        return seen.isNew(call) ? faults[call.n % faults.length] : undefined;
      });
      expect(left).toEqual(whole);
      expectEachStatement(seen);
    },
  );

  it("date what follows a lost answer after what it committed", async () => {
    const world = await newWorld();
    let lost = 0;
    const { db } = failing((call) =>
      isCommit(call) && lost++ === 0 ? FAULTS.after[1] : undefined,
    );
    await world.run({ db });
    expect(lost).toBeGreaterThan(2);
    const shared = `SELECT at FROM moment WHERE live = 1 GROUP BY at HAVING count(DISTINCT change) > 1`;
    expect((await env.DB.prepare(shared).all()).results).toEqual([]);
  });

  it("commit nothing that comes after another commit", async () => {
    const world = await newWorld();
    let lost: (() => Promise<unknown>) | undefined;
    let late: Promise<unknown> | undefined;
    const db = databaseWith(async (statements, ask) => {
      if (late || !isCommit({ statements })) return ask();
      if (!lost) {
        lost = ask;
        throw new Error(FAULTS.after[1]!.message);
      }
      const answer = await ask();
      late = lost();
      await late.catch(() => {});
      return answer;
    });
    await live(world, () => world.run({ db }));
    await expect(late).rejects.toThrow("malformed JSON");
    expect(await contents(world.now)).toEqual(whole);
  });

  it("leave the same whichever call fails in whichever way", async () => {
    const faults = Object.values(FAULTS).flat();
    const each = faults.flatMap((fault) => calls.map(({ n }) => ({ fault, n })));
    const step = Math.max(1, each.length / RUNS);
    for (let place = step / 2; place < each.length; place += step) {
      const { fault, n } = each[Math.floor(place)]!;
      const left = await leftWith((call) => (call.n === n ? fault : undefined));
      expect(left, `call ${n}: ${JSON.stringify(fault)}`).toEqual(whole);
    }
  });
});

describe("runs that die", () => {
  it.each(WHEN)("leave the same, once $when each statement", async ({ when }) => {
    const seen = new Seen();
    const world = await newWorld();
    await live(world, () => {
      const stores = dying((call) => seen.isNew(call), when === "after");
      return Promise.race([world.run(stores), stores.died]);
    });
    expect(await contents(world.now)).toEqual(whole);
    expectEachStatement(seen);
    expect([...seen.statements]).toContain("KV put trending");
  });
});

describe("runs that take in two papers each", () => {
  const TWO = 2;
  // The work of the background would take hours.
  const young = { age: () => Promise.resolve() };
  let statements: string[];
  let divided: Awaited<ReturnType<typeof contents>>;

  beforeAll(async () => {
    const world = await newWorld(TWO);
    const stores = failing(() => undefined);
    await live(world, () => world.run(stores), young);
    statements = stores.calls.flatMap((call) => call.statements);
    divided = await contents(world.now);
  });

  it("divide pages", () => {
    const parts = statements.filter((sql) => sql.includes("DELETE FROM page_part"));
    expect(parts.length).toBeGreaterThan(5);
  });

  it.each(WHEN)("leave the same, once $when each statement fails", async ({ when }) => {
    const seen = new Seen();
    const faults = FAULTS[when];
    const world = await newWorld(TWO);
    const stores = failing((call) =>
      seen.isNew(call) ? faults[call.n % faults.length] : undefined,
    );
    await live(world, () => world.run(stores), young);
    expect(await contents(world.now)).toEqual(divided);
  });

  it.each(WHEN)("leave the same, once they die $when each statement", async ({ when }) => {
    const seen = new Seen();
    const world = await newWorld(TWO);
    await live(
      world,
      () => {
        const stores = dying((call) => seen.isNew(call), when === "after");
        return Promise.race([world.run(stores), stores.died]);
      },
      young,
    );
    expect(await contents(world.now)).toEqual(divided);
  });
});
