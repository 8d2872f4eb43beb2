import type { Format } from "../feeds/feed.ts";
import { CHANGE_FORMATS, extensionsOf } from "../feeds/formats.ts";
import { nearest } from "../text/nearest.ts";
import { ListError } from "./errors.ts";

/**
 * The values of the parameters that take one of a few words. Of `include`: `new` is for papers whose
 * primary category is asked for, `cross` for papers that are cross-listed there, `revised` for new
 * versions.
 */
export const VALUES = {
  content: ["full", "abstract", "title"],
  sort: ["new", "top", "trending", "relevance"],
  include: ["new", "cross", "revised"],
  digest: ["daily", "weekly"],
} as const;

type Value<Name extends keyof typeof VALUES> = (typeof VALUES)[Name][number];

/** The parameters of a list. */
export interface Params {
  /** The query as it was typed. */
  q?: string;
  /** The name of the source whose days are shown. */
  source?: string;
  /** The most entries. */
  limit?: number;
  /** Only entries whose moment has a lower seq. */
  before?: number;
  /** How much of an entry its body holds. */
  content: Value<"content">;
  /** The order of a page or an export; feeds are always `new`. */
  sort: Value<"sort">;
  /** Which papers of the categories that are asked for. */
  include: readonly Value<"include">[];
  /** One entry a period instead of one a paper. */
  digest?: Value<"digest">;
  /** The cursor that a script has read up to; empty for all from the beginning. */
  since?: string;
  /** The slugs of some topics. */
  topics?: string;
}

/** The values of parameters that are not given. */
export const DEFAULTS = {
  content: "full",
  sort: "new",
  include: ["new", "cross"],
} as const satisfies Params;

/** The highest `limit` of pages and feeds, and of exports. */
export const MOST = { shown: 500, exported: 1000 };

const READERS = {
  q: (text) => ({ q: text }),
  source: (text) => ({ source: text }),
  limit: (text, format) => ({
    limit: whole("limit", text, 1, format?.kind === "export" ? MOST.exported : MOST.shown),
  }),
  digest: (text) => ({ digest: oneOf("digest", text) }),
  since: (text, format) => ({ since: cursor(text, format) }),
  topics: (text) => ({ topics: text }),
  before: (text) => ({ before: whole("before", text, 0, Number.MAX_SAFE_INTEGER) }),
  sort: (text) => ({ sort: oneOf("sort", text) }),
  include: (text) => ({ include: inclusions(text) }),
  content: (text) => ({ content: oneOf("content", text) }),
} satisfies Record<keyof Params, (text: string, format?: Format) => Partial<Params>>;

// Parameters that trackers add to addresses.
const IGNORED = /^(utm_.*|fbclid|gclid|ref|_)$/;

/**
 * Reads parameters, in any order and letter case.
 * @param names the parameters that the path takes
 * @param format exports may be longer, and some formats take `since`
 * @throws {ListError} naming a parameter that is unknown, given twice, or has no such value
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
    if (seen.has(name)) {
      throw new ListError("unreadable", `The parameter ${name} is given twice.`);
    }
    seen.add(name);
    const text = value.trim();
    // An empty parameter is as good as none, but an empty since asks for everything.
    if (text !== "" || name === "since") {
      Object.assign(params, READERS[name as keyof Params](text, format));
    }
  }
  return params;
}

/**
 * The parameters of a list as its addresses write them: those that have another value than the
 * default, in one order.
 * @param query the query as it was typed, or its canonical text
 */
export function canonicalParams(
  params: Params,
  format: Format | undefined,
  query?: string,
): Record<string, string | number | undefined> {
  const { source, content, include, digest, limit, before, since } = params;
  const sort = sortOf(params, format);
  return {
    q: query,
    source,
    sort: sort === DEFAULTS.sort ? undefined : sort,
    include: include.join() === DEFAULTS.include.join() ? undefined : include.join(),
    content: content === DEFAULTS.content ? undefined : content,
    digest,
    limit,
    before: sort === "new" ? before : undefined,
    since,
  };
}

/** Parameters without the source that they pick. */
export function withoutSource(params: Params): Params {
  const others = { ...params };
  delete others.source;
  return others;
}

/** The order of a list in a format, or of its page. */
export function sortOf({ sort }: Params, format: Format | undefined): Params["sort"] {
  return format?.newestFirst ? "new" : sort;
}

function unknown(given: string, names: readonly string[]): ListError {
  const shown = given.slice(0, 50);
  const guess = nearest(shown.toLowerCase(), names);
  const hint = guess ? ` Did you mean ${guess}?` : "";
  const all = names.length > 0 ? `It takes ${names.join(", ")}.` : "It takes none.";
  const message = `This address takes no parameter ${shown}.${hint} ${all}`;
  return new ListError("unreadable", message, { parameter: shown, known: names });
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw unusable(name, `${name} takes a whole number from ${least} to ${most}.`);
}

function cursor(text: string, format: Format | undefined): string {
  if (format?.changes) return text;
  throw unusable("since", `since is for scripts: use it with ${extensionsOf(CHANGE_FORMATS)}.`);
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
  throw unusable(name, `${name} takes one of ${values.join(", ")}.`);
}

function unusable(parameter: string, message: string): ListError {
  return new ListError("unreadable", message, { parameter });
}
