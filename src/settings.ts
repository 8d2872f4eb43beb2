import * as v from "valibot";
import { resolveCategory } from "./paper/taxonomy.ts";
import { addDays, startOfDay } from "./text/time.ts";

const url = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^https?:/.test(text), "must be an http(s) address"),
  v.transform((text) => text.replace(/\/+$/, "")),
);
const urlOrNone = v.union([v.literal(""), url], "must be an http(s) address, or empty");
const count = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}$/, "must be a whole number"),
  v.transform(Number),
);
const list = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\s,]+/).filter(Boolean)),
);
const feeds = v.pipe(
  v.string(),
  v.transform((text) => text.split(/[\n,]+/).map((line) => line.trim())),
  v.transform((lines) => lines.filter((line) => line !== "").map(feedOf)),
  v.check(
    (all) => all.every((feed) => feed !== undefined),
    "must be addresses, each with a name in front if it needs one, parted by commas",
  ),
  v.transform((all) => all.filter((feed) => feed !== undefined)),
);
const dayOrNone = v.pipe(
  v.string(),
  v.check((day) => day === "" || startOfDay(day) !== undefined, "must be a day, YYYY-MM-DD"),
);

const categories = v.pipe(
  list,
  v.check(
    (codes) => codes.every((code) => resolveCategory(code) !== undefined),
    "names a category that arXiv does not have",
  ),
  v.transform((codes) => [...new Set(codes.map((code) => resolveCategory(code) ?? code))]),
);

/** Every setting: its default, what it is for, and what it takes. */
export const SETTINGS = {
  SITE_URL: setting("", urlOrNone, "Public address. Feeds are cacheable only when it is set."),
  SITE_NAME: setting("Paperwire", v.pipe(v.string(), v.nonEmpty()), "Name shown in titles."),
  CONTACT: setting("", v.string(), "Address upstreams can write to; sent in the User-Agent."),
  SOURCES: setting("huggingface,arxiv,biorxiv,medrxiv,feed", list, "Sources to poll, by name."),
  ARXIV_CATEGORIES: setting(
    "cs.AI,cs.CL,cs.CV,cs.LG,cs.RO,stat.ML",
    categories,
    "arXiv categories, or archives, to follow.",
  ),
  FEEDS: setting("", feeds, "Feeds to read: addresses, each with a name in front if need be."),
  BACKFILL_FROM: setting("", dayOrNone, "Oldest day to fetch; empty is a week before the start."),
  RUN_PAGES: setting("3", count, "Pages one cron run works off. 3 fits the free plan."),
  BACKFILL_ROWS_A_DAY: setting("40000", count, "Rows that backfill may write in a UTC day."),
  HUGGINGFACE_URL: setting("https://huggingface.co", url, "Where Hugging Face, or a mirror, is."),
  ARXIV_RSS_URL: setting("https://rss.arxiv.org", url, "Where arXiv's feeds are."),
  ARXIV_API_URL: setting("https://export.arxiv.org", url, "Where arXiv's query API is."),
  ARXIV_OAI_URL: setting("https://oaipmh.arxiv.org", url, "Where arXiv's OAI-PMH is."),
  BIORXIV_URL: setting("https://api.biorxiv.org", url, "Where the API of bioRxiv and medRxiv is."),
} as const;

/** What can be set but has no default and is never shown. */
export const SECRETS = {
  HF_TOKEN: "Hugging Face token: doubles the rate limit.",
} as const;

/** The settings, checked. */
export type Settings = {
  readonly [Name in keyof typeof SETTINGS]: v.InferOutput<(typeof SETTINGS)[Name]["schema"]>;
} & { readonly [Name in keyof typeof SECRETS]?: string };

/** A setting has a value it cannot have. The message names it and says what it takes. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * Reads the settings out of the Worker's environment; one that is missing has its default.
 * @throws {SettingsError} naming the first setting that cannot be read
 */
export function readSettings(env: object): Settings {
  const given = env as Record<string, unknown>;
  const settings: Record<string, unknown> = {};
  for (const [name, { fallback, schema, help }] of Object.entries(SETTINGS)) {
    const value = given[name] ?? fallback;
    const result = v.safeParse(schema, value);
    if (!result.success) {
      const why = result.issues[0].message;
      const where = `Set it in wrangler.toml [vars], or in the environment for npm start.`;
      throw new SettingsError(`${name} is ${JSON.stringify(value)} but ${why}. ${help} ${where}`);
    }
    settings[name] = result.output;
  }
  for (const name of Object.keys(SECRETS)) if (given[name]) settings[name] = given[name];
  return settings as Settings;
}

/**
 * The oldest day wanted of a source, `YYYY-MM-DD`: a week before it was first followed where the
 * setting does not say.
 * @param backfillFrom `BACKFILL_FROM`
 * @param liveFrom the day it was first followed on
 */
export function oldestDay(backfillFrom: string, liveFrom: string): string {
  return backfillFrom || addDays(liveFrom, -7);
}

function feedOf(line: string): { url: string; name?: string } | undefined {
  const [, name, address] = /^(?:(.*?)\s+)?(https?:\/\/\S+)$/.exec(line) ?? [];
  if (address === undefined || !URL.canParse(address)) return undefined;
  return { url: address, ...(name && { name }) };
}

function setting<Schema extends v.GenericSchema<string, unknown>>(
  fallback: string,
  schema: Schema,
  help: string,
) {
  return { fallback, schema, help };
}
