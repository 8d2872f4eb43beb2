import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type IdfData, readIdf, writeIdf } from "../src/similar/idf.ts";
import type { SampleData } from "../src/similar/sample.ts";
import { bytesOf } from "../src/similar/sketch.ts";
import { readRecorded, recordedFolder } from "./bench/recorded-papers.ts";
import { samplesOf } from "./bench/similar/papers.ts";
import { sampleSketches, tableOf } from "./bench/similar/table.ts";
import { command, readOptions } from "./command/options.ts";
import { ROOT } from "./host/settings.ts";

const HELP = `Makes the tables that tell how alike papers are: node scripts/similar-table.ts [options]

  --data DIR     the recorded papers; those of corpus/arxiv-50k.jsonl.gz are used

Writes src/similar/data/idf.json (how rare each term is) and sample.json (papers at large), from the
open metadata of arXiv. The version goes up when the table changes: all sketches are then made anew.
To be run when terms come to be stemmed in another way, and every year or two.`;

const FOLDER = join(ROOT, "src/similar/data");

await command(HELP, async (args) => {
  const { data } = readOptions(args, { data: recordedFolder() });
  const recorded = readRecorded(data);
  if (!recorded) throw new Error(`${data} holds no recorded papers (hf/ and corpus/)`);
  const papers = samplesOf({ ...recorded, huggingFace: [] });
  const before = readTable();
  const made = writeIdf(tableOf(papers));
  const changed = made.levels !== before.levels;
  const table = { ...made, version: before.version + (changed ? 1 : 0) };
  const sketches = sampleSketches(papers, readIdf(table));
  const sample: SampleData = {
    version: table.version,
    sketches: Buffer.from(bytesOf(sketches)).toString("base64"),
  };
  console.log(`version ${table.version}, ${papers.length} papers${changed ? "" : ", as before"}`);
  writeJson("idf.json", table);
  writeJson("sample.json", sample);
});

function readTable(): IdfData {
  return JSON.parse(readFileSync(join(FOLDER, "idf.json"), "utf8")) as IdfData;
}

function writeJson(name: string, data: unknown): void {
  const text = `${JSON.stringify(data, null, 2)}\n`;
  writeFileSync(join(FOLDER, name), text);
  console.log(`${name}: ${(gzipSync(text).length / 1024).toFixed(1)} KB gzipped`);
}
