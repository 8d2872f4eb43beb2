import { arxiv } from "./arxiv/index.ts";
import { biorxiv, medrxiv } from "./biorxiv.ts";
import { feed } from "./feed/index.ts";
import { huggingface } from "./huggingface.ts";
import { type Facts, factsOf } from "../paper/facts.ts";
import type { SourceKind } from "./source.ts";

/** Every upstream there is. A new one is a file in this folder and a line here. */
export const SOURCES: readonly SourceKind[] = [huggingface, arxiv, biorxiv, medrxiv, feed];

/** What each of them says of itself. */
export const FACTS: Facts = factsOf(SOURCES);
