import { arxivIdOf } from "../../paper/ids.ts";
import type { Paper } from "../../paper/paper.ts";
import type { PaperText } from "../../similar/terms.ts";
import { entriesOf } from "../../store/entries.ts";
import { unlessKvFails } from "../../store/kept.ts";
import { aliasOf } from "../../store/papers.ts";
import { readSeeds, type Seeds, writeSeeds } from "../../store/seeds.ts";
import type { Context } from "../context.ts";
import { ListError } from "../errors.ts";

/** The stores that seeds are read from, and the look-up of those that are in none. */
export type SeedContext = Pick<Context, "db" | "kv" | "lookUp">;

/**
 * The papers that others are to be like: those that a source has listed, and the texts of those that
 * were looked up.
 * @param ids sorted
 * @param now seconds UTC
 * @throws {ListError} for a paper that is not found, or cannot be looked up at the moment
 */
export async function seedsOf(
  context: SeedContext,
  ids: readonly string[],
  now: number,
): Promise<{ listed: Paper[]; lookedUp: PaperText[] }> {
  const { db } = context;
  const found = await entriesOf(db, ids);
  const missing = ids.filter((id) => !found.some(({ paper }) => paper.id === id));
  if (missing.length === 0) return { listed: found.map(({ paper }) => paper), lookedUp: [] };
  const others = await Promise.all(missing.map((id) => aliasOf(db, id)));
  const renamed = await entriesOf(
    db,
    others.filter((id) => id !== undefined),
  );
  const unknown = missing.filter((_, n) => others[n] === undefined);
  const papers = [...found, ...renamed].map(({ paper }) => paper);
  return {
    listed: [...new Map(papers.map((paper) => [paper.id, paper])).values()],
    lookedUp:
      unknown.length > 0 ? await lookedUp(context, ids.filter(isOfArxiv), unknown, now) : [],
  };
}

// What is found is kept under all ids of the list: some may be listed before it is read again.
async function lookedUp(
  { kv, lookUp }: SeedContext,
  all: readonly string[],
  ids: readonly string[],
  now: number,
): Promise<PaperText[]> {
  const other = ids.find((id) => !isOfArxiv(id));
  if (other !== undefined) throw notFound(other);
  let isUnsure = false;
  const reading = unlessKvFails(readSeeds(kv, all, now), () => (isUnsure = true));
  const kept = (await reading) ?? {};
  if (ids.every((id) => id in kept)) return ids.map((id) => seedIn(kept, id));
  if (!lookUp && !isUnsure) throw notFound(ids[0]!);
  const found = await lookUp?.(ids, now);
  if (!found) {
    const message = `No source here has listed ${shown(ids[0]!)} yet, and it cannot be looked up now. Try again in a minute.`;
    throw new ListError("busy", message, { parameter: "q" });
  }
  const seeds = Object.fromEntries(ids.map((id) => [id, found[id] ?? null]));
  // Without KV they are looked up again.
  await unlessKvFails(writeSeeds(kv, all, { ...kept, ...seeds }, now));
  return ids.map((id) => seedIn(seeds, id));
}

function seedIn(seeds: Seeds, id: string): PaperText {
  const seed = seeds[id];
  if (!seed) throw notFound(id, " and a look-up did not find it,");
  return seed;
}

function notFound(id: string, more = ""): ListError {
  const message = `No source here has listed ${shown(id)} yet,${more} so like: cannot compare with it.`;
  return new ListError("unreadable", message, { parameter: "q" });
}

function isOfArxiv(id: string): boolean {
  return arxivIdOf(id) !== undefined;
}

function shown(id: string): string {
  return id.replace(/^(arxiv|doi):/, "");
}
