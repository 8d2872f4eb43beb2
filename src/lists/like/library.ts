import { arxivIdOf } from "../../paper/ids.ts";
import { compile } from "../../query/index.ts";
import { writeProfile } from "../../similar/address.ts";
import { shippedIdf } from "../../similar/idf.ts";
import type { Entry } from "../../similar/library/library.ts";
import { interestsOf } from "../../similar/profile.ts";
import { shippedSample } from "../../similar/sample.ts";
import { sketchOf } from "../../similar/sketch.ts";
import { type PaperText, textOf } from "../../similar/terms.ts";
import { vectorOfSketch } from "../../similar/vector.ts";
import { textsMatching, textsOf } from "../../store/papers.ts";
import { monthSamples } from "../../store/sketch-months.ts";
import { monthOf } from "../../text/time.ts";
import { wordsOf } from "../../text/words.ts";
import type { Context } from "../context.ts";
import { type LookUp, MOST_LOOKED_UP } from "../lookup.ts";

/** The profile of a library, and what it was made from. */
export interface LibraryProfile {
  /** As it stands in an address; absent when no entry could be used. */
  profile?: string;
  /** Entries with the text that a source has of them. */
  known: number;
  /** Entries with the text that a look-up brought. */
  lookedUp: number;
  /** Entries with a title and an abstract of the library. */
  own: number;
  /** Entries with a title only. */
  titled: number;
  /** Entries without a title that no source here has listed. */
  unused: Entry[];
}

// Each takes the index about a millisecond.
const MOST_TITLES = 50;
const LONGEST_PHRASE = 16;

/**
 * Makes a profile of a library. Nothing of it is kept. Up to {@link MOST_LOOKED_UP} entries of arXiv
 * without an abstract, that no source here has listed, are looked up.
 * @param now seconds UTC
 */
export async function profileOf(
  { db, lookUp }: Pick<Context, "db" | "lookUp">,
  entries: readonly Entry[],
  now: number,
): Promise<LibraryProfile> {
  const texts = await textsOf(
    db,
    entries.flatMap(({ id }) => id ?? []),
  );
  const byTitle = await textsTitled(
    db,
    entries.flatMap(({ id = "", title, abstract }) =>
      title === undefined || abstract !== undefined || texts.has(id) ? [] : [title],
    ),
    now,
  );
  const found: LibraryProfile = { known: 0, lookedUp: 0, own: 0, titled: 0, unused: [] };
  const textless = entries.flatMap(({ id, title, abstract }) =>
    id === undefined || abstract !== undefined || texts.has(id) || byTitle.has(keyOf(title))
      ? []
      : [id],
  );
  const elsewhere = await textsElsewhere(lookUp, textless, now);
  const used: PaperText[] = [];
  for (const entry of entries) {
    const { id = "", title, abstract } = entry;
    const known = texts.get(id) ?? byTitle.get(keyOf(title));
    if (known) {
      found.known++;
      used.push(textOf(known));
    } else if (elsewhere.has(id)) {
      found.lookedUp++;
      used.push(textOf(elsewhere.get(id)!));
    } else if (title === undefined) found.unused.push(entry);
    else {
      if (abstract === undefined) found.titled++;
      else found.own++;
      used.push({ title, abstract: abstract ?? "" });
    }
  }
  const idf = shippedIdf();
  const vectors = used
    .map((text) => vectorOfSketch(sketchOf(text, idf), idf))
    .filter(({ hashes }) => hashes.length > 0);
  const samples = await monthSamples(db, [monthOf(now)]);
  const sample = samples.get(monthOf(now))?.sketches ?? shippedSample();
  const interests = interestsOf(vectors, idf, sample).map(({ interest }) => interest);
  return interests.length > 0 ? { ...found, profile: writeProfile(interests) } : found;
}

// The texts of papers by their titles, for entries that a library has no abstract of.
async function textsTitled(
  db: D1Database,
  titles: readonly string[],
  now: number,
): Promise<Map<string, PaperText>> {
  const phrases = titles.map(wordsOf).filter((words) => words.length > 2);
  const matches = phrases.slice(0, MOST_TITLES).map((words) => {
    return compile({ type: "title", words: words.slice(0, LONGEST_PHRASE) }, now).match;
  });
  const texts = matches.length > 0 ? await textsMatching(db, matches) : [];
  return new Map(texts.map((text) => [keyOf(textOf(text).title), text]));
}

// The texts of papers of arXiv that no source here has listed. Without them, titles have to do.
async function textsElsewhere(
  lookUp: LookUp | undefined,
  ids: readonly string[],
  now: number,
): Promise<Map<string, PaperText>> {
  const asked = [...new Set(ids)].filter((id) => arxivIdOf(id) !== undefined);
  if (!lookUp || asked.length === 0) return new Map();
  const found = (await lookUp(asked.slice(0, MOST_LOOKED_UP), now)) ?? {};
  return new Map(Object.entries(found));
}

function keyOf(title = ""): string {
  return wordsOf(title).join(" ");
}
