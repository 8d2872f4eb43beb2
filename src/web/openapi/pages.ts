import { ARXIV_FEEDS, RSSHUB } from "../aliases.ts";
import { CHOICES, FIELDS } from "../composed.ts";
import { GUESSED } from "../guessed.ts";
import { content, inBraces, kept, MOVED, operation, problems, reference, TEXT } from "./parts.ts";
import { PATH_PARAMETERS } from "./parameters.ts";

/** The paths that are no lists of papers: pages, documents for programs, aliases. */
export function pagePaths(): Record<string, object> {
  return {
    "/papers/date": operation({
      id: "pickDay",
      tag: "papers",
      summary: "The page of a day, for the form that picks one",
      parameters: [
        { name: "day", in: "query", schema: PATH_PARAMETERS.day.schema },
        reference("parameters", "source"),
      ],
      answers: { 302: MOVED },
    }),
    ...topicsPaths(),
    "/follow/{feed}": operation({
      id: "follow",
      tag: "site",
      summary: "A page about a feed: what to do with its address, and its newest papers",
      parameters: [...inBraces("{feed}"), ...LIST_PARAMETERS],
      answers: { ...kept(whole("text/html")), ...problems(undefined, 400, 404) },
    }),
    "/build": operation({
      id: "build",
      tag: "site",
      summary: "The feed builder: a form that makes the address of a feed",
      parameters: FIELDS.map((name) => ({ name, in: "query", schema: schemaOf(name) })),
      answers: { ...kept(whole("text/html")), ...problems(undefined, 400) },
    }),
    "/like": {
      ...operation({
        id: "like",
        tag: "site",
        summary:
          "The page that makes a feed of a library; with papers, the search for those like them",
        parameters: [
          { name: "profile", in: "query", description: "A profile to show.", schema: TEXT },
          {
            name: "id",
            in: "query",
            description: "The ids of papers that were ticked in a list.",
            schema: { type: "array", items: TEXT, maxItems: 16 },
          },
        ],
        answers: { ...kept(whole("text/html")), 302: MOVED, ...problems(undefined, 400) },
      }),
      post: {
        operationId: "likeLibrary",
        tags: ["site"],
        summary: "The page with the profile of a library, of which nothing is kept",
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: { library: TEXT, file: { ...TEXT, format: "binary" } },
              },
            },
          },
        },
        responses: { 200: whole("text/html"), ...problems(undefined, 400) },
      },
    },
    "/healthz": operation({
      id: "health",
      tag: "site",
      summary: "Whether every source keeps its schedule",
      answers: {
        200: content("No source is late. A line for each that is quiet.", "text/plain", TEXT),
        503: content("The sources that are late or quiet, one a line.", "text/plain", TEXT),
      },
    }),
    ...documentPaths(),
    ...guessedPaths(),
    ...aliasPaths(),
  };
}

// Those of the feed, whichever it is.
const LIST_PARAMETERS = ["q", "include", "content", "digest", "limit"].map((name) =>
  reference("parameters", name),
);

function topicsPaths(): Record<string, object> {
  return {
    "/topics": operation({
      id: "topics",
      tag: "topics",
      summary: "All topics, as a page",
      answers: { ...kept(whole("text/html")), ...problems(undefined, 400) },
    }),
    "/topics.opml": operation({
      id: "topicsOpml",
      tag: "topics",
      summary: "All topics, or some of them, as subscriptions (OPML 2.0)",
      parameters: [reference("parameters", "topics")],
      answers: { ...kept(whole("text/x-opml")), ...problems("opml", 400) },
    }),
  };
}

function schemaOf(field: string): object {
  const choices: Partial<Record<string, readonly string[]>> = CHOICES;
  return choices[field] ? { ...TEXT, enum: choices[field] } : TEXT;
}

const DOCUMENTS: [path: string, id: string, summary: string, type: string, schema?: object][] = [
  ["/about", "about", "About the site, its ranking and its sources", "text/html"],
  ["/status", "status", "The status of every source, as a page", "text/html"],
  [
    "/status.json",
    "statusJson",
    "The status of every source",
    "application/json",
    reference("schemas", "Status"),
  ],
  ["/openapi.json", "openApi", "This document", "application/json", { type: "object" }],
  ["/llms.txt", "llms", "A guide for language models", "text/plain"],
  [
    "/opensearch.xml",
    "openSearch",
    "The search, for browsers (OpenSearch 1.1)",
    "application/opensearchdescription+xml",
  ],
];

function documentPaths(): Record<string, object> {
  return Object.fromEntries(
    DOCUMENTS.map(([path, id, summary, type, schema]) => [
      path,
      operation({ id, tag: "site", summary, answers: kept(whole(type, schema)) }),
    ]),
  );
}

function whole(type: string, schema: object = TEXT): object {
  return content("The document.", type, schema);
}

// `/list/:categories/:period?` is two paths.
function guessedPaths(): Record<string, object> {
  return Object.fromEntries(
    GUESSED.flatMap(({ path: route, id, summary, status }) => {
      const full = route.replace("{.+}", "").replace(/:(\w+)\??/g, "{$1}");
      const paths = route.endsWith("?") ? [full.replace(/\/[^/]*$/, ""), full] : [full];
      return paths.map((path, n) => [
        path,
        operation({
          id: n === 0 ? id : `${id}Of`,
          tag: "aliases",
          summary,
          parameters: inBraces(path),
          answers: { [status]: MOVED },
        }),
      ]);
    }),
  );
}

function aliasPaths(): Record<string, object> {
  const arxiv = ARXIV_FEEDS.map(({ format, ...parts }) => {
    const path = `/${format}/{categories}`;
    const answers = { 301: MOVED };
    return [path, operation({ ...parts, tag: "aliases", parameters: inBraces(path), answers })];
  });
  const rssHub = (id: string, rest: string, ...wrong: (400 | 404)[]) => [
    `/huggingface/daily-papers${rest}`,
    operation({
      id,
      tag: "aliases",
      summary: "As RSSHub's. Lists of a day, a week and a month become one feed",
      parameters: [...inBraces(rest), ...RSSHUB_PARAMETERS],
      answers: { 301: MOVED, ...problems(undefined, ...wrong) },
    }),
  ];
  return Object.fromEntries([
    ...arxiv,
    rssHub("rssHub", "", 400),
    rssHub("rssHubCycle", "/{cycle}", 400, 404),
    rssHub("rssHubVotes", "/{cycle}/{votes}", 400, 404),
  ]);
}

const RSSHUB_PARAMETERS = [
  ...RSSHUB.filters.map((name) => ({
    name,
    in: "query",
    description: "Words separated by `|`.",
    schema: TEXT,
  })),
  reference("parameters", "limit"),
  { name: "format", in: "query", schema: { ...TEXT, enum: RSSHUB.formats } },
];
