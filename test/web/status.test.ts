import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { readSettings } from "../../src/settings.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { FACTS } from "../../src/sources/index.ts";
import { HOUR, MINUTE, rfc3339 } from "../../src/text/time.ts";
import type { Asked } from "../../src/web/context.ts";
import type { StatusSource } from "../../src/web/health.ts";
import { healthAnswer, statusAnswer } from "../../src/web/status.ts";
import { textOf } from "./page-markup.ts";
import { smallWire } from "./site.ts";
import { type Wire, wireOver } from "../ingest/wire.ts";

const settings = readSettings(env);
const sources: StatusSource[] = [
  { ...huggingface.create(OPTIONS), title: huggingface.title, home: huggingface.home },
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
