import type { Format } from "../../feeds/feed.ts";
import { FORMATS, typeOf } from "../../feeds/formats.ts";
import { content, inBraces, kept, MOVED, operation, problems, reference, TEXT } from "./parts.ts";
import { type Params, TAKEN } from "../params.ts";

const LISTS: { path: string; id: string; summary: string; takes: readonly (keyof Params)[] }[] = [
  { path: "/", id: "front", summary: "The newest curated day", takes: TAKEN.front },
  {
    path: "/papers",
    id: "papers",
    summary: "Papers, all or those of a query",
    takes: TAKEN.question,
  },
  { path: "/papers/date/{day}", id: "day", summary: "The papers of a day", takes: TAKEN.period },
  { path: "/papers/week/{week}", id: "week", summary: "The papers of a week", takes: TAKEN.period },
  {
    path: "/papers/month/{month}",
    id: "month",
    summary: "The papers of a month",
    takes: TAKEN.period,
  },
  {
    path: "/papers/trending",
    id: "trending",
    summary: "Upvotes against age",
    takes: TAKEN.trending,
  },
  { path: "/papers/{id}", id: "paper", summary: "One paper", takes: TAKEN.paper },
  {
    path: "/topics/{topic}",
    id: "topic",
    summary: "A topic, or categories",
    takes: TAKEN.question,
  },
];

/** The lists of papers, by their path: each a page, and with an extension every format. */
export function listPaths(): Record<string, object> {
  const formats = [undefined, ...FORMATS];
  return Object.fromEntries(
    LISTS.flatMap(({ path, id, summary, takes }) =>
      formats.map((format) => [
        format ? `${path}.${format.extension}` : path,
        operation({
          id: `${id}${capitalised(format?.extension ?? "page")}`,
          tag: "papers",
          summary: `${summary}, as ${format?.name ?? "a page"}`,
          parameters: [...inBraces(path), ...queryParameters(takes, format)],
          answers: {
            ...answersIn(format),
            ...(path.endsWith("{id}") && { 301: MOVED }),
            ...problems(format?.extension, 400, ...(path.includes("{") ? [404 as const] : [])),
          },
        }),
      ]),
    ),
  );
}

function answersIn(format: Format | undefined): Record<string, object> {
  const type = format ? typeOf(format) : "text/html";
  const schema = format?.extension === "json" ? reference("schemas", "JsonFeed") : TEXT;
  const more = format?.changes ? ["Link", "X-Since"] : ["Link"];
  return kept(content("The list.", type, schema), ...more);
}

function queryParameters(takes: readonly (keyof Params)[], format: Format | undefined): object[] {
  const useful = takes.filter((name) => {
    if (name === "digest") return format?.kind === "feed";
    if (name === "since") return format?.changes === true;
    if (name === "sort") return !format?.newestFirst;
    return true;
  });
  return useful.map((name) => {
    const exported = name === "limit" && format?.kind === "export";
    return reference("parameters", exported ? "exported" : name);
  });
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
