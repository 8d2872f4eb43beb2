import { dayOf, startOfDay } from "../../src/text/time.ts";
import type { DailyPaper } from "./huggingface-api.ts";

/** The list of a day at `now`, in seconds UTC. Tests wrap it to change votes and texts. */
export type Lists = (day: string, now: number) => DailyPaper[] | Promise<DailyPaper[]>;

/** A way to misbehave, in place of the answer; `slow` comes before the answer. */
export type Trouble =
  | { kind: "status"; status: number; headers?: Record<string, string> }
  | { kind: "slow"; milliseconds: number }
  | { kind: "html" | "garbage" | "truncated" | "empty" | "reset" };

export interface SimulatorOptions {
  /** Now, in seconds UTC. */
  clock: () => number;
  /** Called before each answer; `nth` counts the requests from 0. */
  trouble?: (request: Request, nth: number) => Trouble | undefined;
  /** Requests answered in each window of five minutes. */
  quota?: number;
}

/** A request that was made. */
interface Asked {
  url: string;
  headers: Record<string, string>;
  /** Seconds UTC. */
  at: number;
}

export interface Simulator {
  /** Answers a request. Rejects, as `fetch` does, to reset the connection. */
  fetch: (request: Request) => Promise<Response>;
  /** Every request so far, oldest first. */
  asked: Asked[];
}

const WINDOW = 300;
const LARGEST = 100;
const SPOILT = {
  html: () =>
    new Response("<!doctype html><title>Hugging Face</title><h1>Down for maintenance</h1>", {
      headers: { "content-type": "text/html; charset=utf-8" },
    }),
  garbage: () => new Response("\u0000{]", { headers: { "content-type": "application/json" } }),
  empty: () => json([]),
};

/**
 * `GET /api/daily_papers` of Hugging Face over given lists: a bare array, most upvoted first, in
 * pages linked by `rel="next"`, with a weak ETag and the RateLimit headers of the IETF draft. A day
 * after the current UTC day is a 400, as is a bad parameter.
 */
export function simulator(lists: Lists, options: SimulatorOptions): Simulator {
  const { clock, trouble, quota = 500 } = options;
  const asked: Asked[] = [];

  async function answer(request: Request, now: number): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname !== "/api/daily_papers") return failure(404, "Not Found");
    const asking = readParameters(url.searchParams, dayOf(now));
    if (typeof asking === "string") return failure(400, asking);
    const { day, limit, page } = asking;
    const list = (await lists(day, now)).toSorted((a, b) => b.paper.upvotes - a.paper.upvotes);
    const response = json(list.slice(page * limit, (page + 1) * limit));
    if (list.length > (page + 1) * limit) {
      url.searchParams.set("p", String(page + 1));
      response.headers.set("link", `<${url.href}>; rel="next"`);
    }
    return conditional(request, response);
  }

  async function fetch(request: Request): Promise<Response> {
    const now = clock();
    const nth = asked.length;
    asked.push({ url: request.url, headers: Object.fromEntries(request.headers), at: now });
    const start = now - (now % WINDOW);
    const remaining = quota - asked.filter(({ at }) => at >= start).length;
    const wrong = trouble?.(request, nth);
    let response: Response;
    if (wrong?.kind === "slow") await sleep(wrong.milliseconds);
    if (remaining < 0) response = failure(429, "You have exceeded the rate limit");
    else if (wrong && wrong.kind !== "slow") response = await spoilt(wrong, request, now);
    else response = await answer(request, now);
    const reset = start + WINDOW - now;
    response.headers.set("ratelimit", `"api";r=${Math.max(remaining, 0)};t=${reset}`);
    response.headers.set("ratelimit-policy", `"fixed window";"api";q=${quota};w=${WINDOW}`);
    return response;
  }

  async function spoilt(
    wrong: Exclude<Trouble, { kind: "slow" }>,
    request: Request,
    now: number,
  ): Promise<Response> {
    if (wrong.kind === "reset") throw new TypeError("Network connection lost.");
    if (wrong.kind === "status") return failure(wrong.status, "Told to fail", wrong.headers);
    if (wrong.kind !== "truncated") return SPOILT[wrong.kind]();
    const whole = await answer(new Request(request.url), now);
    const text = await whole.text();
    return new Response(text.slice(0, text.length / 2), whole);
  }

  return { fetch, asked };
}

function readParameters(
  parameters: URLSearchParams,
  today: string,
): { day: string; limit: number; page: number } | string {
  const day = parameters.get("date")?.replace(/T.*$/, "") ?? "";
  const limit = Number(parameters.get("limit") ?? 50);
  const page = Number(parameters.get("p") ?? 0);
  if (startOfDay(day) === undefined) return "Invalid date";
  if (day > today) return `"date" must be less than or equal to ${today}`;
  if (limit > LARGEST) return `Too big: expected number to be <=${LARGEST} at "limit"`;
  if (!Number.isInteger(limit) || limit < 1) return 'Invalid number at "limit"';
  if (!Number.isInteger(page) || page < 0) return 'Invalid number at "p"';
  return { day, limit, page };
}

async function conditional(request: Request, response: Response): Promise<Response> {
  const bytes = new TextEncoder().encode(await response.clone().text());
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes));
  const tag = `"${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}"`;
  response.headers.set("etag", `W/${tag}`);
  // RFC 9110: If-None-Match compares weakly, so W/ makes no difference.
  const wanted = (request.headers.get("if-none-match") ?? "").split(",");
  const match = wanted.some((text) => ["*", tag].includes(text.trim().replace(/^W\//, "")));
  return match ? new Response(null, { status: 304, headers: response.headers }) : response;
}

function json(body: unknown): Response {
  return Response.json(body, { headers: { "content-type": "application/json; charset=utf-8" } });
}

function failure(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
