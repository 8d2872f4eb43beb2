const KEY = "counts";

/** How many entries questions had lately, by the question's name. */
export interface Counts {
  at: number;
  entries: Record<string, number>;
}

/** The counts as they were last made; undefined before the first. */
export async function readCounts(kv: KVNamespace): Promise<Counts | undefined> {
  return (await kv.get<Counts>(KEY, { type: "json", cacheTtl: 60 })) ?? undefined;
}

/** Keeps counts as the current ones. */
export async function writeCounts(kv: KVNamespace, counts: Counts): Promise<void> {
  await kv.put(KEY, JSON.stringify(counts));
}

// D1 takes 100 bound parameters; one is the start.
const MOST = 99;

/**
 * Counts the entries of questions from a place in the log on. Reads a row for each of them.
 * @param matches MATCH texts as the query compiler writes them, by name
 * @param from the lowest seq, included
 */
export async function countEntries(
  db: D1Database,
  matches: Readonly<Record<string, string>>,
  from: number,
): Promise<Record<string, number>> {
  const names = Object.keys(matches);
  const counts: Record<string, number> = {};
  for (let start = 0; start < names.length; start += MOST) {
    const some = names.slice(start, start + MOST);
    const columns = some.map(
      (_, n) => `(SELECT count(*) FROM entry_index WHERE entry_index MATCH ?${n + 2}
        AND rowid >= cast(?1 AS integer)) AS c${n}`,
    );
    const row = await db
      .prepare(`SELECT ${columns.join(", ")}`)
      .bind(from, ...some.map((name) => matches[name]))
      .first<Record<string, number>>();
    some.forEach((name, n) => (counts[name] = row?.[`c${n}`] ?? 0));
  }
  return counts;
}
