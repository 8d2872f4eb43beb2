import { type Answer, type Ask, SourceError } from "../sources/source.ts";

/** How upstreams are asked: who asks, and what is too long or too much. */
export interface Manners {
  userAgent: string;
  /** Headers for one host only, by its origin: a token, say. */
  secrets?: Record<string, Record<string, string>>;
  timeoutMs: number;
  maxBytes: number;
}

/** Validators of the last answer, verbatim. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

export const TIMEOUT_MS = 25_000;
export const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Makes the way one page is asked for: conditional when a validator is known, limited in time and
 * size, checked for its media type, and obedient to `Retry-After` (RFC 9110 §10.2.3) and `RateLimit`
 * (draft-ietf-httpapi-ratelimit-headers).
 * @param validators for the first request of the page
 * @param pause told how many seconds the host asks to be left alone for
 * @param before awaited before each request: where requests have to be spaced
 */
export function asker(
  fetcher: typeof fetch,
  manners: Manners,
  validators: Validators,
  pause: (seconds: number) => void,
  before: () => Promise<void> = async () => {},
): Ask {
  let first = true;
  return async (url, { type, expected = [], timeoutMs = manners.timeoutMs }) => {
    const types = [type].flat();
    await before();
    const headers = new Headers({
      "User-Agent": manners.userAgent,
      Accept: types.join(", "),
      ...manners.secrets?.[new URL(url).origin],
    });
    if (first && validators.etag) headers.set("If-None-Match", validators.etag);
    if (first && validators.lastModified) headers.set("If-Modified-Since", validators.lastModified);
    first = false;

    const signal = AbortSignal.timeout(timeoutMs);
    let response: Response;
    let body: string;
    try {
      response = await fetcher(url, { headers, signal });
      body = await readText(response, manners.maxBytes);
    } catch (error) {
      if (error instanceof SourceError) throw error;
      throw unreachable(error, timeoutMs);
    }
    const wait = askedToWait(response.headers);
    if (wait !== undefined) pause(wait);
    if (response.status === 304 || expected.includes(response.status)) {
      return answerOf(response, body);
    }
    if (response.status !== 200) throw refused(response, wait);
    const got = response.headers.get("Content-Type") ?? "";
    if (!types.some((known) => got.startsWith(known))) {
      const what = got.split(";")[0] || "something without a media type";
      throw new SourceError(`It answered ${what} where ${types[0]} was expected.`);
    }
    return answerOf(response, body);
  };
}

function answerOf({ status, headers }: Response, body: string): Answer {
  return { status, headers, body };
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  let decoder: TextDecoder | undefined;
  let size = 0;
  let text = "";
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new SourceError(`The answer is larger than ${maxBytes / 1024 / 1024} MiB.`);
    }
    decoder ??= decoderFor(response.headers.get("Content-Type") ?? "", chunk);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + (decoder?.decode() ?? "");
}

// RFC 7303: what the media type says goes before what an XML declaration does.
function decoderFor(type: string, start: Uint8Array): TextDecoder {
  const declared = new TextDecoder("latin1").decode(start.subarray(0, 200));
  const label =
    /charset="?([\w-]+)/i.exec(type)?.[1] ??
    /^<\?xml[^>]*encoding=["']([\w-]+)/.exec(declared)?.[1];
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

function unreachable(error: unknown, timeoutMs: number): SourceError {
  const timedOut = error instanceof Error && error.name === "TimeoutError";
  // What the runtime says, with a number that tells nobody anything, when a name is not found.
  const unknown = /internal error; reference/.test(String(error));
  const reason = unknown ? "its name is not found, or nothing listens there" : String(error);
  const why = timedOut
    ? `It did not answer within ${timeoutMs / 1000} seconds.`
    : `It could not be reached or broke off: ${reason}.`;
  return new SourceError(why, { down: true });
}

function refused(response: Response, wait: number | undefined): SourceError {
  const { status } = response;
  const reason = status === 429 ? "too many requests" : response.statusText || "no reason given";
  return new SourceError(`It answered ${status} (${reason}).`, {
    down: status === 429 || status >= 500,
    ...(wait !== undefined && { retryAfter: wait }),
  });
}

function askedToWait(headers: Headers): number | undefined {
  const retryAfter = headers.get("Retry-After");
  if (retryAfter !== null) {
    if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter);
    const until = Date.parse(retryAfter) - Date.parse(headers.get("Date") ?? "");
    if (!Number.isNaN(until)) return Math.max(0, Math.ceil(until / 1000));
  }
  // "api";r=0;t=120 : nothing remains for another 120 seconds
  const limit = headers.get("RateLimit") ?? "";
  const remaining = /;\s*r=(\d+)/.exec(limit)?.[1];
  const reset = /;\s*t=(\d+)/.exec(limit)?.[1];
  return remaining === "0" && reset !== undefined ? Number(reset) : undefined;
}
