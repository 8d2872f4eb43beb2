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
import { placesOf } from "../../store/entries.ts";
import { ListError } from "../errors.ts";
import { type SeedContext, seedsOf } from "./seeds.ts";

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
 * @param now seconds UTC
 * @throws {ListError} for a paper that is not found, or a profile that cannot be read
 */
export async function aimOf(context: SeedContext, asked: Likeness, now: number): Promise<Aim> {
  const { closeness, profile } = asked;
  const idf = shippedIdf();
  if (profile !== undefined) {
    const read = readProfile(profile);
    if (!read.ok) throw unreadableLike(read.error);
    const target = likeAnyOf(read.interests.map(vectorOfInterest));
    return { target, idf, closeness, seeds: new Set() };
  }
  const { listed, lookedUp } = await seedsOf(context, asked.ids, now);
  const texts = [...listed, ...lookedUp].map(textOf);
  const target = likePapers(texts.map((text) => vectorOfSketch(sketchOf(text, idf), idf)));
  const seeds = await placesOf(
    context.db,
    listed.map(({ id }) => id),
  );
  return { target, idf, closeness, seeds: new Set(seeds) };
}

/** The words that a paper shares with an aim. */
export function sharedWith({ target, idf }: Aim, paper: Paper): string[] {
  return sharedWords(textOf(paper), target, idf);
}

/** Why papers like others cannot be asked for. */
export function unreadableLike(message: string): ListError {
  return new ListError("unreadable", message, { parameter: "q" });
}
