import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Statement } from "../../src/paper/paper.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { addDays } from "../../src/text/time.ts";
import { migrate } from "../host/migrate.ts";
import { ROOT } from "../host/settings.ts";
import { samplePapers } from "../simulator/papers.ts";
import { OPTIONS } from "../simulator/settings.ts";
import { type Line, printTable } from "./budget.ts";
import { ordinaryArxiv } from "./cost-papers.ts";
import { type Dealt, writeDealtLog } from "./dealt-log.ts";
import { databaseFile } from "./long-log.ts";
import { startMeasured } from "./measured.ts";
import { readRecorded, recordedFolder } from "./recorded-papers.ts";

const PAPERS = 6000;
const LEAST_SHOWN = 4;
const LICENSES = [
  "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
  "http://creativecommons.org/licenses/by/4.0/",
];

/** The bytes that a part of a database takes. */
export interface Part {
  name: string;
  /** Whole pages. */
  bytes: number;
  /** The empty part of them. */
  empty: number;
}

/**
 * Takes papers in and prints what each takes of the database, by table and column: the newest
 * recorded papers, or the simulator's where there are none.
 * @param folder keeps the database
 */
export async function benchSpace(folder: string, count = PAPERS): Promise<Line[]> {
  const recorded = readRecorded(recordedFolder());
  const papers = recorded
    ? { ...recorded, arxiv: recorded.arxiv.slice(-count).map(announced) }
    : samples(count);
  const file = await logOf(folder, papers);
  const parts = partsOf(file);
  const columns = ["paper", "moment", "listing"].flatMap((table) => columnsOf(file, table));
  const each = (bytes: number) => (bytes / count).toFixed(0);
  const isShown = ({ bytes }: { bytes: number }) => bytes >= count * LEAST_SHOWN;
  printTable([
    ["part of the database", "bytes a paper", "of them empty"],
    ...parts.filter(isShown).map(({ name, bytes, empty }) => [name, each(bytes), each(empty)]),
  ]);
  console.log();
  printTable([
    ["column of text", "bytes a paper"],
    ...columns.filter(isShown).map(({ name, bytes }) => [name, each(bytes)]),
  ]);
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const kind = recorded ? "recorded" : "sample";
  return [{ what: `a paper in D1, of ${count} ${kind} papers`, measured: `${each(total)} bytes` }];
}

/** The tables and indexes of a database, the largest first. */
export function partsOf(file: string): Part[] {
  return reading(file, (db) =>
    db
      .prepare(
        `SELECT name, sum(pgsize) AS bytes, sum(unused) AS empty FROM dbstat GROUP BY name
         ORDER BY bytes DESC`,
      )
      .all()
      .map(({ name, bytes, empty }) => {
        return { name: String(name), bytes: Number(bytes), empty: Number(empty) };
      }),
  );
}

function columnsOf(file: string, table: string): Omit<Part, "empty">[] {
  return reading(file, (db) => {
    const names = db.prepare(`PRAGMA table_info(${table})`).all();
    const texts = names.filter(({ type }) => type === "TEXT").map(({ name }) => String(name));
    const sums = texts.map((name) => `sum(octet_length(${name})) AS ${name}`).join(", ");
    const row = db.prepare(`SELECT ${sums} FROM ${table}`).get()!;
    return texts
      .map((name) => ({ name: `${table}.${name}`, bytes: Number(row[name]) }))
      .sort((one, other) => other.bytes - one.bytes);
  });
}

function reading<Result>(file: string, read: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

export async function logOf(data: string, papers: Dealt): Promise<string> {
  await mkdir(data, { recursive: true });
  const script = "export default {}";
  const options = { script, compatibilityDate: "2026-07-01", settings: {}, data };
  const worker = await startMeasured(options);
  try {
    const db = await worker.miniflare.getD1Database("DB");
    await migrate(db, join(ROOT, "migrations"));
    await writeDealtLog(db, papers);
  } finally {
    await worker.stop();
  }
  return databaseFile(data);
}

// As arXiv announces it: with a licence, which the recorded papers lack.
function announced({ id, title, abstract, authors, categories }: Statement, n: number): Statement {
  const known = { abstract, authors, categories, license: LICENSES[n % LICENSES.length] };
  return { id, title, ...known } as Statement;
}

export function samples(count: number): Dealt {
  const arxiv: Statement[] = [];
  for (let day = "2026-01-05"; arxiv.length < count; day = addDays(day, 1)) {
    const papers = ordinaryArxiv.announced(day).map(({ paper }) => paper);
    arxiv.push(...papers.map((paper, n) => announced({ ...paper, id: `arxiv:${paper.id}` }, n)));
  }
  const listDay = "2026-01-05";
  const body = JSON.stringify(samplePapers(listDay, Number.MAX_SAFE_INTEGER));
  const page = { source: huggingface.name, page: listDay, day: listDay };
  const { listings } = huggingface.create(OPTIONS).read([body], page);
  return { arxiv: arxiv.slice(0, count), huggingFace: listings.map(({ paper }) => paper) };
}
