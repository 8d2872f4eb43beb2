import { env } from "cloudflare:workers";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { memory } from "../../src/web/answers.ts";
import { Outage } from "../../src/web/outage.ts";
import { clock, get, NOW, smallWire } from "./site.ts";

const ERROR = "D1_ERROR: database disk image is malformed: SQLITE_CORRUPT";

/** A database in which every statement fails. */
const down = {
  DB: {
    prepare: (sql: string) => {
      const statement = env.DB.prepare(sql);
      const fail = () => Promise.reject(new Error(ERROR));
      Object.assign(statement, { all: fail, run: fail, first: fail, bind: () => statement });
      return statement;
    },
    batch: () => Promise.reject(new Error(ERROR)),
  },
};

let logged: string[];

beforeEach(async () => {
  await smallWire({ upvotes: 4 });
  logged = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => logged.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  clock.now = NOW;
});

it("sends the last answers again while the database is down, and tells their age", async () => {
  const tag = (await get("/papers.rss")).headers.get("ETag")!;
  const page = await (await get("/papers")).text();
  memory.clear();
  clock.now = NOW + 1800;
  const again = await get("/papers", {}, { vars: down });
  expect([again.status, await again.text()]).toEqual([200, page]);
  expect(again.headers.get("Cache-Control")).toBe("public, max-age=60");
  expect((await get("/papers.rss", { "If-None-Match": tag }, { vars: down })).status).toBe(304);
  expect(logged.map((line) => JSON.parse(line))).toEqual([
    { event: "repeated", path: "/papers", age: 1800, repeated: 1, error: `Error: ${ERROR}` },
  ]);

  const status = await get("/status", {}, { vars: down });
  expect(await status.text()).toContain("Sent again: 2 answers, up to 30 minutes old.");
  const json = await get("/status.json", {}, { vars: down });
  expect(await json.json()).toMatchObject({
    healthy: false,
    outage: { since: "2026-11-25T12:30:00Z", repeated: 2, oldest_seconds: 1800 },
  });

  clock.now += 60;
  const well = await get("/status.json");
  expect(await well.json()).toMatchObject({ outage: { repeated: 2, oldest_seconds: 1800 } });
  expect((await get("/papers")).headers.get("Cache-Control")).toContain("max-age=300");
});

it("is seen by monitors, though only the papers cannot be read", async () => {
  const halfDown = new Proxy(env.DB, {
    get(db, name) {
      if (name === "prepare") {
        return (sql: string) => (/\bpaper\b/.test(sql) ? down.DB : db).prepare(sql);
      }
      const value: unknown = Reflect.get(db, name);
      return typeof value === "function" ? value.bind(db) : value;
    },
  });
  expect((await get("/healthz")).status).toBe(200);
  const response = await get("/healthz", {}, { vars: { DB: halfDown } });
  expect([response.status, await response.text()]).toEqual([
    503,
    `The database does not answer. ${ERROR}\n`,
  ]);
});

it("says that the database is down to who asks for what nobody asked before", async () => {
  const response = await get("/papers.rss?limit=7", {}, { vars: down });
  expect([response.status, await response.text()]).toEqual([
    503,
    "The database does not answer. Try again in a minute.\n",
  ]);
  expect(response.headers.get("Retry-After")).toBe("60");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(JSON.parse(logged[0]!)).toMatchObject({ event: "error", path: "/papers" });
});

it("keeps an outage for a day, and begins another after a pause", () => {
  const outage = new Outage();
  outage.note("/a", "down", 10, 1000);
  outage.note("/a", "down", 70, 1500);
  expect(outage.state(1500)).toMatchObject({ since: 1000, last: 1500, repeated: 2, oldest: 70 });
  outage.note("/a", "slow", 5, 9000);
  expect(outage.state(9000)).toEqual({
    since: 9000,
    last: 9000,
    error: "slow",
    repeated: 1,
    oldest: 5,
  });
  expect(outage.state(9000 + 86_400)).toBeUndefined();
});
