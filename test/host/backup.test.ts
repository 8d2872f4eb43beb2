import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backup, headerOf } from "../../scripts/backup/backup.ts";
import { overBinding } from "../../scripts/backup/databases.ts";
import { restore } from "../../scripts/backup/restore.ts";
import { inserts } from "../../scripts/backup/sql.ts";
import { freePort } from "../../scripts/host/free-port.ts";
import { type Service, startService } from "../../scripts/host/service.ts";
import { type SampleService, startSampleService } from "../../scripts/simulator/service.ts";

// The address stands in every feed.
const SITE = { SITE_URL: "https://papers.example" };
const PATHS = [
  "/papers.rss",
  "/papers.atom?q=model+-survey",
  "/papers.json?q=upvotes:%3E%3D10",
  "/papers.rss?q=author:%22li%22",
  "/topics/machine-unlearning.atom",
  "/topics/robotics.rss?digest=weekly",
  "/papers.ndjson?since=0&limit=1000",
  "/papers.bib?q=learning",
];

let first: SampleService;
let second: Service;
let folder: string;
const lines: string[] = [];

async function* saved(from: readonly string[] = lines) {
  yield* from;
}

beforeAll(async () => {
  first = await startSampleService({ SOURCES: "huggingface,arxiv", RUN_PAGES: "12", ...SITE });
  folder = await mkdtemp(join(tmpdir(), "paperwire-backup-"));
  second = await startService({
    data: folder,
    fresh: true,
    host: "127.0.0.1",
    port: await freePort(),
    defaults: {},
    environment: SITE,
  });
  for await (const line of backup(overBinding(first.db).select, "2026-11-26T12:00:00Z")) {
    lines.push(line);
  }
}, 180_000);
afterAll(async () => {
  await first?.stop();
  await second?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("a backup", () => {
  it("fills an empty database, which then answers byte for byte the same", async () => {
    const { select, execute } = overBinding(second.db);
    expect(await restore(saved(), select, execute)).toBe(lines.length - 1);
    for (const path of PATHS) {
      const [was, is] = await Promise.all([fetch(first.url + path), fetch(second.url + path)]);
      expect(was.status, path).toBe(200);
      const body = await was.text();
      expect(body.length, path).toBeGreaterThan(300);
      expect(await is.text(), path).toBe(body);
      expect(is.headers.get("ETag"), path).toBe(was.headers.get("ETag"));
    }
  });

  it("is refused by a database that holds papers, and changes nothing", async () => {
    const { select, execute } = overBinding(first.db);
    await expect(restore(saved(), select, execute)).rejects.toThrow("holds papers already");
  });

  it("is refused when it is of another version, or no backup", async () => {
    const { select } = overBinding(second.db);
    const never = () => Promise.reject(new Error("executed"));
    const into = (header: string) => restore(saved([header, ...lines.slice(1)]), select, never);
    const header = (migrations: string[]) => `-- paperwire ${JSON.stringify({ migrations })}`;
    const { migrations } = headerOf(lines[0]);
    await expect(into(header([...migrations, "9999_more.sql"]))).rejects.toThrow(
      "of a newer version, which has 9999_more.sql",
    );
    await expect(into(header(migrations.slice(0, -1)))).rejects.toThrow(
      `of an older version, without ${migrations.at(-1)}`,
    );
    await expect(into("SELECT 1;")).rejects.toThrow("This file is no backup");
    await expect(restore(saved([]), select, never)).rejects.toThrow("The file is empty");
  });

  it("has statements of one line that keep to D1's limit", () => {
    const rows = Array.from({ length: 40 }, (_, key) => ({
      key,
      text: `'a'\n${"x".repeat(5000)}`,
    }));
    const statements = [...inserts("t", ["key", "text"], rows)];
    expect(statements.length).toBeGreaterThan(2);
    expect(statements.filter((line) => line.includes("\n"))).toEqual([]);
    expect(Math.max(...statements.map((line) => line.length))).toBeLessThan(100_000);
    expect(lines.filter((line) => line.length >= 100_000)).toEqual([]);
  });
});
