import { LONGEST } from "../../query/index.ts";
import { TOPICS } from "../../topics.ts";
import { RSSHUB } from "../aliases.ts";
import { COUNT, DAY, list, TEXT } from "./parts.ts";
import { DEFAULTS, MOST, VALUES } from "../../lists/params.ts";

const SLUGS = TOPICS.map(({ slug }) => slug);

/** What is asked for behind the `?`, by the names that operations refer to. */
export const QUERY_PARAMETERS = {
  q: query("q", "A query, in the language of the site.", {
    type: "string",
    maxLength: LONGEST,
    examples: ["machine unlearning -survey", '"chain of thought" has:code upvotes:>=50'],
  }),
  source: query(
    "source",
    "The source whose days are shown, by the name that `source:` takes.",
    TEXT,
  ),
  sort: query("sort", "The order of a page or an export.", {
    type: "string",
    enum: VALUES.sort,
    default: DEFAULTS.sort,
  }),
  include: commas(
    "include",
    "Which papers of the categories asked for: those whose first it is, others; revisions too.",
    VALUES.include,
    { default: DEFAULTS.include },
  ),
  content: query("content", "How much of an entry its body tells.", {
    type: "string",
    enum: VALUES.content,
    default: DEFAULTS.content,
  }),
  digest: query("digest", "One entry a period, when it is over, in place of one a paper.", {
    type: "string",
    enum: VALUES.digest,
  }),
  limit: query("limit", "Entries, at the most.", {
    type: "integer",
    minimum: 1,
    maximum: MOST.shown,
  }),
  exported: query("limit", "Papers, at the most.", {
    type: "integer",
    minimum: 1,
    maximum: MOST.exported,
  }),
  before: query("before", "Only entries older than this one: as `next` links carry it.", COUNT),
  since: {
    ...query("since", "What entered or changed since: the `X-Since` of an earlier answer.", TEXT),
    allowEmptyValue: true,
  },
  topics: commas("topics", "The topics to pick; all of them without it.", SLUGS),
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
  cycle: inPath("cycle", "RSSHub's cycle.", { enum: RSSHUB.cycles }, "week"),
  votes: inPath("votes", "The least upvotes.", { pattern: "^\\d{1,4}$" }, "50"),
};

function query(name: string, description: string, schema: object) {
  return { name, in: "query", description, schema };
}

// Several values, parted by commas.
function commas(name: string, description: string, values: readonly string[], more: object = {}) {
  const schema = { ...list({ type: "string", enum: values }), uniqueItems: true, ...more };
  return { ...query(name, description, schema), style: "form", explode: false };
}

function inPath(name: string, description: string, schema: object, example: string) {
  const type = { type: "string", ...schema };
  return { name, in: "path", required: true, description, schema: type, example };
}
