import type { BenchWire } from "./site.ts";
import type { Line } from "./budget.ts";
import { recording } from "./recording.ts";
import { coldCpu } from "./serving.ts";
import { likedEntries } from "../../src/lists/like/entries.ts";
import { DEFAULTS } from "../../src/lists/params.ts";
import { compile, parse } from "../../src/query/index.ts";

const MOST_CPU = 0.01;
const REQUESTS = 200;

/** The first page of papers like others, which no memory has. */
export async function benchLike(wire: BenchWire): Promise<Line[]> {
  const db = await wire.db();
  const { size } = (await db.prepare("SELECT count(*) AS size FROM moment").first<{
    size: number;
  }>())!;
  const newest = await db
    .prepare("SELECT id FROM paper ORDER BY key DESC LIMIT 3")
    .all<{ id: string }>();
  // The run after the first one samples the last month.
  await wire.poll();
  const lines: Line[] = [];
  for (const seeds of [1, 3]) {
    const q = `like:${newest.results
      .slice(0, seeds)
      .map(({ id }) => id)
      .join(",")}`;
    const path = `/papers?q=${encodeURIComponent(q)}`;
    const all = await coldCpu(wire.worker, path, {}, REQUESTS);
    const parsed = parse(q);
    if (!parsed.ok) throw new Error(`${q} cannot be read.`);
    const { db: recorded, statements } = recording(await wire.db());
    const { like, ...range } = compile(parsed.tree, 0);
    const context = { db: recorded, sources: [] } as unknown as Parameters<typeof likedEntries>[0];
    const { entries } = await likedEntries(context, { params: DEFAULTS }, range, like!, 0);
    const rows = statements.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
    const cpu = await wire.replay((worker) => coldCpu(worker, path, {}, REQUESTS));
    lines.push({
      what: `cold page of papers like ${seeds}, ${size.toLocaleString("en")} moments`,
      measured: `${(cpu * 1000).toFixed(2)} ms CPU of the Worker's own, ${(all * 1000).toFixed(2)} with D1's; ${rows} rows read for ${entries.length} entries`,
      budget: `at most ${MOST_CPU * 1000} ms`,
      ok: cpu <= MOST_CPU,
    });
  }
  return lines;
}
