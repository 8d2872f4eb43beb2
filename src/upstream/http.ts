import { type Answer, ANY_TYPE, type Ask, SourceError } from "../sources/source.ts";
import { decodeText } from "../text/decode.ts";
import { LONGEST_WAIT } from "./waits.ts";

/** How upstreams are asked: who asks, and what is too long or too much. */
export interface Manners {
  userAgent: string;
  /** Headers for one host only, by its origin: a token, say. */
  secrets?: Record<string, Record<string, string>>;
  /** The time for one request. A source can ask for a longer one. */
  timeoutMs: number;
  /**
   * The time for a page with all its requests and the pauses between them; four minutes if absent.
   */
  pageMs?: number;
  maxBytes: number;
}

/** Validators of the last answer, verbatim. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export const TIMEOUT_MS = 25_000;
export const MAX_BYTES = 16 * 1024 * 1024;

/** Enough for a list of many pages, and less than half of the time that a run holds its lease. */
const PAGE_MS = 240_000;

/**
 * Makes a function that asks for one page: conditionally if a validator is known, limited in time
 * and size, checked for its media type, and obedient to `Retry-After` (RFC 9110 §10.2.3) and
 * `RateLimit` (draft-ietf-httpapi-ratelimit-headers). The time of the page starts now.
 * @param validators for the first request of the page
 * @param pause called with the seconds that the host asks to be left alone for, at most a day
 * @param before awaited before each request, to space requests
 */
export function asker(
  fetcher: typeof fetch,
  manners: Manners,
  validators: Validators,
  pause: (seconds: number) => void,
  before: () => Promise<void> = async () => {},
): Ask {
  let first = true;
  const { pageMs = PAGE_MS } = manners;
  const end = Date.now() + pageMs;
  return async (url, { type, expected = [], timeoutMs = manners.timeoutMs }) => {
    const types = [type].flat();
    await before();
    const left = end - Date.now();
    if (left <= 0) throw tooSlow("took longer than", pageMs);
    const headers = new Headers({
      "User-Agent": manners.userAgent,
      Accept: types.join(", "),
      ...manners.secrets?.[new URL(url).origin],
    });
    if (first && validators.etag) headers.set("If-None-Match", validators.etag);
    if (first && validators.lastModified) headers.set("If-Modified-Since", validators.lastModified);
    first = false;

    const limit = limitedTo(Math.min(timeoutMs, left));
    let response: Response;
    let body: string;
    try {
      response = await fetcher(url, { headers, signal: limit.signal });
      body = await readText(response, manners.maxBytes);
    } catch (error) {
      if (error instanceof SourceError) throw error;
      if (!limit.signal.aborted) throw unreachable(error);
      if (left < timeoutMs) throw tooSlow("took longer than", pageMs);
      throw tooSlow("did not answer within", timeoutMs);
    } finally {
      limit.lift();
    }
    const wait = askedToWait(response.headers);
    if (wait !== undefined) pause(wait);
    if (response.status === 304 || expected.includes(response.status)) {
      return answerOf(response, body);
    }
    if (response.status !== 200) throw refused(response, wait);
    const got = (response.headers.get("Content-Type") ?? "").trim().toLowerCase();
    if (!types.includes(ANY_TYPE) && !types.some((known) => got.startsWith(known))) {
      const what = got.split(";")[0] || "something without a media type";
      throw new SourceError(`It answered ${what} where ${types[0]} was expected.`);
    }
    return answerOf(response, body);
  };
}

// AbortSignal.timeout keeps its timer until the time is over, and workerd has 10,000 at most.
function limitedTo(ms: number): { signal: AbortSignal; lift: () => void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  return { signal: controller.signal, lift: () => clearTimeout(timer) };
}

function answerOf({ status, headers }: Response, body: string): Answer {
  return { status, headers, body };
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new SourceError(`The answer is larger than ${maxBytes / 1024 / 1024} MiB.`);
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return decodeText(bytes, response.headers.get("Content-Type") ?? "");
}

function unreachable(error: unknown): SourceError {
  // workerd goes on with every address of the chain.
  if (/too many redirects/i.test(String(error))) {
    return new SourceError("It redirects in a loop: there were too many redirects.", {
      down: true,
    });
  }
  // workerd says only this when a name is not found.
  const unknown = /internal error; reference/.test(String(error));
  const reason = unknown ? "its name is not found, or nothing listens there" : String(error);
  const why = `It could not be reached, or the connection broke: ${reason.replace(/\.$/, "")}.`;
  return new SourceError(why, { down: true });
}

function tooSlow(what: string, ms: number): SourceError {
  return new SourceError(`It ${what} ${ms / 1000} seconds.`, { down: true });
}

function refused(response: Response, wait: number | undefined): SourceError {
  const { status } = response;
  const reason = status === 429 ? "too many requests" : response.statusText || "no reason given";
  return new SourceError(`It answered ${status} (${reason}).`, {
    down: status === 429 || status >= 500,
    ...(wait !== undefined && { retryAfter: wait }),
  });
}

// The seconds to wait, if any; no upstream may ask for more than a day.
function askedToWait(headers: Headers): number | undefined {
  const seconds = retryAfter(headers) ?? untilReset(headers);
  return seconds === undefined ? undefined : Math.min(seconds, LONGEST_WAIT);
}

function retryAfter(headers: Headers): number | undefined {
  const text = headers.get("Retry-After")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text);
  const until = Date.parse(text) - Date.parse(headers.get("Date") ?? "");
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil(until / 1000));
}

// RateLimit: "api";r=0;t=120 says that no request is left for another 120 seconds.
function untilReset(headers: Headers): number | undefined {
  const limit = headers.get("RateLimit") ?? "";
  const remaining = /;\s*r=(\d+)/.exec(limit)?.[1];
  const reset = /;\s*t=(\d+)/.exec(limit)?.[1];
  return remaining === "0" && reset !== undefined ? Number(reset) : undefined;
}
