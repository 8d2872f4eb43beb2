import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { readSettings } from "../../src/settings.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import type { SimulatorOptions } from "../../scripts/simulator/huggingface.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { FACTS } from "../../src/sources/index.ts";
import { DAY, HOUR, MINUTE, rfc3339 } from "../../src/text/time.ts";
import type { Asked } from "../../src/web/context.ts";
import type { StatusSource } from "../../src/web/health.ts";
import { healthAnswer, statusAnswer } from "../../src/web/status.ts";
import { textOf } from "./page-markup.ts";
import { smallWire } from "./site.ts";
import { daily, type Wire, wireOver } from "../ingest/wire.ts";

const settings = readSettings(env);
const sources: StatusSource[] = [
  {
    ...huggingface.create(OPTIONS),
    title: huggingface.title,
    home: huggingface.home,
    schedule: huggingface.schedule!,
  },
];
let wire: Wire;

beforeEach(async () => {
  await env.DB.prepare("UPDATE d1_migrations SET applied_at = '2026-01-01 00:00:00'").run();
  wire = await smallWire({ upvotes: 7 });
  await env.KV.delete("counts");
  await wire.run();
});

function asked(extension?: string): Asked {
  return {
    request: new Request("https://papers.example/status"),
    db: env.DB,
    kv: env.KV,
    settings,
    facts: FACTS,
    site: "https://papers.example",
    cacheable: true,
    now: wire.now,
    commits: 0,
    ...(extension !== undefined && { extension }),
  };
}

async function json() {
  return JSON.parse((await statusAnswer(asked("json"), sources)).body());
}

describe("/status.json", () => {
  it("tells how each source is", async () => {
    expect(await json()).toMatchObject({
      healthy: true,
      sources: [
        {
          name: "huggingface",
          title: "Hugging Face Daily Papers",
          status: "ok",
          last_success: rfc3339(wire.now),
          last_change: rfc3339(wire.now),
          lag_seconds: 0,
          papers_last_week: 5,
          papers_by_day: { "2026-11-20": 3, "2026-11-21": 0, "2026-11-23": 2 },
          failures: [],
          rejected: 0,
          backfill: { pages: 8, done: 8, days_left: 0, oldest_day: "2026-11-16" },
        },
      ],
    });
  });

  it("names failures in words", async () => {
    const broken = wireOver(
      () => [],
      rfc3339(wire.now + HOUR),
      () => ({
        kind: "status",
        status: 503,
      }),
    );
    await broken.run();
    wire.now = broken.now;
    const [{ failures, why, status }] = (await json()).sources;
    expect(status).toBe("late");
    expect(failures[0]).toMatchObject({ page: "2026-11-23", in_a_row: 1 });
    expect(failures[0].error).toMatch(/503/);
    expect(why).toContain(failures[0].error);
  });
});

describe("a source that answers and lists nothing", () => {
  /** Runs until an instant, twice a day, while every page answers so. */
  async function runUntil(end: string, trouble?: SimulatorOptions["trouble"]): Promise<void> {
    const silent = wireOver(() => [], rfc3339(wire.now), trouble);
    while (silent.now < Date.parse(end) / 1000) {
      silent.now = Math.min(silent.now + DAY / 2, Date.parse(end) / 1000);
      await silent.run();
    }
    wire.now = silent.now;
  }
  const health = async () => {
    const response = await healthAnswer(asked(), sources);
    return [response.status, await response.text()];
  };
  const WHY = "Nothing since Monday; usually 20 to 40 a working day.";

  it.each([
    ["an empty list", undefined],
    ["a JSON 400", () => ({ kind: "status" as const, status: 400 })],
  ])("is quiet and then late, with %s on every page", async (_, trouble) => {
    // The week of Thanksgiving: Thursday is none of its days.
    await runUntil("2026-11-24T16:00:00Z", trouble);
    expect((await json()).sources[0]).toMatchObject({ status: "ok" });
    await runUntil("2026-11-24T17:00:00Z", trouble);
    expect((await json()).sources[0]).toMatchObject({ status: "quiet", why: WHY });
    expect(await health()).toEqual([200, `ok\nhuggingface is quiet. ${WHY}\n`]);
    await runUntil("2026-11-25T17:00:00Z", trouble);
    expect(await json()).toMatchObject({ healthy: false, sources: [{ status: "late", why: WHY }] });
    expect(await health()).toEqual([503, `huggingface is late. ${WHY}\n`]);
    const text = textOf((await statusAnswer(asked(), sources)).body());
    expect(text).toContain(WHY);
    expect(text).toContain("Usually 20 to 40 a working day.");
  });

  it("is not the upstream's fault while nobody asks", async () => {
    wire.now += 3 * DAY;
    expect((await json()).sources[0].why).not.toContain("Nothing since");
  });

  it("says that a holiday is none of its days", async () => {
    wire.now = Date.parse("2026-11-26T12:00:00Z") / 1000;
    expect((await json()).sources[0]).toMatchObject({
      usually: "20 to 40 a working day",
      expected_today: false,
    });
    const text = textOf((await statusAnswer(asked(), sources)).body());
    expect(text).toContain("None are expected today.");
  });

  it("is told by few rows, however long the lists are", async () => {
    const rows = async () => {
      let read = 0;
      const db = {
        prepare: (sql: string) => env.DB.prepare(sql),
        async batch(statements: D1PreparedStatement[]) {
          const results = await env.DB.batch(statements);
          for (const { meta } of results) read += meta.rows_read;
          return results;
        },
      } as D1Database;
      await statusAnswer({ ...asked("json"), db }, sources);
      return read;
    };
    const before = await rows();
    const many = (day: string) =>
      day === "2026-11-23" || day < "2026-11-16"
        ? Array.from({ length: 60 }, (_, n) => daily(Number(day.slice(8)) * 100 + n))
        : [];
    const long = wireOver(many, rfc3339(wire.now + HOUR));
    await long.run({ backfillFrom: "2026-10-01" });
    wire.now = long.now;
    const listings = await env.DB.prepare("SELECT count(*) AS n FROM listing").first<number>("n");
    expect(listings).toBeGreaterThan(1000);
    // Five papers of each of five days, and a few of the tables themselves.
    expect(await rows()).toBeLessThan(before + 40);
  });
});

describe("/status", () => {
  it("shows a source with its progress, and no styles of its own", async () => {
    const html = (await statusAnswer(asked(), sources)).body();
    expect(html).toContain("Hugging Face Daily Papers");
    expect(html).toMatch(/<progress [^>]*max="8" value="8"/);
    expect(html).toContain("most on 20 Nov 2026: 3");
    expect(html.match(/<path d="M[^"]*"/g)).toHaveLength(2);
    expect(html).not.toContain("style=");
  });

  it("says which host asked for a pause, and until when backfill waits", async () => {
    await env.DB.batch([
      env.DB.prepare(
        "INSERT INTO host VALUES ('huggingface.example', 0, ?, 'It asked for a pause.')",
      ).bind(wire.now + 2 * HOUR),
      env.DB.prepare("UPDATE source SET backfill_day = '2026-11-23', backfill_rows = 40000"),
    ]);
    // Days of before are wanted.
    const early = { ...settings, BACKFILL_FROM: "2026-01-01" };
    const html = (await statusAnswer({ ...asked(), settings: early }, sources)).body();
    const text = textOf(html);
    expect(text).toContain(
      "No requests to huggingface.example for now. It asked for a pause. Next try in 2 hours.",
    );
    expect(text).toContain(
      "Today's budget of database rows is used up; backfill continues in 12 hours.",
    );
    const answer = await statusAnswer({ ...asked("json"), settings: early }, sources);
    expect(JSON.parse(answer.body()).sources[0]).toMatchObject({
      pauses: [{ host: "huggingface.example", in_a_row: 0, until: rfc3339(wire.now + 2 * HOUR) }],
      backfill: { waits_until: "2026-11-24T00:00:00Z" },
    });
  });

  it("refuses formats it does not come in", async () => {
    await expect(statusAnswer(asked("rss"), sources)).rejects.toThrow(/\.json/);
  });
});

describe("/healthz", () => {
  it("is ok while sources keep their schedule", async () => {
    wire.now += 30 * MINUTE;
    const response = await healthAnswer(asked(), sources);
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.text()).toBe("ok\n");
  });

  it("is ok while the page of a new day waits for its first poll", async () => {
    const evening = wireOver(() => [], "2026-11-24T02:25:00Z");
    await evening.run();
    wire.now = evening.now + 9 * MINUTE; // 21:34 in New York, four minutes into the next list
    expect(await (await healthAnswer(asked(), sources)).text()).toBe("ok\n");
  });

  it("is 503 with the name of a source that is late", async () => {
    wire.now += 31 * MINUTE;
    const response = await healthAnswer(asked(), sources);
    expect(response.status).toBe(503);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.text()).toMatch(/^huggingface is late\. It should have been fetched/);
  });
});
