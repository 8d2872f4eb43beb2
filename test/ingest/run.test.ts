import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { takeLease } from "../../src/store/lease.ts";
import { rfc3339 } from "../../src/text/time.ts";
import { daily, clear, matching, moments, polls, wireOver } from "./wire.ts";

const MONDAY = "2026-11-23";
const NOON = `${MONDAY}T12:00:00Z`;
const seconds = (text: string) => Date.parse(text) / 1000;

beforeEach(clear);

describe("a first run", () => {
  it("takes today's papers in as they come, and the week before as backfill at noon", async () => {
    const wire = wireOver(
      (day) => (day === MONDAY ? [daily(1)] : day === "2026-11-20" ? [daily(2), daily(3)] : []),
      NOON,
    );
    const outcomes = await wire.run();
    expect(outcomes).toHaveLength(8);
    expect((await moments()).map(({ id, at, live }) => [id, at, live])).toEqual([
      ["arxiv:2611.00003", seconds("2026-11-20T12:00:00Z"), 0],
      ["arxiv:2611.00002", seconds("2026-11-20T12:00:00Z"), 0],
      ["arxiv:2611.00001", seconds(NOON), 1],
    ]);
  });

  it("asks for today first, and for older days newest first", async () => {
    const wire = wireOver(() => [], NOON);
    await wire.run({ pages: 3 });
    const days = wire.asked.map(({ url }) => new URL(url).searchParams.get("date"));
    expect(days).toEqual(["2026-11-23", "2026-11-22", "2026-11-21"]);
  });

  it("fills in from the day that is set", async () => {
    const wire = wireOver((day) => (day === "2026-10-01" ? [daily(1)] : []), NOON);
    await wire.run({ backfillFrom: "2026-10-01" });
    expect(wire.asked).toHaveLength(54);
    expect((await moments()).map(({ at }) => at)).toEqual([seconds("2026-10-01T12:00:00Z")]);
  });

  it("says who it is", async () => {
    const wire = wireOver(() => [], NOON);
    await wire.run({ pages: 1 });
    expect(wire.asked[0]?.headers["user-agent"]).toBe("Paperwire/test");
  });
});

describe("votes", () => {
  it("make a moment when they reach rungs: seen at 4 and an hour later at 60", async () => {
    let upvotes = 4;
    const wire = wireOver((day) => (day === MONDAY ? [daily(1, { upvotes })] : []), NOON);
    await wire.run();
    upvotes = 60;
    wire.now += 3600;
    await wire.run();
    const [first, second, ...more] = await moments();
    expect(more).toEqual([]);
    expect(first?.tags.filter((tag) => tag.startsWith("up"))).toEqual([]);
    expect(second?.at).toBe(seconds(NOON) + 3600);
    expect(second?.tags.filter((tag) => tag.startsWith("up"))).toEqual([
      "up10",
      "up20",
      "up30",
      "up5",
      "up50",
    ]);
    expect(await matching(`(after : "up50") NOT (before : "up50")`)).toEqual([second?.seq]);
    expect(await matching(`(after : "all1") NOT (before : "known1")`)).toEqual([first?.seq]);
  });

  it("that cross no rung write no row of the index", async () => {
    let upvotes = 5;
    const wire = wireOver((day) => (day === MONDAY ? [daily(1, { upvotes })] : []), NOON);
    await wire.run();
    const before = await moments();
    upvotes = 9;
    wire.now += 3600;
    await wire.run();
    expect(await moments()).toEqual(before);
    const paper = await env.DB.prepare("SELECT upvotes FROM paper").first();
    expect(paper).toEqual({ upvotes: 9 });
  });

  it("of a backfilled day that come later are moments of their own", async () => {
    let upvotes = 4;
    const wire = wireOver((day) => (day === "2026-11-20" ? [daily(1, { upvotes })] : []), NOON);
    await wire.run();
    upvotes = 12;
    wire.now += 3700;
    await wire.run();
    expect((await moments()).map(({ at, live }) => [at, live])).toEqual([
      [seconds("2026-11-20T12:00:00Z"), 0],
      [seconds(NOON) + 3700, 1],
    ]);
  });
});

describe("a changed text", () => {
  it("is found by its new words and no longer by the old, at the same moment", async () => {
    let title = "On forgetting";
    const wire = wireOver((day) => (day === MONDAY ? [daily(1, { title })] : []), NOON);
    await wire.run();
    const [seq] = await matching(`"forget"`);
    title = "On remembering";
    wire.now += 3600;
    await wire.run();
    expect(await matching(`"forget"`)).toEqual([]);
    expect(await matching(`"rememb"`)).toEqual([seq]);
  });
});

describe("polling a page that has not changed", () => {
  it("is answered 304 and writes its poll row and nothing else", async () => {
    const wire = wireOver((day) => (day === MONDAY ? [daily(1), daily(2)] : []), NOON);
    await wire.run();
    const state = await everything();
    wire.now += 600;
    const written = countRows();
    const outcomes = await wire.run({ db: written.db });
    expect(wire.asked.at(-1)?.headers["if-none-match"]).toMatch(/^W\/"/);
    expect(outcomes?.[0]).toMatchObject({ page: MONDAY, unchanged: true });
    expect(await everything()).toEqual(state);
    // one row of the poll, and the lease taken and given back
    expect(written.rows()).toBe(1 + 2);
  });

  it("is told from its body where there is no validator", async () => {
    const wire = wireOver((day) => (day === MONDAY ? [daily(1)] : []), NOON);
    await wire.run();
    await env.DB.prepare("UPDATE poll SET etag = NULL").run();
    wire.now += 600;
    expect((await wire.run())?.[0]).toMatchObject({ unchanged: true });
  });
});

describe("the rows written", () => {
  it("are at most ten for a new paper, and four for a further moment", async () => {
    let upvotes = 4;
    const papers = Array.from({ length: 40 }, (_, n) => n + 1);
    const wire = wireOver(
      (day) => (day === MONDAY ? papers.map((n) => daily(n, { upvotes })) : []),
      NOON,
    );
    await wire.run({ pages: 1 });
    await clear();
    const first = countRows();
    await wire.run({ pages: 1, db: first.db });
    expect(first.rows() / 40).toBeLessThanOrEqual(10);
    await wire.run();
    wire.now += 600;
    upvotes = 5;
    const second = countRows();
    await wire.run({ pages: 1, db: second.db });
    // Of the page: the lease taken and given back, the poll, the commit, its stretch and its sketches.
    // Of each moment: the row, its unique key and its row of the full text, and the paper's own votes.
    expect((second.rows() - 6) / 40).toBe(4);
  });
});

describe("an outage", () => {
  it("heals by itself: what was missed enters on top when it arrives", async () => {
    let down = false;
    const wire = wireOver(
      (day) => (day === MONDAY ? [daily(1)] : day === "2026-11-24" ? [daily(2)] : []),
      NOON,
      () => (down ? { kind: "status", status: 503 } : undefined),
    );
    await wire.run();
    down = true;
    for (let hour = 0; hour < 72; hour++) {
      wire.now += 3600;
      await wire.run();
    }
    down = false;
    wire.now += 24 * 3600;
    await wire.run();
    const all = await moments();
    expect(all.map(({ id }) => id)).toEqual(["arxiv:2611.00001", "arxiv:2611.00002"]);
    expect(all[1]).toMatchObject({ at: wire.now, live: 1 });
  });

  it("is met with patience, and asked again within half an hour of its return", async () => {
    let isDown = true;
    const wire = wireOver(
      () => [],
      NOON,
      () => (isDown ? { kind: "status", status: 503 } : undefined),
    );
    for (let run = 0; run < 6 * 24; run++) {
      await wire.run();
      wire.now += 600;
    }
    // Three times an hour, after fewer at first.
    expect(wire.asked.length).toBeLessThanOrEqual(3 * 24 + 2);
    expect((await polls())[0]?.["error"]).toContain("It answered 503");
    isDown = false;
    const before = wire.asked.length;
    for (let run = 0; run < 3; run++) {
      await wire.run();
      wire.now += 600;
    }
    expect(wire.asked.length).toBeGreaterThan(before);
  });

  it("leaves the source alone for as long as it asks", async () => {
    const wire = wireOver(
      () => [],
      NOON,
      (_, nth) =>
        nth === 0 ? { kind: "status", status: 429, headers: { "Retry-After": "7200" } } : undefined,
    );
    await wire.run();
    expect(wire.log).toContainEqual({
      event: "wait",
      what: "huggingface.example",
      why: "It answered 429 (too many requests).",
      until: rfc3339(wire.now + 7200),
    });
    for (let run = 0; run < 11; run++) {
      wire.now += 600;
      await wire.run();
    }
    expect(wire.asked).toHaveLength(1);
    wire.now += 700;
    await wire.run();
    expect(wire.asked.length).toBeGreaterThan(1);
  });
});

describe("a page that is wrong", () => {
  for (const [kind, words] of [
    ["html", "text/html"],
    ["truncated", "cut off"],
    ["garbage", "not JSON"],
    ["reset", "could not be reached"],
    ["empty", "lists nothing where it listed 1"],
  ] as const) {
    it(`is named (${kind}), and what was there stays`, async () => {
      let wrong = false;
      const wire = wireOver(
        (day) => (day === MONDAY ? [daily(1)] : []),
        NOON,
        () => (wrong ? { kind } : undefined),
      );
      await wire.run();
      const before = await moments();
      wrong = true;
      wire.now += 600;
      const outcomes = await wire.run();
      expect(outcomes?.[0]?.error).toContain(words);
      expect(await moments()).toEqual(before);
      const today = (await polls()).find(({ page }) => page === MONDAY);
      expect(today).toMatchObject({ failures: 1, items: 1 });
      expect(today?.["due_at"]).toBeGreaterThan(wire.now);
    });
  }

  it("does not stop the pages after it", async () => {
    const wire = wireOver(
      (day) => (day === "2026-11-20" ? [daily(1)] : []),
      NOON,
      (request) => (request.url.includes(MONDAY) ? { kind: "html" } : undefined),
    );
    await wire.run();
    expect(await moments()).toHaveLength(1);
  });
});

describe("items that cannot be read", () => {
  it("are told of as long as the page holds them", async () => {
    const broken = { paper: { id: "no id", title: "Broken" } } as unknown as ReturnType<
      typeof daily
    >;
    const wire = wireOver((day) => (day === MONDAY ? [daily(1), broken] : []), NOON);
    const told = async () => {
      const { rejected, error } = (await polls()).find(({ page }) => page === MONDAY)!;
      return [rejected, error];
    };
    await wire.run();
    const first = await told();
    expect(first).toEqual([1, expect.stringContaining("1 left out.")]);
    wire.now += 600;
    expect((await wire.run())?.[0]).toMatchObject({ unchanged: true });
    expect(await told()).toEqual(first);
  });
});

describe("the trending ranking", () => {
  it("gives those that enter it a moment, once, and is kept for an hour", async () => {
    await env.KV.delete("trending");
    const wire = wireOver(
      (day) => (day === MONDAY ? [daily(1, { upvotes: 9 }), daily(2, { upvotes: 20 })] : []),
      NOON,
    );
    await wire.run();
    wire.now += 600;
    await wire.run();
    const ranking = await env.KV.get("trending", "json");
    expect(ranking).toEqual({ at: seconds(NOON), ids: ["arxiv:2611.00002", "arxiv:2611.00001"] });
    wire.now += 3600;
    await wire.run();
    const entered = await matching(`(after : "trending1") NOT (before : "trending1")`);
    expect(entered).toHaveLength(2);
    expect(await moments()).toHaveLength(4);
  });

  it("is kept for an hour when no paper has upvotes too", async () => {
    await env.KV.delete("trending");
    const wire = wireOver((day) => (day === MONDAY ? [daily(1)] : []), NOON);
    await wire.run();
    wire.now += 600;
    await wire.run();
    expect(await env.KV.get("trending", "json")).toEqual({ at: seconds(NOON), ids: [] });
  });
});

describe("what is counted", () => {
  const LISTS: Record<string, string[]> = {
    [MONDAY]: ["Forgetting one", "Forgetting two"],
    "2026-11-16": ["Forgetting long ago"],
    "2026-11-05": ["Older still", "As old"],
  };
  const listed = (day: string) =>
    (LISTS[day] ?? []).map((title, n) => daily(Number(day.slice(-2)) * 10 + n, { title }));
  const counts = () => env.KV.get("counts", "json");

  beforeEach(() => env.KV.delete("counts"));

  it("is the entries of topics in a week and the papers of sources a day, at most hourly", async () => {
    const wire = wireOver(listed, `${MONDAY}T12:00:01Z`);
    await wire.run();
    const made = {
      at: wire.now,
      entries: { forgetting: 2 },
      listed: { huggingface: { [MONDAY]: 2, "2026-11-16": 1 } },
    };
    expect(await counts()).toMatchObject(made);
    wire.now += 3600;
    await wire.run();
    const once = await counts();
    wire.now += 600;
    await wire.run();
    expect(await counts()).toEqual(once);
  });

  it("is counted in every run until backfill has caught up, older days too", async () => {
    const wire = wireOver(listed, NOON);
    const more = { backfillFrom: "2026-11-01", pages: 12 };
    await wire.run(more);
    expect(await counts()).toMatchObject({ isPartial: true });
    wire.now += 600;
    await wire.run(more);
    expect(await counts()).toMatchObject({ isPartial: true, at: wire.now });
    for (let runs = 0; runs < 2; runs++) {
      wire.now += 600;
      await wire.run(more);
    }
    const made = (await counts()) as { at: number };
    expect(made).not.toHaveProperty("isPartial");
    expect(made).toMatchObject({
      listed: { huggingface: { [MONDAY]: 2, "2026-11-16": 1, "2026-11-05": 2 } },
    });
    wire.now += 600;
    await wire.run(more);
    expect(await counts()).toMatchObject({ at: made.at });
  });

  it("is not whole while a source that is left alone has backfill to come", async () => {
    const wire = wireOver(listed, NOON, (_, nth) =>
      nth === 4 ? { kind: "status", status: 429, headers: { "Retry-After": "3000" } } : undefined,
    );
    const more = { backfillFrom: "2026-11-01", pages: 6 };
    await wire.run(more);
    wire.now += 600;
    await wire.run(more);
    expect(await counts()).toMatchObject({ isPartial: true });
    for (let runs = 0; runs < 20; runs++) {
      wire.now += 600;
      await wire.run(more);
    }
    expect(await counts()).toMatchObject({
      listed: { huggingface: { [MONDAY]: 2, "2026-11-16": 1, "2026-11-05": 2 } },
    });
    expect(await counts()).not.toHaveProperty("isPartial");
  });

  it("waits for no backfill of days that are not counted", async () => {
    const wire = wireOver(listed, NOON);
    await wire.run({ backfillFrom: "2026-01-01", pages: 40 });
    wire.now += 600;
    await wire.run({ backfillFrom: "2026-01-01", pages: 5 });
    expect(await counts()).not.toHaveProperty("isPartial");
  });

  it("keeps what older days had, and drops those of more than four weeks ago", async () => {
    const days = { "2026-10-26": 7, "2026-10-27": 8, "2026-11-20": 9, [MONDAY]: 50 };
    const last = { at: seconds(NOON) - 3600, entries: {}, listed: { huggingface: days, gone: {} } };
    await env.KV.put("counts", JSON.stringify(last));
    await wireOver(listed, NOON).run();
    expect(await counts()).toMatchObject({
      listed: { huggingface: { "2026-10-27": 8, "2026-11-20": 9, [MONDAY]: 2 } },
    });
    expect(await counts()).not.toHaveProperty(["listed", "huggingface", "2026-10-26"]);
  });
});

describe("the lease", () => {
  it("lets one run work at a time", async () => {
    const wire = wireOver(() => [], NOON);
    await takeLease(env.DB, "another", wire.now + 60, wire.now);
    expect(await wire.run()).toBeUndefined();
    wire.now += 61;
    expect(await wire.run()).toBeDefined();
  });

  it("that was taken over lets nothing be written", async () => {
    const wire = wireOver(async (day) => {
      await env.DB.prepare("UPDATE lease SET holder = 'another'").run();
      return day === MONDAY ? [daily(1)] : [];
    }, NOON);
    await expect(wire.run()).rejects.toThrow("malformed JSON");
    expect(await moments()).toEqual([]);
    expect(await polls()).toEqual([]);
  });
});

describe("a run that dies", () => {
  it("twice in a row leaves the most urgent page to the run after the next", async () => {
    const wire = wireOver(() => [daily(1)], NOON);
    for (const deaths of [1, 2]) {
      await takeLease(env.DB, `killed ${deaths}`, wire.now + 60, wire.now);
      wire.now += 61;
    }
    const daysOf = async () => {
      const before = wire.asked.length;
      await wire.run({ pages: 2 });
      return wire.asked.slice(before).map(({ url }) => new URL(url).searchParams.get("date"));
    };
    expect(await daysOf()).toEqual(["2026-11-22", "2026-11-21"]);
    expect(await daysOf()).toEqual(["2026-11-23", "2026-11-20"]);
  });

  it("between any two statements loses nothing and doubles nothing", async () => {
    const lists = (day: string) =>
      day >= "2026-11-18" && day <= MONDAY
        ? [1, 2, 3].map((n) => daily(Number(day.slice(-2)) * 10 + n, { upvotes: n * 10 }))
        : [];
    const undisturbed = wireOver(lists, NOON);
    await undisturbed.run();
    const whole = (await moments()).map(({ id, at, tags }) => [id, at, tags.join(" ")]);
    await clear();
    const wire = wireOver(lists, NOON);
    for (let calls = 1; calls < 60; calls++) {
      await wire.run({ db: dyingAfter(calls) }).catch(() => {});
      await env.DB.prepare("DELETE FROM lease").run();
    }
    await wire.run();
    const mended = (await moments())
      .filter(({ live }) => !live)
      .map(({ id, at, tags }) => [id, at, tags.join(" ")]);
    expect(mended).toEqual(whole.filter(([, at]) => at !== seconds(NOON)));
    expect(await moments()).toHaveLength(whole.length);
  });
});

async function everything(): Promise<unknown> {
  const tables = ["paper", "moment", "listing", "wire", "source", "host"];
  const results = await env.DB.batch(tables.map((name) => env.DB.prepare(`SELECT * FROM ${name}`)));
  return results.map(({ results: rows }) => rows);
}

/** The database, counting the rows that are written. */
function countRows(): { db: D1Database; rows: () => number } {
  let rows = 0;
  const count = <Result extends D1Response>(result: Result): Result => {
    rows += result.meta.rows_written ?? 0;
    return result;
  };
  const db = {
    prepare: (sql: string) => counting(env.DB.prepare(sql), count),
    batch: async (statements: { real: D1PreparedStatement }[]) =>
      (await env.DB.batch(statements.map(({ real }) => real))).map(count),
  };
  return { db: db as unknown as D1Database, rows: () => rows };
}

function counting(real: D1PreparedStatement, count: <R extends D1Response>(r: R) => R): unknown {
  return {
    real,
    bind: (...values: unknown[]) => counting(real.bind(...values), count),
    run: async () => count(await real.run()),
    all: async () => count(await real.all()),
    first: () => real.first(),
  };
}

/** A database whose connection is lost after so many calls. */
function dyingAfter(calls: number): D1Database {
  let left = calls;
  const guard = () => {
    if (left-- <= 0) throw new Error("The machine is gone.");
  };
  return {
    prepare: (sql: string) => {
      guard();
      return env.DB.prepare(sql);
    },
    batch: (statements: D1PreparedStatement[]) => {
      guard();
      return env.DB.batch(statements);
    },
  } as unknown as D1Database;
}
