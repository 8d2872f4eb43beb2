import { copyFile, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../scripts/host/migrate.ts";
import { startMiniflare } from "../../scripts/host/miniflare.ts";
import { ROOT } from "../../scripts/host/settings.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { whatIsDue } from "../../src/ingest/due.ts";
import { SOURCES } from "../../src/sources/index.ts";
import { readStanding } from "../../src/store/standing.ts";
import { addDays, dayOf } from "../../src/text/time.ts";

const NEVER = 2 ** 40;
const NOW = Date.parse("2026-11-23T18:00:00Z") / 1000;
const DAY = 86_400;
const FEED = "https://journal.example/rss";

type Row = [
  source: string,
  page: string,
  due: number,
  checked: number,
  succeeded: number | null,
  rejected: number,
  failures: number,
  error: string | null,
];

const finished = (source: string, page: string, rejected = 0): Row => {
  const error = rejected > 0 ? `${rejected} left out. ${page}` : null;
  return [source, page, NEVER, NOW - DAY, NOW - DAY, rejected, 0, error];
};
const followed = (source: string, page: string): Row => [
  source,
  page,
  NOW + 540,
  NOW - 60,
  NOW - 60,
  0,
  0,
  null,
];
const failed = (source: string, page: string, due: number): Row => {
  return [source, page, due, NOW - 300, null, 0, 2, "It answered 503."];
};

function days(first: string, last: string, ...without: string[]): string[] {
  const all: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) all.push(day);
  return all.filter((day) => !without.includes(day));
}

/** A database as it was: a row for every page ever asked for. */
const OLD: Row[] = [
  ...days("2026-10-24", "2026-11-23").map((day) => followed("huggingface", day)),
  // It ceased to be followed and waits for its last poll.
  ["huggingface", "2026-10-23", NOW - 60, NOW - DAY, NOW - DAY, 0, 0, null],
  ...days("2026-09-01", "2026-10-22", "2026-09-10", "2026-09-15").map((day) =>
    finished("huggingface", day, day === "2026-09-20" ? 2 : 0),
  ),
  failed("huggingface", "2026-09-10", NOW - 1),
  ...days("2026-11-01", "2026-11-22").map((day) => finished("arxiv", `oai/${day}/cs.LG`, 1)),
  ...days("2026-11-16", "2026-11-22", "2026-11-18").map((day) =>
    finished("arxiv", `oai/${day}/cs.CL`),
  ),
  failed("arxiv", "oai/2026-11-18/cs.CL", NOW + 600),
  finished("arxiv", "new/2026-11-20/cs.LG"),
  finished("arxiv", "new/2026-11-23/cs.LG"),
  finished("arxiv", "new/2026-11-23/hep-th"),
  followed("arxiv", "lookup"),
  followed("feed", FEED),
];

describe("a database with a poll for every page", () => {
  let folder = "";
  let miniflare: Miniflare;
  let db: D1Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "paperwire-"));
    const script = "export default {}";
    const compatibilityDate = "2026-07-01";
    const data = join(folder, "data");
    miniflare = await startMiniflare({ script, compatibilityDate, settings: {}, data });
    const real = await miniflare.getD1Database("DB");
    db = real;
    const names = (await readdir(join(ROOT, "migrations"))).toSorted();
    const old = join(folder, "old");
    await mkdir(old);
    for (const name of names.filter((each) => each < "0006")) {
      await copyFile(join(ROOT, "migrations", name), join(old, name));
    }
    await migrate(real, old);
    await fill(db);
    await migrate(real, join(ROOT, "migrations"));
  });

  afterAll(async () => {
    await miniflare.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  it("keeps rows for pages that are followed or failed, and for the rest ranges of days", async () => {
    const { results } = await db
      .prepare(
        "SELECT page, day, series FROM poll WHERE page < '2026-10-24' OR page > '2026-11-23'",
      )
      .all();
    expect(results).toEqual([
      { page: "lookup", day: dayOf(NOW - 60), series: null },
      { page: "new/2026-11-20/cs.LG", day: "2026-11-20", series: null },
      { page: "new/2026-11-23/cs.LG", day: "2026-11-23", series: null },
      { page: "new/2026-11-23/hep-th", day: "2026-11-23", series: null },
      { page: "oai/2026-11-18/cs.CL", day: "2026-11-18", series: "cs.CL" },
      { page: FEED, day: dayOf(NOW - 60), series: null },
      { page: "2026-09-10", day: "2026-09-10", series: "days" },
      { page: "2026-10-23", day: "2026-10-23", series: "days" },
    ]);
    const { sources } = await readStanding(db);
    expect(sources.get("huggingface")?.series).toEqual({
      days: {
        liveFrom: "2026-10-01",
        asked: [
          ["2026-09-01", "2026-09-09"],
          ["2026-09-11", "2026-09-14"],
          ["2026-09-16", "2026-10-22"],
        ],
      },
    });
    const liveFrom = "2026-11-08";
    expect(sources.get("arxiv")?.series).toEqual({
      "cs.CL": {
        liveFrom,
        asked: [
          ["2026-11-16", "2026-11-17"],
          ["2026-11-19", "2026-11-22"],
        ],
      },
      "cs.LG": { liveFrom, asked: [["2026-11-01", "2026-11-22"]] },
      // Announced, but its records were not fetched yet.
      "hep-th": { liveFrom, asked: [] },
    });
    expect(sources.get("feed")?.series).toEqual({});
  });

  it("keeps when sources succeeded, and what could not be read", async () => {
    const { sources } = await readStanding(db);
    expect(sources.get("huggingface")).toMatchObject({
      succeededAt: NOW - DAY,
      rejected: 2,
      rejection: "2 left out. 2026-09-20",
    });
    expect(sources.get("arxiv")?.rejected).toBe(22);
    expect(sources.get("feed")).toMatchObject({ liveFrom: "2026-11-01", rejected: 0 });
  });

  it("asks for nothing that was finished, and for everything that was not", async () => {
    const options = { ...OPTIONS, ARXIV_CATEGORIES: ["cs.CL", "cs.LG"], FEEDS: [{ url: FEED }] };
    const names = ["huggingface", "arxiv", "feed"];
    const sources = SOURCES.filter(({ name }) => names.includes(name)).map((kind) =>
      kind.create(options),
    );
    const standing = await readStanding(db);
    const due = (backfillFrom: string, now = NOW) =>
      whatIsDue({ db, sources, backfillFrom }, standing, 200, now);
    const pages = ({ live, backfill }: Awaited<ReturnType<typeof due>>) =>
      [live, backfill].map((jobs) => jobs.map(({ page }) => page.page));
    expect(pages(await due("2026-11-16"))).toEqual([["new/2026-11-23/cs.CL"], []]);
    expect(pages(await due("2026-11-16", NOW + 600))).toEqual([
      expect.arrayContaining(["2026-11-23"]),
      ["oai/2026-11-18/cs.CL"],
    ]);
    const [, all = []] = pages(await due("2026-09-01"));
    const listed = all.filter((page) => page.startsWith("2026"));
    expect(listed).toEqual(["2026-10-23", "2026-09-15", "2026-09-10"]);
    expect(all.filter((page) => page.endsWith("cs.LG"))).toEqual(
      days("2026-09-01", "2026-10-31")
        .toReversed()
        .map((day) => `oai/${day}/cs.LG`),
    );
  });

  it("looks papers up that never were, before those that were long ago", async () => {
    const { results } = await db.prepare("SELECT * FROM unclassified ORDER BY id").all();
    expect(results).toEqual([
      { id: "arxiv:2611.00001", asked_at: 0 },
      { id: "arxiv:2611.00002", asked_at: 7 },
    ]);
  });
});

async function fill(db: D1Database): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO poll (source, page, due_at, checked_at, succeeded_at, rejected, failures, error)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5,
           value ->> 6, value ->> 7 FROM json_each(?)`,
      )
      .bind(JSON.stringify(OLD)),
    db.prepare(
      `INSERT INTO source (name, live_from, failures, retry_at) VALUES
         ('huggingface', '2026-10-01', 0, 0), ('arxiv', '2026-11-08', 3, 99), ('feed', '2026-11-01', 0, 0)`,
    ),
    db.prepare(
      "INSERT INTO unclassified (id, asked_at) VALUES ('arxiv:2611.00001', NULL), ('arxiv:2611.00002', 7)",
    ),
  ]);
}
