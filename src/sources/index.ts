import { type Facts, factsOf } from "../paper/facts.ts";
import { arxiv } from "./arxiv/index.ts";
import { biorxiv, medrxiv } from "./biorxiv.ts";
import { feed } from "./feed/index.ts";
import { huggingface } from "./huggingface.ts";
import type { SourceKind } from "./source.ts";

/** The upstreams that list works of their own. A new one is a file or a folder here, and a line. */
const WITH_IDS: readonly SourceKind[] = [huggingface, arxiv, biorxiv, medrxiv];

/** Every upstream there is. Feeds come last: they may be about works of the others. */
export const SOURCES: readonly SourceKind[] = [...WITH_IDS, feed(factsOf(WITH_IDS))];

/** The facts of all of them, by name. */
export const FACTS: Facts = factsOf(SOURCES);
