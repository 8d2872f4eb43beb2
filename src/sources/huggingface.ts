import * as v from "valibot";
import { arxivIdOf, workId } from "../paper/ids.ts";
import type { Account, Statement } from "../paper/paper.ts";
import { cleanLine, cleanParagraphs } from "../text/clean.ts";
import { nameOf } from "../text/names.ts";
import { addDays, DAY, HOUR, inNewYork, MINUTE, newYork, NOON } from "../text/time.ts";
import { daily } from "./daily.ts";
import { hostOf } from "./hosts.ts";
import { isUsWorkingDay } from "./working-days.ts";
import { httpUrl, secret, setting } from "./setting.ts";
import {
  type Answer,
  type Ask,
  type Page,
  type Reading,
  type SourceKind,
  SourceError,
} from "./source.ts";

const NAME = "huggingface";
const HOME = "https://huggingface.co";
const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/papers\/(?<id>[^?#/]+)/i;
/** The day of the first Daily Papers list. */
const FIRST_DAY = "2023-05-04";
/** Lists are followed for a month, for their votes. */
const PACES = [
  10 * MINUTE,
  ...Array.from({ length: 7 }, () => HOUR),
  ...Array.from({ length: 23 }, () => DAY),
];
/** Minutes after midnight in New York. */
const TURN_OVER = 21 * 60 + 30;
/** A list has a few pages of 100. More is taken for a loop. */
const MAX_PAGES = 10;

const SETTINGS = {
  HUGGINGFACE_URL: setting(HOME, httpUrl, "Address of Hugging Face, or of a mirror."),
  HF_TOKEN: secret("Hugging Face token. It doubles the rate limit."),
};

/** Hugging Face Daily Papers: a list a day of arXiv papers picked by people, with votes. */
export const huggingface: SourceKind<typeof SETTINGS> = {
  name: NAME,
  title: "Hugging Face Daily Papers",
  site: "Hugging Face",
  home: `${HOME}/papers`,
  authority: 1,
  signals: [
    "upvotes",
    "comments",
    "stars",
    "code",
    "project",
    "thumbnail",
    "media",
    "organization",
    "submitter",
    "summary",
  ],
  curated: true,
  classifies: false,
  // All 142 lists recorded in 2025 had their first paper by 05:30 UTC.
  schedule: {
    days: "working day",
    expects: isUsWorkingDay,
    dueAt: (day) => inNewYork(day, NOON),
    usually: [20, 40],
  },
  idIn: paperOf,
  discussionOf,
  settings: SETTINGS,
  create: ({ HUGGINGFACE_URL: base, HF_TOKEN: token }) => ({
    name: NAME,
    ...(token && { headers: { [new URL(base).origin]: { Authorization: `Bearer ${token}` } } }),
    host: () => hostOf(base),
    ...daily({ source: NAME, first: FIRST_DAY, today: listDay, paces: PACES }),
    fetch: (ask, page) => fetchDay(ask, base, page),
    read: readDay,
  }),
};

// A paper's page here goes by its arXiv id.
function paperOf(text: string): string | undefined {
  const { id } = ADDRESS.exec(text)?.groups ?? {};
  return id && workId(`arxiv:${id}`);
}

function discussionOf(id: string): string | undefined {
  const name = arxivIdOf(id);
  return name && `${HOME}/papers/${name}`;
}

async function fetchDay(ask: Ask, base: string, page: Page): Promise<string[] | undefined> {
  const bodies: string[] = [];
  let url: string | undefined = `${base}/api/daily_papers?date=${page.day}&limit=100`;
  while (url !== undefined && bodies.length < MAX_PAGES) {
    const answer: Answer = await ask(url, { type: "application/json", expected: [400] });
    if (answer.status === 304) return undefined;
    if (answer.status === 400) return [notYet(answer.body, page)];
    bodies.push(answer.body);
    url = nextLink(answer.headers.get("Link"), url);
  }
  return bodies;
}

function readDay(bodies: string[], page: Page): Reading {
  const reading: Reading = { listings: [], rejected: [] };
  const seen = new Set<string>();
  for (const item of bodies.flatMap((body) => arrayOf(body))) {
    const result = v.safeParse(ITEM, item);
    if (!result.success) {
      reading.rejected.push(whyRejected(item, result.issues[0]));
      continue;
    }
    const paper = statement(result.output);
    if (seen.has(paper.id)) continue;
    seen.add(paper.id);
    const rank = reading.listings.length;
    reading.listings.push({ source: NAME, day: page.day, rank, paper });
  }
  return reading;
}

/**
 * The day whose list is the current one: it turns over at 21:30 in New York.
 * @param now seconds since 1970
 */
export function listDay(now: number): string {
  const { day, minutes } = newYork(now);
  return minutes >= TURN_OVER ? addDays(day, 1) : day;
}

// An item needs an id and a title. Any other field is left out if it is absent, null or nonsense.
const optional = <const Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(v.fallback(v.nullish(schema), undefined));
const line = v.pipe(v.string(), v.transform(cleanLine), v.nonEmpty());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const link = v.pipe(
  v.string(),
  v.transform((text) => absolute(text.trim())),
  v.url(),
  v.regex(/^https?:/i),
);
const lines = v.pipe(
  v.array(v.unknown()),
  v.transform((items) => items.flatMap((item) => (typeof item === "string" ? [item] : []))),
);
const account = v.union([
  v.pipe(
    v.object({ name: line, fullname: optional(line) }),
    v.transform(({ name, fullname }): Account => ({ name, ...(fullname && { fullname }) })),
  ),
  v.pipe(
    v.object({ user: line, fullname: optional(line) }),
    v.transform(({ user, fullname }): Account => ({ name: user, ...(fullname && { fullname }) })),
  ),
]);
const author = v.pipe(
  v.object({ name: line, hidden: optional(v.boolean()) }),
  v.transform(({ name, hidden }) => (hidden ? undefined : nameOf(name) || undefined)),
);
const authors = v.pipe(
  v.array(v.fallback(author, undefined)),
  v.transform((names) => names.filter((name) => name !== undefined)),
);
const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Math.floor(Date.parse(text) / 1000)),
);

const FIELDS = v.object({
  title: optional(line),
  summary: optional(v.string()),
  numComments: optional(count),
  thumbnail: optional(link),
  mediaUrl: optional(v.string()), // until June 2024
  mediaUrls: optional(lines),
  submittedBy: optional(account),
  organization: optional(account),
  paper: v.object({
    id: v.pipe(v.string(), v.regex(/^\d{4}\.\d{4,5}$/, "is not an arXiv id")),
    title: optional(line),
    summary: optional(v.string()),
    authors: optional(authors),
    publishedAt: optional(instant),
    upvotes: optional(count),
    mediaUrls: optional(lines),
    projectPage: optional(link),
    githubRepo: optional(link),
    githubStars: optional(count),
    submittedOnDailyBy: optional(account),
    organization: optional(account),
    ai_summary: optional(line),
    ai_keywords: optional(lines),
  }),
});
const ITEM = v.pipe(
  FIELDS,
  v.check(({ title, paper }) => Boolean(paper.title ?? title), "has no title"),
);

function statement(item: v.InferOutput<typeof ITEM>): Statement {
  const { paper } = item;
  const fields = {
    title: paper.title ?? item.title,
    abstract: cleanParagraphs(paper.summary ?? item.summary ?? ""),
    authors: paper.authors ?? [],
    // The outer publishedAt is New York's wall clock labelled Z, so it is not used.
    published: paper.publishedAt,
    upvotes: paper.upvotes,
    comments: item.numComments,
    stars: paper.githubStars,
    code: paper.githubRepo,
    project: paper.projectPage,
    thumbnail: item.thumbnail,
    media: media(paper.mediaUrls ?? item.mediaUrls ?? [item.mediaUrl ?? ""]),
    organization: paper.organization ?? item.organization,
    submitter: item.submittedBy ?? paper.submittedOnDailyBy,
    keywords: [...new Set((paper.ai_keywords ?? []).map(cleanLine).filter(Boolean))],
    summary: paper.ai_summary,
  };
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return { id: `arxiv:${paper.id}`, ...Object.fromEntries(known) } as Statement;
}

function media(urls: string[]): string[] {
  return urls.flatMap((url) => {
    const result = v.safeParse(link, url);
    return result.success ? [result.output] : [];
  });
}

// Avatars and media may be given relative to the site.
function absolute(url: string): string {
  return url.startsWith("/") && !url.startsWith("//") ? HOME + url : url;
}

function arrayOf(body: string): unknown[] {
  let items: unknown;
  try {
    items = JSON.parse(body);
  } catch {
    throw new SourceError("The answer is cut off or is not JSON.");
  }
  if (!Array.isArray(items)) throw new SourceError("The answer is JSON, but not a list of papers.");
  return items;
}

function whyRejected(item: unknown, issue: v.BaseIssue<unknown>): string {
  const id = (item as { paper?: { id?: unknown } } | null)?.paper?.id;
  const where = issue.path?.map(({ key }) => String(key)).join(".") ?? "item";
  const what = id === undefined ? "an item without id" : JSON.stringify(id);
  return cleanLine(`${what}: ${where} ${issue.message}`).slice(0, 200);
}

// The site refuses days in the future. Its clock may be behind ours.
function notYet(body: string, page: Page): string {
  if (body.trimStart().startsWith("{")) return "[]";
  throw new SourceError(`The list of ${page.day} was refused (status 400).`);
}

function nextLink(header: string | null, base: string): string | undefined {
  // RFC 8288
  const target = /<([^>]*)>\s*;[^,]*\brel\s*=\s*"?next"?/i.exec(header ?? "")?.[1];
  if (target === undefined || !URL.canParse(target, base)) return undefined;
  const next = new URL(target, base);
  // Behind a mirror or a simulator the link may name the original host.
  const { origin } = new URL(base);
  return origin + next.pathname + next.search;
}
