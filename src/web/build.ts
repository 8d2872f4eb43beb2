import { formatOf } from "../feeds/formats.ts";
import { RUNGS } from "../paper/ladder.ts";
import { urlOf } from "./address.ts";
import type { Asked } from "./context.ts";
import { WebError } from "./errors.ts";
import type { List } from "./list.ts";
import { buildPage } from "./pages/build.tsx";
import { readParams } from "./params.ts";
import { questionList } from "./questions.ts";
import type { Answer } from "./respond.ts";

/** What the form of the feed builder holds; a field that is left empty is absent. */
export interface Composed {
  words?: string;
  phrase?: string;
  without?: string;
  title?: string;
  author?: string;
  cat?: string;
  source?: string;
  upvotes?: string;
  has?: string;
  digest?: string;
  format?: string;
}

const FIELDS: readonly (keyof Composed)[] = [
  "words",
  "phrase",
  "without",
  "title",
  "author",
  "cat",
  "source",
  "upvotes",
  "has",
  "digest",
  "format",
];

/** What a form may choose from. */
export const CHOICES = {
  upvotes: RUNGS.map(String),
  has: ["code", "project", "media", "summary"],
  digest: ["daily", "weekly"],
  format: ["rss", "atom", "json"],
};

/**
 * The question that the fields of the form make.
 * @returns text in the query language, possibly empty
 */
export function composedQuery(composed: Composed): string {
  const { words, phrase, without, title, author, cat, source, upvotes, has } = composed;
  const each = (text: string | undefined, prefix: string) =>
    (text ?? "")
      .split(",")
      .map((part) => part.replaceAll('"', " ").trim())
      .filter((part) => part !== "")
      .map((part) => `${prefix}${/[\s()]/.test(part) ? `"${part}"` : part}`);
  const anyOf = (parts: string[]) => (parts.length > 1 ? `(${parts.join(" OR ")})` : parts.join());
  return [
    words?.trim() ?? "",
    each(phrase?.replaceAll(",", " "), "").map((part) =>
      part.startsWith('"') ? part : `"${part}"`,
    ),
    anyOf(each(title, "title:")),
    anyOf(each(author, "author:")),
    anyOf(each(cat?.replaceAll(/[\s,+]+/g, ","), "cat:")),
    anyOf(each(source, "source:")),
    upvotes ? `upvotes:>=${upvotes}` : "",
    has ? `has:${has}` : "",
    ...each(without, "-"),
  ]
    .flat()
    .filter((part) => part !== "")
    .join(" ");
}

/**
 * The feed builder: a form, what its question finds, and the address that asks it.
 * @throws {WebError} 400 naming a field that is unknown
 */
export async function buildAnswer(asked: Asked): Promise<Answer> {
  const search = new URL(asked.request.url).searchParams;
  const unknown = [...search.keys()].find((name) => !FIELDS.includes(name as keyof Composed));
  if (unknown !== undefined) {
    throw new WebError(400, `The builder has no field ${unknown.slice(0, 50)}.`);
  }
  const composed: Composed = {};
  for (const name of FIELDS) {
    const text = search.get(name)?.trim().slice(0, 200);
    if (text) composed[name] = text;
  }
  const q = composedQuery(composed);
  const digest = composed.digest && CHOICES.digest.includes(composed.digest) ? composed.digest : "";
  const list = await previewOf(asked, q, digest);
  const format = formatOf(composed.format ?? "") ?? formatOf("rss")!;
  const address =
    list instanceof WebError ? "" : urlOf(asked.site, list.path, list.params, format.extension);
  const html = buildPage(asked.site, asked.settings.SITE_NAME, {
    composed,
    list,
    address,
    now: asked.now,
  });
  return { type: "text/html; charset=utf-8", body: () => html, fingerprint: html };
}

async function previewOf(asked: Asked, q: string, digest: string): Promise<List | WebError> {
  try {
    const params = readParams(new URLSearchParams({ q }), ["q"]);
    const list = await questionList(asked, params);
    return digest ? { ...list, params: { ...list.params, digest } } : list;
  } catch (error) {
    if (error instanceof WebError) return error;
    throw error;
  }
}
