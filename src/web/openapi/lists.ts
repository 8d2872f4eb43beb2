import type { Format } from "../../feeds/feed.ts";
import { FORMATS, typeOf } from "../../feeds/formats.ts";
import { content, inBraces, kept, MOVED, operation, problems, reference, TEXT } from "./parts.ts";
import type { Params } from "../../lists/params.ts";
import { type Route, ROUTES } from "../../lists/routes.ts";

const LISTS: Record<Route["kind"], { id: string; summary: string }> = {
  front: { id: "front", summary: "The newest day" },
  search: { id: "papers", summary: "All papers, or those of a query" },
  day: { id: "day", summary: "The papers of a day" },
  week: { id: "week", summary: "The papers of a week" },
  month: { id: "month", summary: "The papers of a month" },
  trending: { id: "trending", summary: "Most upvotes for their age" },
  paper: { id: "paper", summary: "One paper; with /related behind its id, those most like it" },
  topic: { id: "topic", summary: "A topic, or arXiv categories" },
};

/** The paths of lists: each a page, and with an extension every format. */
export function listPaths(): Record<string, object> {
  const formats = [undefined, ...FORMATS];
  return Object.fromEntries(
    ROUTES.flatMap(({ kind, path: route, takes }) => {
      const { id, summary } = LISTS[kind];
      const path = inBraceForm(route);
      return formats.map((format) => [
        format ? `${path}.${format.extension}` : path,
        operation({
          id: `${id}${capitalised(format?.extension ?? "page")}`,
          tag: "papers",
          summary: `${summary}, as ${format?.name ?? "a page"}`,
          parameters: [...inBraces(path), ...queryParameters(takes, format)],
          answers: {
            ...answersIn(format),
            ...(/\{(id|topic)\}/.test(path) && { 301: MOVED }),
            ...problems(format?.extension, 400, ...(path.includes("{") ? [404 as const] : [])),
          },
        }),
      ]);
    }),
  );
}

// `/papers/:id{.+}` is `/papers/{id}`.
function inBraceForm(route: string): string {
  return route.replace("{.+}", "").replace(/:(\w+)/g, "{$1}");
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
