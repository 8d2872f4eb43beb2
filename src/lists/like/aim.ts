import type { Likeness } from "../../paper/closeness.ts";
import type { Paper } from "../../paper/paper.ts";
import { readProfile } from "../../similar/address.ts";
import { type Idf, shippedIdf } from "../../similar/idf.ts";
import { vectorOfInterest } from "../../similar/interest.ts";
import { likeAnyOf, likePapers, type Target } from "../../similar/score.ts";
import { sharedWords } from "../../similar/shared-words.ts";
import { sketchOf } from "../../similar/sketch.ts";
import { textOf } from "../../similar/terms.ts";
import { vectorOfSketch } from "../../similar/vector.ts";
import { entriesOf, placesOf } from "../../store/entries.ts";
import { aliasOf } from "../../store/papers.ts";
import type { Context } from "../context.ts";
import { ListError } from "../errors.ts";

/** The seeds that the papers of a list are compared with. */
export interface Aim {
  target: Target;
  idf: Idf;
  closeness: Likeness["closeness"];
  /** The moments of the papers to be like, which are not in the list themselves. */
  seeds: ReadonlySet<number>;
}

/**
 * Reads what papers are asked to be like. Sketches of seeds are made from their texts.
 * @throws {ListError} for a paper that no source has listed, or a profile that cannot be read
 */
export async function aimOf({ db }: Pick<Context, "db">, asked: Likeness): Promise<Aim> {
  const { closeness, profile } = asked;
  const idf = shippedIdf();
  if (profile !== undefined) {
    const read = readProfile(profile);
    if (!read.ok) throw unreadableLike(read.error);
    const target = likeAnyOf(read.interests.map(vectorOfInterest));
    return { target, idf, closeness, seeds: new Set() };
  }
  const papers = await seedsOf(db, asked.ids);
  const target = likePapers(
    papers.map((paper) => vectorOfSketch(sketchOf(textOf(paper), idf), idf)),
  );
  const seeds = await placesOf(
    db,
    papers.map(({ id }) => id),
  );
  return { target, idf, closeness, seeds: new Set(seeds) };
}

/** The words that a paper shares with an aim. */
export function sharedWith({ target, idf }: Aim, paper: Paper): string[] {
  return sharedWords(textOf(paper), target, idf);
}

async function seedsOf(db: D1Database, ids: readonly string[]): Promise<Paper[]> {
  const found = await entriesOf(db, ids);
  const missing = ids.filter((id) => !found.some(({ paper }) => paper.id === id));
  if (missing.length === 0) return found.map(({ paper }) => paper);
  const others = await Promise.all(missing.map((id) => aliasOf(db, id)));
  const renamed = await entriesOf(
    db,
    others.filter((id) => id !== undefined),
  );
  const unknown = missing[others.indexOf(undefined)];
  if (unknown !== undefined) {
    const shown = unknown.replace(/^(arxiv|doi):/, "");
    throw unreadableLike(
      `No source here has listed ${shown} yet, so like: cannot compare with it.`,
    );
  }
  const papers = [...found, ...renamed].map(({ paper }) => paper);
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}

/** Why papers like others cannot be asked for. */
export function unreadableLike(message: string): ListError {
  return new ListError("unreadable", message, { parameter: "q" });
}
