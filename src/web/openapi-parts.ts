import { TOPICS } from "../topics.ts";

const SLUGS = TOPICS.map(({ slug }) => slug);
const TEXT = { type: "string" } as const;
const COUNT = { type: "integer", minimum: 0 } as const;
const ADDRESS = { type: "string", format: "uri" } as const;
const TIME = { type: "string", format: "date-time" } as const;
const DAY = { type: "string", format: "date" } as const;

/** What is asked for behind the `?`, by the names that operations refer to. */
export const QUERY_PARAMETERS = {
  q: query("q", "A query, in the language of the site. At most 512 characters.", {
    type: "string",
    maxLength: 512,
    examples: ["machine unlearning -survey", '"chain of thought" has:code upvotes:>=50'],
  }),
  sort: query("sort", "The order of a page or an export.", {
    type: "string",
    enum: ["new", "top", "trending", "relevance"],
    default: "new",
  }),
  include: commas("include", "Which papers of the categories asked for; revisions too.", {
    enum: ["new", "cross", "revised"],
  }),
  content: query("content", "How much of an entry its body tells.", {
    type: "string",
    enum: ["full", "abstract", "title"],
    default: "full",
  }),
  digest: query("digest", "One entry a period, when it is over, in place of one a paper.", {
    type: "string",
    enum: ["daily", "weekly"],
  }),
  limit: query("limit", "Entries, at the most.", { type: "integer", minimum: 1, maximum: 500 }),
  exported: query("limit", "Papers, at the most.", { type: "integer", minimum: 1, maximum: 1000 }),
  before: query("before", "Only entries older than this one: as `next` links carry it.", COUNT),
  since: {
    ...query("since", "What entered or changed since: the `X-Since` of an earlier answer.", TEXT),
    allowEmptyValue: true,
  },
  topics: commas("topics", "The topics to pick; all of them without it.", { enum: SLUGS }),
};

/** What stands in braces in a path, by the name there. */
export const PATH_PARAMETERS = {
  day: inPath("day", "A day.", DAY, "2026-11-20"),
  week: inPath("week", "An ISO week.", { pattern: "^\\d{4}-W\\d{2}$" }, "2026-W47"),
  month: inPath("month", "A month.", { pattern: "^\\d{4}-\\d{2}$" }, "2026-11"),
  id: inPath("id", "A paper's id: of arXiv, a DOI, or as lists give it.", {}, "arxiv:2411.05783"),
  topic: inPath(
    "topic",
    "A topic; or categories of arXiv, parted by `+`, and archives: `cs.LG+cs.CL`, `cs.*`.",
    { anyOf: [{ enum: SLUGS }, { pattern: "^[A-Za-z-]+(\\.[A-Za-z*-]+)?([+, ].+)?$" }] },
    "machine-unlearning",
  ),
  categories: inPath("categories", "Categories of arXiv, parted by `+`.", {}, "cs.LG+cs.AI"),
  cycle: inPath("cycle", "RSSHub's cycle.", { enum: ["date", "week", "month"] }, "week"),
  votes: inPath("votes", "The least upvotes.", { pattern: "^\\d{1,4}$" }, "50"),
};

const ACCOUNT = {
  type: "object",
  required: ["name"],
  properties: { name: TEXT, fullname: TEXT },
};

const PAPER = {
  type: "object",
  description: "What is known of a paper; what is unknown is absent.",
  required: ["id", "sources", "event"],
  properties: {
    id: { type: "string", examples: ["arxiv:2411.05783", "doi:10.1101/2026.11.01.123456"] },
    arxiv_id: TEXT,
    doi: TEXT,
    version: { type: "integer", minimum: 1 },
    published: { ...TIME, description: "When version 1 was published." },
    categories: { ...list(TEXT), description: "Of arXiv, the primary one first." },
    upvotes: COUNT,
    comments: COUNT,
    stars: COUNT,
    code: ADDRESS,
    project: ADDRESS,
    organization: reference("schemas", "Account"),
    submitter: reference("schemas", "Account"),
    keywords: list(TEXT),
    summary: { type: "string", description: "One sentence, written by a model upstream." },
    sources: list(TEXT),
    event: { ...COUNT, description: "The place in the log; `before` takes it." },
    day: { ...DAY, description: "The day of the curated list it was first on." },
  },
};

const ITEM = {
  type: "object",
  required: ["id", "title", "content_html", "date_published"],
  properties: {
    id: { type: "string", description: "The same in every feed and format; never changes." },
    url: ADDRESS,
    title: TEXT,
    content_html: TEXT,
    summary: { type: "string", description: "The abstract, as plain text." },
    image: ADDRESS,
    date_published: { ...TIME, description: "When it entered this feed." },
    date_modified: TIME,
    authors: list({ type: "object", required: ["name"], properties: { name: TEXT } }),
    tags: list(TEXT),
    _paper: reference("schemas", "Paper"),
  },
};

const JSON_FEED = {
  type: "object",
  description: "JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/",
  required: ["version", "title", "items"],
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: TEXT,
    home_page_url: ADDRESS,
    feed_url: ADDRESS,
    description: TEXT,
    next_url: { ...ADDRESS, description: "Older entries; with `since`, later changes." },
    language: TEXT,
    _since: {
      type: "object",
      required: ["cursor", "more"],
      properties: { cursor: TEXT, more: { type: "boolean" } },
    },
    items: list(reference("schemas", "Item")),
  },
};

const ERROR = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["status", "message"],
      properties: {
        status: { type: "integer" },
        message: { type: "string", description: "What is wrong, for people." },
        parameter: { type: "string", description: "The parameter that cannot be read." },
        known: { ...list(TEXT), description: "The parameters that there are." },
        at: { ...COUNT, description: "Where in the query, in UTF-16 units from 0." },
        length: COUNT,
        found: TEXT,
        expected: TEXT,
        suggestion: { type: "string", description: "What was probably meant." },
      },
      additionalProperties: true,
    },
  },
};

const SOURCE_STATUS = {
  type: "object",
  required: ["name", "title", "home", "status", "lag_seconds", "failures", "backfill"],
  properties: {
    name: TEXT,
    title: TEXT,
    home: ADDRESS,
    status: { type: "string", enum: ["ok", "late", "waiting"] },
    why: TEXT,
    last_success: TIME,
    last_change: TIME,
    lag_seconds: { type: "number", minimum: 0 },
    papers_last_day: COUNT,
    papers_last_week: COUNT,
    failures: list({
      type: "object",
      properties: { page: TEXT, error: TEXT, in_a_row: COUNT, next_try: TIME },
    }),
    rejected: COUNT,
    rejection: TEXT,
    backfill: {
      type: "object",
      properties: { pages: COUNT, done: COUNT, days_left: COUNT, oldest_day: DAY },
    },
  },
};

const STATUS = {
  type: "object",
  required: ["now", "healthy", "sources"],
  properties: {
    now: TIME,
    healthy: { type: "boolean" },
    sources: list(reference("schemas", "SourceStatus")),
  },
};

const PROBLEMS = {
  BadRequest: "It cannot be read; the answer says where and why.",
  NotFound: "There is no such thing here; the answer says what there is.",
};

/** What operations refer to: parameters, answers that are alike everywhere, and shapes of JSON. */
export const COMPONENTS = {
  parameters: { ...QUERY_PARAMETERS, ...PATH_PARAMETERS },
  headers: {
    ETag: { description: "For `If-None-Match`.", schema: TEXT },
    "Cache-Control": { description: "How long it may be kept.", schema: TEXT },
    Link: { description: "`canonical`, `alternate`, `self` and `next` (RFC 8288).", schema: TEXT },
    "X-Since": { description: "What `since` takes the next time.", schema: TEXT },
    Location: { description: "A path.", schema: { type: "string", format: "uri-reference" } },
  },
  responses: {
    NotModified: {
      description: "It is as it was when the client got it.",
      headers: headers("ETag", "Cache-Control"),
    },
    Moved: { description: "It is at another address here.", headers: headers("Location") },
    ...Object.fromEntries(
      Object.entries(PROBLEMS).flatMap(([name, description]) => [
        [`${name}Page`, { description, content: { "text/html": { schema: TEXT } } }],
        [`${name}Text`, { description, content: { "text/plain": { schema: TEXT } } }],
        [
          `${name}Json`,
          {
            description,
            content: { "application/json": { schema: reference("schemas", "Error") } },
          },
        ],
      ]),
    ),
  },
  schemas: {
    Account: ACCOUNT,
    Error: ERROR,
    Item: ITEM,
    JsonFeed: JSON_FEED,
    Paper: PAPER,
    SourceStatus: SOURCE_STATUS,
    Status: STATUS,
  },
};

/** A reference to a component, by its kind and name. */
export function reference(kind: string, name: string): { $ref: string } {
  return { $ref: `#/components/${kind}/${name}` };
}

/** Headers of an answer, each a reference. */
export function headers(...names: string[]): Record<string, object> {
  return Object.fromEntries(names.map((name) => [name, reference("headers", name)]));
}

function query(name: string, description: string, schema: object) {
  return { name, in: "query", description, schema };
}

// Several values, parted by commas.
function commas(name: string, description: string, values: object) {
  const schema = { ...list({ type: "string", ...values }), uniqueItems: true };
  return { ...query(name, description, schema), style: "form", explode: false };
}

function inPath(name: string, description: string, schema: object, example: string) {
  const type = { type: "string", ...schema };
  return { name, in: "path", required: true, description, schema: type, example };
}

function list(items: object) {
  return { type: "array", items };
}
