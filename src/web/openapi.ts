import type { Format } from "../feeds/feed.ts";
import { FORMATS } from "../feeds/formats.ts";
import { VERSION } from "../version.ts";
import { CHOICES } from "./composed.ts";
import {
  COMPONENTS,
  headers,
  PATH_PARAMETERS,
  QUERY_PARAMETERS,
  reference,
} from "./openapi-parts.ts";

type QueryName = keyof typeof QUERY_PARAMETERS;
type Problem = "BadRequest" | "NotFound";

const QUESTION: readonly QueryName[] = [
  "q",
  "sort",
  "include",
  "content",
  "digest",
  "limit",
  "before",
  "since",
];
const PERIOD: readonly QueryName[] = ["q", "content", "limit"];

/** The fields of the feed builder. */
const BUILDER = [
  ...["words", "phrase", "without", "title", "author", "cat", "source"].map((name) => ({
    name,
    in: "query",
    schema: { type: "string" },
  })),
  ...Object.entries(CHOICES).map(([name, values]) => ({
    name,
    in: "query",
    schema: { type: "string", enum: values },
  })),
];

/** Lists of papers: each a page, and with an extension every format. */
const LISTS: { path: string; id: string; summary: string; takes: readonly QueryName[] }[] = [
  { path: "/", id: "front", summary: "The newest curated day", takes: ["content", "limit"] },
  { path: "/papers", id: "papers", summary: "Papers, all or those of a query", takes: QUESTION },
  { path: "/papers/date/{day}", id: "day", summary: "The papers of a day", takes: PERIOD },
  { path: "/papers/week/{week}", id: "week", summary: "The papers of a week", takes: PERIOD },
  { path: "/papers/month/{month}", id: "month", summary: "The papers of a month", takes: PERIOD },
  {
    path: "/papers/trending",
    id: "trending",
    summary: "Upvotes against age",
    takes: ["content", "limit", "before"],
  },
  { path: "/papers/{id}", id: "paper", summary: "One paper", takes: ["content"] },
  { path: "/topics/{topic}", id: "topic", summary: "A topic, or categories", takes: QUESTION },
];

/** What is read by scripts that ask for changes. */
const CHANGES_IN = ["json", "ndjson", "csv"];
const ALWAYS_NEWEST_FIRST = ["rss", "atom"];
const TEXT = { type: "string" };

/** What RSSHub takes, as far as there is a like here. */
const RSSHUB = [
  ...["filter", "filter_title", "filterout", "filterout_title"].map((name) => ({
    name,
    in: "query",
    description: "Words parted by `|`.",
    schema: TEXT,
  })),
  reference("parameters", "limit"),
  { name: "format", in: "query", schema: { ...TEXT, enum: ["rss", "atom", "json"] } },
];

const ABOUT = `Every list of papers is a page, and the same path with an extension is a feed or an
export. A feed holds papers at the moment they came to answer its question. No key is needed. HEAD
is answered wherever GET is; answers have an ETag. A parameter that is not known is refused, so that
a typo never widens a list.`;

/**
 * Every public route, as OpenAPI 3.1. https://spec.openapis.org/oas/v3.1.1.html
 * @param site the origin it is at
 */
export function openApi(site: string): object {
  return {
    openapi: "3.1.1",
    info: {
      title: "Paperwire",
      version: VERSION,
      summary: "New research papers, as feeds",
      description: ABOUT.replaceAll("\n", " "),
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: site }],
    security: [],
    tags: [
      { name: "papers", description: "Lists of papers, and single ones." },
      { name: "topics", description: "All topics." },
      { name: "site", description: "What this is, and how it is." },
      { name: "aliases", description: "Addresses as other sites have them; they move." },
    ],
    paths: { ...listPaths(), ...otherPaths() },
    components: COMPONENTS,
  };
}

function listPaths(): Record<string, object> {
  const formats = [undefined, ...FORMATS];
  return Object.fromEntries(
    LISTS.flatMap(({ path, id, summary, takes }) =>
      formats.map((format) => [
        format ? `${path}.${format.extension}` : path,
        operation({
          id: `${id}${capitalised(format?.extension ?? "page")}`,
          tag: "papers",
          summary: `${summary}, as ${format?.name ?? "a page"}`,
          parameters: [...inPath(path), ...queryParameters(takes, format)],
          answers: {
            200: listAnswer(format),
            ...(path.endsWith("{id}") && { 301: reference("responses", "Moved") }),
            304: reference("responses", "NotModified"),
            ...problems(
              format?.extension,
              path.includes("{") ? ["BadRequest", "NotFound"] : ["BadRequest"],
            ),
          },
        }),
      ]),
    ),
  );
}

function otherPaths(): Record<string, object> {
  const moves = { 301: reference("responses", "Moved") };
  return {
    "/papers/date": operation({
      id: "pickDay",
      tag: "papers",
      summary: "Where the form that picks a day leads",
      parameters: [{ name: "day", in: "query", schema: PATH_PARAMETERS.day.schema }],
      answers: { 302: reference("responses", "Moved") },
    }),
    "/topics": kept("topics", "topics", "All topics, as a page", "text/html"),
    "/topics.opml": operation({
      id: "topicsOpml",
      tag: "topics",
      summary: "All topics, or those picked, as subscriptions (OPML 2.0)",
      parameters: [reference("parameters", "topics")],
      answers: { ...keptAnswers("text/x-opml"), ...problems("opml", ["BadRequest"]) },
    }),
    "/build": operation({
      id: "build",
      tag: "site",
      summary: "The feed builder: a form that makes the address of a feed",
      parameters: BUILDER,
      answers: { ...keptAnswers("text/html"), ...problems(undefined, ["BadRequest"]) },
    }),
    "/about": kept("about", "site", "The ranking's formula, and thanks", "text/html"),
    "/status": kept("status", "site", "How every source is, as a page", "text/html"),
    "/status.json": kept(
      "statusJson",
      "site",
      "How every source is",
      "application/json",
      reference("schemas", "Status"),
    ),
    "/healthz": operation({
      id: "health",
      tag: "site",
      summary: "Whether every source keeps its schedule",
      parameters: [],
      answers: {
        200: content("All do.", "text/plain", TEXT),
        503: content("Those that do not, one a line.", "text/plain", TEXT),
      },
    }),
    "/openapi.json": kept("openApi", "site", "This", "application/json", { type: "object" }),
    "/llms.txt": kept("llms", "site", "What this is, for language models", "text/plain"),
    "/opensearch.xml": kept(
      "openSearch",
      "site",
      "The search, for browsers (OpenSearch 1.1)",
      "application/opensearchdescription+xml",
    ),
    "/rss/{categories}": alias("arxivRss", "/rss/{categories}", "As arXiv's RSS", moves),
    "/atom/{categories}": alias("arxivAtom", "/atom/{categories}", "As arXiv's Atom", moves),
    ...Object.fromEntries(
      ["", "/{cycle}", "/{cycle}/{votes}"].map((rest, depth) => [
        `/huggingface/daily-papers${rest}`,
        operation({
          id: `rssHub${["", "Cycle", "Votes"][depth]!}`,
          tag: "aliases",
          summary: "As RSSHub's",
          parameters: [...inPath(rest), ...RSSHUB],
          answers: {
            ...moves,
            ...problems(undefined, depth > 0 ? ["BadRequest", "NotFound"] : ["BadRequest"]),
          },
        }),
      ]),
    ),
  };
}

interface Operation {
  id: string;
  tag: string;
  summary: string;
  parameters: object[];
  answers: Record<string, object>;
}

function operation({ id, tag, summary, parameters, answers }: Operation): object {
  return { get: { operationId: id, tags: [tag], summary, parameters, responses: answers } };
}

function kept(id: string, tag: string, summary: string, type: string, schema: object = TEXT) {
  return operation({ id, tag, summary, parameters: [], answers: keptAnswers(type, schema) });
}

function alias(id: string, path: string, summary: string, answers: Record<string, object>) {
  return operation({ id, tag: "aliases", summary, parameters: inPath(path), answers });
}

function keptAnswers(type: string, schema: object = TEXT): Record<string, object> {
  const whole = {
    ...content("All of it.", type, schema),
    headers: headers("ETag", "Cache-Control"),
  };
  return { 200: whole, 304: reference("responses", "NotModified") };
}

function listAnswer(format: Format | undefined): object {
  const type = format?.mediaType.split(";")[0] ?? "text/html";
  const schema = format?.extension === "json" ? reference("schemas", "JsonFeed") : TEXT;
  const names = ["ETag", "Cache-Control", "Link"];
  if (takesSince(format)) names.push("X-Since");
  return { ...content("The list.", type, schema), headers: headers(...names) };
}

function content(description: string, type: string, schema: object): object {
  return { description, content: { [type]: { schema } } };
}

function problems(extension: string | undefined, names: Problem[]): Record<string, object> {
  const form = extension === undefined ? "Page" : extension === "json" ? "Json" : "Text";
  return Object.fromEntries(
    names.map((name) => [
      name === "BadRequest" ? 400 : 404,
      reference("responses", `${name}${form}`),
    ]),
  );
}

function inPath(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => reference("parameters", name!));
}

function queryParameters(takes: readonly QueryName[], format: Format | undefined): object[] {
  const useful = takes.filter((name) => {
    if (name === "digest") return format?.kind === "feed";
    if (name === "since") return takesSince(format);
    if (name === "sort") return !ALWAYS_NEWEST_FIRST.includes(format?.extension ?? "");
    return true;
  });
  return useful.map((name) => {
    const exported = name === "limit" && format?.kind === "export";
    return reference("parameters", exported ? "exported" : name);
  });
}

function takesSince(format: Format | undefined): boolean {
  return CHANGES_IN.includes(format?.extension ?? "");
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
