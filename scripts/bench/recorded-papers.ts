import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { workId } from "../../src/paper/ids.ts";
import { merge } from "../../src/paper/merge.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { resolveCategory } from "../../src/paper/taxonomy.ts";
import { OPTIONS } from "../simulator/settings.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { FACTS } from "../../src/sources/index.ts";
import { cleanLine, cleanParagraphs } from "../../src/text/clean.ts";
import { startOfDay } from "../../src/text/time.ts";

const DAY_SUFFIX = ".json.gz";

/** Papers as they were recorded: those of Hugging Face's days, and a sample of all of arXiv. */
export interface RecordedPapers {
  /** How many days of Hugging Face there are. */
  days: number;
  huggingFace: Paper[];
  arxiv: Paper[];
}

/** The default folder of recorded data. */
export function recordedFolder(): string {
  return join(process.env["RECORDED_DATA"] ?? "../shared", "data");
}

/**
 * Reads the recorded papers of a folder: `hf/YYYY-MM-DD.json.gz`, and `corpus/arxiv-50k.jsonl.gz`.
 * @returns undefined when the folder has not got both
 */
export function readRecorded(folder: string): RecordedPapers | undefined {
  const lists = join(folder, "hf");
  const corpus = join(folder, "corpus", "arxiv-50k.jsonl.gz");
  if (!existsSync(lists) || !existsSync(corpus)) return undefined;
  const days = readdirSync(lists)
    .filter((name) => name.endsWith(DAY_SUFFIX))
    .map((name) => name.slice(0, -DAY_SUFFIX.length))
    .toSorted();
  return { days: days.length, huggingFace: listedPapers(lists, days), arxiv: corpusPapers(corpus) };
}

const source = huggingface.create(OPTIONS);

function listedPapers(folder: string, days: string[]): Paper[] {
  const papers = new Map<string, Paper>();
  for (const day of days) {
    const page = { source: source.name, page: day, day };
    const { listings } = source.read([unzipped(join(folder, day + DAY_SUFFIX))], page);
    for (const listing of listings) {
      const { id } = listing.paper;
      papers.set(id, merge(papers.get(id), listing, FACTS));
    }
  }
  return [...papers.values()];
}

interface ArxivRecord {
  id: string;
  title: string;
  abstract: string;
  authors: string[];
  categories: string[];
  published?: string;
  listed?: string;
}

function corpusPapers(file: string): Paper[] {
  const lines = unzipped(file).trim().split("\n");
  return lines.map((line, rank) => {
    const record = JSON.parse(line) as ArxivRecord;
    const day = (record.published ?? record.listed)!.slice(0, 10);
    const paper = {
      id: workId(record.id)!,
      title: cleanLine(record.title),
      abstract: cleanParagraphs(record.abstract),
      authors: record.authors.map(cleanLine),
      categories: record.categories.flatMap((code) => resolveCategory(code) ?? []),
      published: startOfDay(day)!,
    };
    return merge(undefined, { source: "arxiv", day, rank, paper }, FACTS);
  });
}

function unzipped(file: string): string {
  return gunzipSync(readFileSync(file)).toString();
}
