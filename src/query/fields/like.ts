import {
  CLOSENESS,
  type Closeness,
  DEFAULT_CLOSENESS,
  type Likeness,
  readCloseness,
} from "../../paper/closeness.ts";
import type { Facts } from "../../paper/facts.ts";
import { paperId } from "../../paper/ids.ts";
import { type Field, quote, read, type Reading, unreadable } from "./field.ts";
import { serializeValue } from "./value.ts";

/** Papers that are like others. */
export interface Like extends Likeness {
  type: "like";
}

const MOST_PAPERS = 16;
const PROFILE = /^p~([\w-]+)$/i;
const CLOSE = /^(.+)@([\d.]*)$/s;
const EXAMPLE = "2411.05783, or several with commas between them";

/** How close papers must be to some papers, or to a profile. */
export const like: Field<Like> = {
  names: ["like"],
  types: ["like"],
  // DOIs may hold parentheses.
  values: "id",
  help: {
    takes: `a paper id, or up to ${MOST_PAPERS} with commas between them, and @${CLOSENESS.join(", @")}`,
    examples: [
      ["like:2411.05783", "papers like one, or like:2411.05783,2403.07362 for several"],
      ["like:2411.05783@99.5", "closer than 99.5 of 100 papers; also @95, @98, @99"],
    ],
  },
  read({ text }, _name, { facts }) {
    const [, of = text, step] = CLOSE.exec(text) ?? [];
    const closeness = step === undefined ? DEFAULT_CLOSENESS : readCloseness(step);
    if (closeness === undefined) {
      const steps = CLOSENESS.map((each) => `@${each}`).join(", ");
      return unreadable(`${quote(`@${step}`)} isn't a step. Use one of ${steps}.`);
    }
    const [, profile] = PROFILE.exec(of) ?? [];
    if (profile !== undefined) return read({ type: "like", ids: [], profile, closeness });
    return readPapers(of, closeness, facts);
  },
  serialize({ ids, profile, closeness }) {
    const end = closeness === DEFAULT_CLOSENESS ? "" : `@${closeness}`;
    if (profile !== undefined) return `like:p~${profile}${end}`;
    const shown = ids.map(shortened);
    const plain = shown.every((id) => serializeValue(id) === id);
    const value = `${shown.join(",")}${end}`;
    return `like:${plain ? value : `"${value}"`}`;
  },
  describe({ ids, profile, closeness }) {
    const of = profile === undefined ? ids.map(shortened).join(", ") : "a library";
    return `papers like ${of} (closest ${100 - closeness} %)`;
  },
  match: () => true,
  scope: (leaf) => ({ name: "like:", like: leaf }),
};

function readPapers(text: string, closeness: Closeness, facts: Facts): Reading<Like> {
  const typed = text.split(",").filter((each) => each.trim() !== "");
  const ids = new Set<string>();
  for (const each of typed) {
    const id = paperId(each, facts);
    // A DOI with a comma cannot be told from two ids.
    if (id === undefined || /[,@"“”\s]/.test(id)) {
      return unreadable(`${quote(each)} isn't a paper id. Use one such as ${EXAMPLE}.`);
    }
    ids.add(id);
  }
  if (ids.size > MOST_PAPERS) {
    return unreadable(`like: takes at most ${MOST_PAPERS} papers, not ${ids.size}.`);
  }
  if (ids.size === 0) return unreadable(`like: needs a paper id. Use one such as ${EXAMPLE}.`);
  return read({ type: "like", ids: [...ids].sort(), closeness });
}

function shortened(id: string): string {
  return id.replace(/^(arxiv|doi):/, "");
}
