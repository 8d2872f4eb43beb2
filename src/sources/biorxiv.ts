import * as v from "valibot";
import { workId } from "../paper/ids.ts";
import type { Listing, Statement } from "../paper/paper.ts";
import { cleanLine } from "../text/clean.ts";
import { htmlToText } from "../text/html.ts";
import { namesIn } from "../text/names.ts";
import { addDays, dayOf, HOUR, inNewYork, NOON, startOfDay } from "../text/time.ts";
import { daily } from "./daily.ts";
import { hostOf } from "./hosts.ts";
import { isUsWorkingDay } from "./working-days.ts";
import { httpUrl, setting } from "./setting.ts";
import {
  type Ask,
  type Page,
  type Reading,
  type Section,
  SourceError,
  type SourceKind,
} from "./source.ts";

/** The newest days are asked for again: records of a US day come in until the next UTC day. */
const PACES = [3 * HOUR, 3 * HOUR, 3 * HOUR];
/** Seconds between two requests. */
const SPACING = 1;
/** A day has some ten pages of 30. More is taken for a loop. */
const MAX_REQUESTS = 40;
/** The last day on which DOIs were given out that do not hold the day of posting. */
const LAST_UNDATED = "2019-12-10";

const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?(\w+)\.org\/content\/(10\.\d{4,9}\/[^?#\s]{1,200})/i;
/**
 * Short links in the feeds hold the number of the DOI, without its prefix: 10.1101 in all of them.
 */
const SHORT =
  /^https?:\/\/(?:[\w-]+\.)?(\w+)\.org\/cgi\/content\/\w+\/((?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})(?:v\d+)?(?=[.?#]|$)/i;
/** Behind a DOI there, as in `10.1101/2020.06.11.145425v2.full.pdf`. */
const VERSION = /v\d+(?:\.[\w.-]+)?\/?$/i;

const SETTINGS = {
  BIORXIV_URL: setting(
    "https://api.biorxiv.org",
    httpUrl,
    "Address of the API of bioRxiv and medRxiv.",
  ),
};

/** bioRxiv: preprints of the life sciences. */
export const biorxiv: SourceKind<typeof SETTINGS> = kindOf("biorxiv", "bioRxiv", "2013-11-07");

/** medRxiv: preprints of the health sciences. */
export const medrxiv: SourceKind<typeof SETTINGS> = kindOf("medrxiv", "medRxiv", "2019-06-25");

function kindOf(server: string, title: string, firstDay: string): SourceKind<typeof SETTINGS> {
  const home = `https://www.${server}.org`;
  return {
    name: server,
    title,
    site: title,
    home,
    authority: 2,
    signals: [],
    curated: false,
    classifies: false,
    // The papers of a day come in until the next one.
    schedule: {
      days: "working day",
      expects: isUsWorkingDay,
      dueAt: (day) => inNewYork(addDays(day, 1), NOON),
    },
    idIn: (text) => idIn(text, server),
    settings: SETTINGS,
    create: ({ BIORXIV_URL: base }) => ({
      name: server,
      host: () => ({ spacing: SPACING, ...hostOf(base) }),
      ...daily({ source: server, first: firstDay, today: dayOf, paces: PACES }),
      fetch: (ask, page) => fetchDay(ask, `${base}/details/${server}/${page.day}/${page.day}`),
      cut: (bodies, _page, most) => cutDay(bodies, most),
      read: (bodies, page) => readDay(bodies, page, home),
    }),
  };
}

/** Reads an address on a server as the id of the work; versions are left out. */
function idIn(text: string, server: string): string | undefined {
  const [, host, doi] = ADDRESS.exec(text) ?? [];
  const [, shortHost, number] = SHORT.exec(text) ?? [];
  if (shortHost?.toLowerCase() === server) return workId(`10.1101/${number}`);
  return host?.toLowerCase() === server && doi ? workId(doi.replace(VERSION, "")) : undefined;
}

async function fetchDay(ask: Ask, url: string): Promise<string[] | undefined> {
  const bodies: string[] = [];
  let cursor = 0;
  while (bodies.length < MAX_REQUESTS) {
    // JSON sometimes comes under another label, and so do error messages.
    const type = ["application/json", "text/html", "text/plain"];
    const { status, body } = await ask(`${url}/${cursor}`, { type });
    if (status === 304) return undefined;
    bodies.push(body);
    const { messages, collection } = envelopeOf(body);
    cursor += messages[0].count ?? collection.length;
    // The total may be too large.
    if (collection.length === 0 || cursor >= (messages[0].total ?? Infinity)) return bodies;
  }
  throw new SourceError(`The day does not end after ${MAX_REQUESTS} requests.`);
}

const number = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(Number),
  v.integer(),
  v.minValue(1),
);
const ENVELOPE = v.object({
  messages: v.tupleWithRest(
    [
      v.object({
        status: v.string(),
        count: v.optional(v.fallback(v.optional(number), undefined)),
        total: v.optional(v.fallback(v.optional(number), undefined)),
      }),
    ],
    v.unknown(),
  ),
  collection: v.array(v.unknown()),
});

function envelopeOf(body: string): v.InferOutput<typeof ENVELOPE> {
  const start = body.trimStart();
  if (start.startsWith("<")) {
    throw new SourceError("It answered with an HTML page instead of JSON.", { down: true });
  }
  if (/^error/i.test(start)) {
    throw new SourceError(`It answered "${cleanLine(start).slice(0, 100)}".`, { down: true });
  }
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    throw new SourceError("The answer is cut off or is not JSON.");
  }
  const result = v.safeParse(ENVELOPE, answer);
  if (!result.success) throw new SourceError("The answer is JSON, but not a list of preprints.");
  const { status } = result.output.messages[0];
  if (status !== "ok" && !/^no [a-z]+ found/i.test(status)) {
    throw new SourceError(`It answered with the status "${cleanLine(status).slice(0, 100)}".`);
  }
  return result.output;
}

// A missing value is null, empty or "NA".
const text = v.pipe(
  v.string(),
  v.transform((string) => string.trim()),
  v.check((string) => string !== "" && string !== "NA", "is missing"),
);
const optional = v.optional(v.fallback(v.optional(text), undefined));
const ITEM = v.object({
  doi: v.pipe(
    text,
    v.check((doi) => workId(doi) !== undefined, "is not a DOI"),
  ),
  title: v.pipe(text, v.transform(plainLine), v.nonEmpty("is missing")),
  authors: optional,
  date: v.pipe(
    text,
    v.check((day) => startOfDay(day) !== undefined, "is not a day"),
  ),
  version: number,
  license: optional,
  category: optional,
  abstract: optional,
  published: optional,
});
type Item = v.InferOutput<typeof ITEM>;

function cutDay(bodies: string[], most: number): Section[] | undefined {
  const items = bodies.flatMap((body) => envelopeOf(body).collection);
  if (items.length <= most) return undefined;
  return Array.from({ length: Math.ceil(items.length / most) }, (_, n) => {
    const collection = items.slice(n * most, (n + 1) * most);
    const body = JSON.stringify({ messages: [{ status: "ok" }], collection });
    return { bodies: [body], first: n * most, items: collection.length };
  });
}

function readDay(bodies: string[], page: Page, home: string): Reading {
  const rejected: string[] = [];
  const works = new Map<string, Item[]>();
  for (const item of bodies.flatMap((body) => envelopeOf(body).collection)) {
    const result = v.safeParse(ITEM, item);
    if (!result.success) {
      rejected.push(whyRejected(item, result.issues[0]));
      continue;
    }
    const id = workId(result.output.doi)!;
    works.set(id, [...(works.get(id) ?? []), result.output]);
  }
  const listings = [...works].map(([id, versions], rank): Listing => {
    const first = versions.find(({ version }) => version === 1);
    const newest = versions.reduce((a, b) => (b.version > a.version ? b : a));
    const kind = first ? "new" : "replace";
    const published = noon(first?.date ?? dayInside(newest.doi));
    const paper = statement(id, newest, published, home);
    return { source: page.source, day: page.day, rank, kind, paper };
  });
  return { listings, rejected };
}

function statement(id: string, item: Item, published: number, home: string): Statement {
  const license = licenseUrl(item.license);
  return {
    id,
    title: item.title,
    // Only an open licence allows passing on the abstract.
    abstract: license ? htmlToText(item.abstract ?? "") : "",
    authors: namesIn(plainLine(item.authors ?? ""), "family first"),
    keywords: item.category ? [cleanLine(item.category)] : [],
    published,
    version: item.version,
    doi: item.doi,
    url: `${home}/content/${item.doi}v${item.version}`,
    ...(license && { license }),
    ...(item.published && workId(item.published) && { journal: doiUrl(item.published) }),
  };
}

/** When a work was first posted, by its DOI: `10.64898/2026.05.07.723463`. */
function dayInside(doi: string): string {
  const day = /\/(\d{4}\.\d\d\.\d\d)\./.exec(doi)?.[1]?.replaceAll(".", "-") ?? "";
  return startOfDay(day) === undefined ? LAST_UNDATED : day;
}

function noon(day: string): number {
  return startOfDay(day)! + 12 * HOUR;
}

// cc_by_nc_nd and its like are version 4.0 of these licences. cc_no is no licence.
function licenseUrl(code = ""): string | undefined {
  if (/^cc0/i.test(code)) return "https://creativecommons.org/publicdomain/zero/1.0/";
  const [, terms] = /^cc_(by(?:_n[cd]|_sa)*)$/i.exec(code) ?? [];
  const path = terms?.toLowerCase().replaceAll("_", "-");
  return path && `https://creativecommons.org/licenses/${path}/4.0/`;
}

function doiUrl(doi: string): string {
  return `https://doi.org/${doi.replace(/^.*?(?=10\.)/, "")}`;
}

function plainLine(markup: string): string {
  return cleanLine(htmlToText(markup));
}

function whyRejected(item: unknown, issue: v.BaseIssue<unknown>): string {
  const doi = (item as { doi?: unknown } | null)?.doi;
  const where = issue.path?.map(({ key }) => String(key)).join(".") ?? "item";
  const what = doi ? JSON.stringify(doi) : "an item without DOI";
  return cleanLine(`${what}: ${where} ${issue.message}`).slice(0, 200);
}
