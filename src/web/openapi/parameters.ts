import { LONGEST } from "../../query/index.ts";
import { TOPICS } from "../../topics.ts";
import { RSSHUB } from "../aliases.ts";
import { COUNT, DAY, list, TEXT } from "./parts.ts";
import { DEFAULTS, MOST, VALUES } from "../../lists/params.ts";

const SLUGS = TOPICS.map(({ slug }) => slug);

/** The parameters behind the `?`, by the names that operations refer to. */
export const QUERY_PARAMETERS = {
  q: query("q", "A query in the query language.", {
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
    "For categories: papers whose primary category it is, cross-lists, and revisions of both.",
    VALUES.include,
    { default: DEFAULTS.include },
  ),
  content: query("content", "How much of an entry its body holds.", {
    type: "string",
    enum: VALUES.content,
    default: DEFAULTS.content,
  }),
  digest: query("digest", "One entry a period, once it is over, instead of one a paper.", {
    type: "string",
    enum: VALUES.digest,
  }),
  limit: query("limit", "The most entries.", {
    type: "integer",
    minimum: 1,
    maximum: MOST.shown,
  }),
  exported: query("limit", "The most papers.", {
    type: "integer",
    minimum: 1,
    maximum: MOST.exported,
  }),
  before: query("before", "Only entries older than this one, as in `next` links.", COUNT),
  since: {
    ...query(
      "since",
      "Only what entered or changed since: the `X-Since` of an earlier answer.",
      TEXT,
    ),
    allowEmptyValue: true,
  },
  topics: commas("topics", "The topics to include; all of them by default.", SLUGS),
};

/** The parameters in the braces of paths, by name. */
export const PATH_PARAMETERS = {
  day: inPath("day", "A day.", DAY, "2026-11-20"),
  week: inPath("week", "An ISO week.", { pattern: "^\\d{4}-W\\d{2}$" }, "2026-W47"),
  month: inPath("month", "A month.", { pattern: "^\\d{4}-\\d{2}$" }, "2026-11"),
  id: inPath("id", "A paper's id: an arXiv id, a DOI, or the id in lists.", {}, "arxiv:2411.05783"),
  topic: inPath(
    "topic",
    "A topic, or arXiv categories and archives separated by `+`: `cs.LG+cs.CL`, `cs.*`. Other names of a topic redirect to it: `rlhf`.",
    { anyOf: [{ enum: SLUGS }, { pattern: "^[A-Za-z-]+(\\.[A-Za-z*-]+)?([+, ].+)?$" }] },
    "machine-unlearning",
  ),
  feed: inPath(
    "feed",
    "The path of a feed, without the slash in front.",
    { pattern: "\\.(rss|atom|json)$" },
    "topics/machine-unlearning.rss",
  ),
  categories: inPath("categories", "arXiv categories separated by `+`.", {}, "cs.LG+cs.AI"),
  period: inPath(
    "period",
    "`recent`, `new` or any other: all lead to the newest papers.",
    {},
    "recent",
  ),
  name: inPath("name", "The name of an author.", {}, "Ada Lovelace"),
  cycle: inPath("cycle", "RSSHub's cycle.", { enum: RSSHUB.cycles }, "week"),
  votes: inPath("votes", "The least upvotes.", { pattern: "^\\d{1,4}$" }, "50"),
};

function query(name: string, description: string, schema: object) {
  return { name, in: "query", description, schema };
}

// Several values separated by commas.
function commas(name: string, description: string, values: readonly string[], more: object = {}) {
  const schema = { ...list({ type: "string", enum: values }), uniqueItems: true, ...more };
  return { ...query(name, description, schema), style: "form", explode: false };
}

function inPath(name: string, description: string, schema: object, example: string) {
  const type = { type: "string", ...schema };
  return { name, in: "path", required: true, description, schema: type, example };
}
