import { WISH } from "./mail.ts";
import { ADDRESS, COUNT, DAY, list, reference, TEXT, TIME } from "./parts.ts";

const ACCOUNT = {
  type: "object",
  required: ["name"],
  properties: { name: TEXT, fullname: TEXT },
};

const PAPER = {
  type: "object",
  description: "The known facts about a paper. Unknown ones are absent.",
  required: ["id", "sources", "moment"],
  properties: {
    id: { type: "string", examples: ["arxiv:2411.05783", "doi:10.1101/2026.11.01.123456"] },
    arxiv_id: TEXT,
    doi: TEXT,
    version: { type: "integer", minimum: 1 },
    published: { ...TIME, description: "When version 1 was published." },
    categories: { ...list(TEXT), description: "arXiv categories, the primary one first." },
    comment: { type: "string", description: "What its authors say of it." },
    journal: { type: "string", description: "The journal, or a citation by the authors." },
    volume: TEXT,
    issue: TEXT,
    pages: TEXT,
    publisher: TEXT,
    license: { ...ADDRESS, description: "The licence that it is under." },
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
    moment: { ...COUNT, description: "Its place in the log, for `before`." },
    day: { ...DAY, description: "The day of the first curated list it was on." },
  },
};

const ITEM = {
  type: "object",
  required: ["id", "title", "content_html", "date_published"],
  properties: {
    id: { type: "string", description: "The same in every feed and format. It never changes." },
    url: ADDRESS,
    title: TEXT,
    content_html: TEXT,
    summary: { type: "string", description: "The abstract, as plain text." },
    image: ADDRESS,
    date_published: { ...TIME, description: "When it entered this feed." },
    date_modified: { ...TIME, description: "When it entered, or when its text last changed." },
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
    status: { type: "string", enum: ["ok", "quiet", "late", "waiting"] },
    why: TEXT,
    last_success: TIME,
    last_change: TIME,
    lag_seconds: { type: "number", minimum: 0 },
    usually: { type: "string", description: "How many papers it usually has, and on which days." },
    expected_today: {
      type: "boolean",
      description: "Whether it lists papers today: it is no weekend and no holiday there.",
    },
    papers_last_week: COUNT,
    papers_by_day: {
      type: "object",
      description: "The papers it listed, by their day.",
      additionalProperties: COUNT,
    },
    failures: list({
      type: "object",
      properties: { page: TEXT, error: TEXT, in_a_row: COUNT, next_try: TIME },
    }),
    pauses: list({
      type: "object",
      description: "A host that is not asked for a while.",
      properties: { host: TEXT, reason: TEXT, in_a_row: COUNT, until: TIME },
    }),
    rejected: COUNT,
    rejection: TEXT,
    backfill: {
      type: "object",
      properties: {
        pages: COUNT,
        done: COUNT,
        days_left: COUNT,
        oldest_day: DAY,
        waits_until: TIME,
      },
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
    database: {
      type: "object",
      properties: { bytes: COUNT, limit_bytes: COUNT, oldest_day: DAY, full_on: DAY },
    },
    outage: {
      type: "object",
      description: "The last time in which the database did not answer, if within a day.",
      required: ["since", "last", "error", "repeated", "oldest_seconds"],
      properties: {
        since: TIME,
        last: TIME,
        error: TEXT,
        repeated: { ...COUNT, description: "Answers that were sent again." },
        oldest_seconds: { ...COUNT, description: "The age of the oldest of them." },
      },
    },
    mail: {
      type: "object",
      description: "Absent where the site sends no mail.",
      required: ["waiting", "sent_today", "failed_last_week"],
      properties: {
        waiting: { ...COUNT, description: "Mails that are due; at most 1,000 are counted." },
        waiting_since: TIME,
        sent_today: COUNT,
        failed_last_week: COUNT,
        last_error: TEXT,
      },
    },
    push: {
      type: "object",
      description: "WebSub and channels. Absent where the site has neither.",
      required: ["waiting", "failed_last_week"],
      properties: {
        waiting: { ...COUNT, description: "Pushes that are due; at most 1,000 are counted." },
        waiting_since: TIME,
        failed_last_week: COUNT,
        last_error: TEXT,
      },
    },
  },
};

/** The schemas of JSON, by the names that answers refer to. */
export const SCHEMAS = {
  Account: ACCOUNT,
  Error: ERROR,
  Item: ITEM,
  JsonFeed: JSON_FEED,
  Paper: PAPER,
  SourceStatus: SOURCE_STATUS,
  Status: STATUS,
  Wish: WISH,
};
