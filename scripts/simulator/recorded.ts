import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { DAY, addDays, dayOf, startOfDay } from "../../src/text/time.ts";
import type { DailyPaper } from "./huggingface-api.ts";
import type { Lists } from "./huggingface.ts";

const SUFFIX = ".json.gz";

/**
 * The lists in a folder of recorded days, `YYYY-MM-DD.json.gz`. They and the dates in them are moved
 * by whole weeks, so that the last list is in the week before now.
 * @param now seconds UTC
 * @throws if the folder holds no recorded day
 */
export async function recordedPapers(folder: string, now: number): Promise<Lists> {
  const names = await readdir(folder);
  const days = names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, 10));
  const last = startOfDay(days.toSorted().at(-1) ?? "");
  if (last === undefined) throw new Error(`${folder} holds no recorded day (YYYY-MM-DD${SUFFIX})`);
  const recorded = new Set(days);
  const shift = 7 * Math.floor((now - last) / (7 * DAY));
  return async (day) => {
    const from = addDays(day, -shift);
    if (!recorded.has(from)) return [];
    const text = await promisify(gunzip)(await readFile(join(folder, from + SUFFIX)));
    return (JSON.parse(String(text)) as DailyPaper[]).map((item) => moved(item, shift));
  };
}

function moved(item: DailyPaper, shift: number): DailyPaper {
  const paper = { ...item.paper, publishedAt: movedTime(item.paper.publishedAt, shift) };
  const listed = item.paper.submittedOnDailyAt;
  if (listed !== undefined) paper.submittedOnDailyAt = movedTime(listed, shift);
  return { ...item, paper, publishedAt: movedTime(item.publishedAt, shift) };
}

function movedTime(time: string, shift: number): string {
  return addDays(dayOf(Date.parse(time) / 1000), shift) + time.slice(10);
}
