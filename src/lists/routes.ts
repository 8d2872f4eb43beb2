import type { Format } from "../feeds/feed.ts";
import { type Address, addressOf, formatAt } from "./address.ts";
import type { Known } from "./context.ts";
import { ListError } from "./errors.ts";
import { asFeed } from "./front.ts";
import { idNamed } from "./paper.ts";
import { type Params, readParams } from "./params.ts";
import { type Question, typedQuery } from "./question.ts";
import { type ListSource, sourceNamed, sourceOfDays } from "./sources.ts";
import { topicNamed } from "./topic.ts";
import { daysNamed, type Unit } from "./units.ts";

/** A kind of address that lists are at. */
export interface Route {
  kind: Exclude<Question["kind"], "related">;
  /** `:name` stands for one segment, `:name{.+}` for all that is left. */
  path: string;
  /** The parameters it takes. */
  takes: readonly (keyof Params)[];
  read: (asked: Asked) => Question;
}

interface Asked {
  /** The placeholder of its name in the path. */
  name: string;
  params: Params;
  format?: Format;
  known: Known;
}

const QUESTION = ["q", "sort", "include", "content", "digest", "limit", "before", "since"] as const;
const DAYS = ["q", "source", "content", "limit"] as const;

/** Every kind of address that lists are at; the first one that fits is meant. */
export const ROUTES: readonly Route[] = [
  { kind: "front", path: "/", takes: ["source", "content", "limit"], read: readFront },
  {
    kind: "search",
    path: "/papers",
    takes: QUESTION,
    read: (asked) => ({
      kind: "search",
      ...requested(asked),
      ...typedQuery(asked.params.q, asked.known),
    }),
  },
  { kind: "day", path: "/papers/date/:day", takes: DAYS, read: readDays("day") },
  { kind: "week", path: "/papers/week/:week", takes: DAYS, read: readDays("week") },
  { kind: "month", path: "/papers/month/:month", takes: DAYS, read: readDays("month") },
  {
    kind: "trending",
    path: "/papers/trending",
    takes: ["content", "limit", "before"],
    read: (asked) => ({ kind: "trending", ...requested(asked) }),
  },
  // And the papers related to it, at /papers/:id/related: OpenAPI has no word for an id with
  // slashes.
  { kind: "paper", path: "/papers/:id{.+}", takes: ["content"], read: readPaper },
  {
    kind: "topic",
    path: "/topics/:topic",
    takes: QUESTION,
    read: (asked) => ({
      kind: "topic",
      ...requested(asked),
      topic: topicNamed(asked.name),
      ...typedQuery(asked.params.q, asked.known),
    }),
  },
];

const PATTERNS = ROUTES.map((route) => ({ route, pattern: patternOf(route.path) }));

/**
 * Reads the address of a list, in any spelling. Nothing is asked of the store.
 * @param address a URL, whose host does not matter, or a path with its parameters
 * @throws {ListError} when there is no list at the address
 * @throws {Moved} when the list has another address
 */
export function questionAt(address: string, known: Known): Question {
  const read = addressOf(address);
  const { route, name } = routeOf(read);
  const format = formatAt(read);
  const params = readParams(read.search, route.takes, format);
  return route.read({ name, params, known, ...(format && { format }) });
}

function routeOf({ path }: Address): { route: Route; name: string } {
  for (const { route, pattern } of PATTERNS) {
    const found = pattern.exec(path);
    if (found) return { route, name: found[1] ?? "" };
  }
  const message = "There is no list at this address. Lists are at /papers and /topics.";
  throw new ListError("missing", message);
}

function patternOf(path: string): RegExp {
  return new RegExp(
    `^${path.replace(/:\w+(\{\.\+\})?/, (_, rest) => (rest ? "(.+)" : "([^/]+)"))}$`,
    "s",
  );
}

function requested({ params, format }: Asked): Pick<Asked, "params" | "format"> {
  return { params, ...(format && { format }) };
}

function readFront(asked: Asked): Question {
  const source = pickedSource(asked);
  const question = { kind: "front" as const, ...requested(asked), ...(source && { source }) };
  return asked.format ? asFeed(question) : question;
}

const RELATED = /\/related$/i;

function readPaper(asked: Asked): Question {
  const given = asked.name.replace(RELATED, "");
  const kind = given === asked.name ? "paper" : "related";
  return { kind, ...requested(asked), given, id: idNamed(given, asked.known.facts) };
}

function readDays(unit: Unit): Route["read"] {
  return (asked) => ({
    kind: unit,
    ...requested(asked),
    days: daysNamed(unit, asked.name, pickedSource(asked)),
    ...typedQuery(asked.params.q, asked.known),
  });
}

function pickedSource({ params, known: { sources } }: Asked): ListSource | undefined {
  return params.source === undefined ? sourceOfDays(sources) : sourceNamed(params.source, sources);
}
