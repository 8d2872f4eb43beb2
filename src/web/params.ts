import type { Format } from "../feeds/feed.ts";
import { CHANGE_FORMATS, extensionsOf } from "../feeds/formats.ts";
import { nearest } from "../text/nearest.ts";
import { WebError } from "./errors.ts";

/**
 * What parameters take, where that is one of a few words. Of `include`: `new`, the paper's first
 * category is among those asked for; `cross`, another one is; `revised`, new versions are entries
 * too.
 */
export const VALUES = {
  content: ["full", "abstract", "title"],
  sort: ["new", "top", "trending", "relevance"],
  include: ["new", "cross", "revised"],
  digest: ["daily", "weekly"],
} as const;

type Value<Name extends keyof typeof VALUES> = (typeof VALUES)[Name][number];

/** What lists can be asked for besides their path. */
export interface Params {
  /** The query as typed. */
  q?: string;
  /** Entries, at the most. */
  limit?: number;
  /** Only moments whose seq is below. */
  before?: number;
  /** How much of an entry its body tells. */
  content: Value<"content">;
  /** The order of a page or an export; feeds are always `new`. */
  sort: Value<"sort">;
  /** Which papers of the categories asked for, and whether revisions too. */
  include: readonly Value<"include">[];
  /** One entry a period in place of one a paper. */
  digest?: Value<"digest">;
  /** Where a script has read up to; empty for from the beginning. */
  since?: string;
  /** Slugs to pick. */
  topics?: string;
}

/** What holds where a parameter is not given. */
export const DEFAULTS = {
  content: "full",
  sort: "new",
  include: ["new", "cross"],
} as const satisfies Params;

/** The parameters that each path takes. */
export const TAKEN = {
  front: ["content", "limit"],
  question: ["q", "sort", "include", "content", "digest", "limit", "before", "since"],
  period: ["q", "content", "limit"],
  trending: ["content", "limit", "before"],
  paper: ["content"],
  topics: ["topics"],
} as const satisfies Record<string, readonly (keyof Params)[]>;

/** The most that `limit` takes, of pages and feeds and of exports. */
export const MOST = { shown: 500, exported: 1000 };

const READERS = {
  q: (text) => ({ q: text }),
  limit: (text, format) => ({
    limit: whole("limit", text, 1, format?.kind === "export" ? MOST.exported : MOST.shown),
  }),
  digest: (text) => ({ digest: oneOf("digest", text) }),
  since: (text, format) => ({ since: changes(text, format) }),
  topics: (text) => ({ topics: text }),
  before: (text) => ({ before: whole("before", text, 0, Number.MAX_SAFE_INTEGER) }),
  sort: (text) => ({ sort: oneOf("sort", text) }),
  include: (text) => ({ include: inclusions(text) }),
  content: (text) => ({ content: oneOf("content", text) }),
} satisfies Record<string, (text: string, format?: Format) => Partial<Params>>;

/** What trackers add to addresses. */
const IGNORED = /^(utm_.*|fbclid|gclid|ref|_)$/;

/**
 * Reads the parameters of a request, in any order and case.
 * @param names those the path understands
 * @param format what is asked for: exports may be longer, and some are for scripts
 * @throws {WebError} 400 naming a parameter that is unknown, given twice, or has no such value
 */
export function readParams(
  search: URLSearchParams,
  names: readonly (keyof Params)[],
  format?: Format,
): Params {
  const params: Params = { ...DEFAULTS };
  const seen = new Set<string>();
  for (const [given, value] of search) {
    const name = given.toLowerCase();
    if (IGNORED.test(name)) continue;
    if (!names.includes(name as keyof Params)) throw unknown(given, names);
    if (seen.has(name)) throw new WebError(400, `The parameter ${name} is given twice.`);
    seen.add(name);
    const text = value.trim();
    // An empty parameter is as good as none; an empty since is from the beginning.
    if (text !== "" || name === "since") {
      Object.assign(params, READERS[name as keyof Params](text, format));
    }
  }
  return params;
}

function unknown(given: string, names: readonly string[]): WebError {
  const guess = nearest(given.slice(0, 50).toLowerCase(), names);
  const hint = guess ? ` Did you mean ${guess}?` : "";
  const all = names.length > 0 ? `It takes ${names.join(", ")}.` : "It takes none.";
  return new WebError(400, `There is no parameter ${given.slice(0, 50)} here.${hint} ${all}`, {
    parameter: given.slice(0, 50),
    known: names,
  });
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new WebError(400, `${name} takes a whole number from ${least} to ${most}.`, {
    parameter: name,
  });
}

function changes(text: string, format: Format | undefined): string {
  if (format?.changes) return text;
  const known = extensionsOf(CHANGE_FORMATS);
  throw new WebError(400, `since is for scripts: it goes with ${known}.`, { parameter: "since" });
}

function inclusions(text: string): Value<"include">[] {
  const asked = text.split(/[\s,]+/).filter(Boolean);
  const values = new Set(asked.map((value) => oneOf("include", value)));
  return VALUES.include.filter((value) => values.has(value));
}

function oneOf<Name extends keyof typeof VALUES>(name: Name, text: string): Value<Name> {
  const values: readonly Value<Name>[] = VALUES[name];
  const value = values.find((known) => known === text.toLowerCase());
  if (value !== undefined) return value;
  throw new WebError(400, `${name} takes one of ${values.join(", ")}.`, { parameter: name });
}
