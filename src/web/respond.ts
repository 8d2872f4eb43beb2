import { httpDate } from "../text/time.ts";
import type { Kept, Ready } from "./cache.ts";
import { compressed, encode, type Encoding, encodingFor, encodingOf } from "./encoding.ts";

/** A link in the head of an answer. */
export interface Link {
  href: string;
  rel: string;
  type?: string;
}

/** An answer, before it is known whether its body has to be sent. */
export interface Answer {
  /** The whole Content-Type. */
  type: string;
  /** The body; made only when it is sent. */
  body: () => string;
  /** The body in pieces, where it may be long: it is sent as it is made, and not kept. */
  pieces?: () => Iterable<string>;
  /**
   * The text that the validator is made from: equal for answers that are as good as equal. The body
   * where it is absent.
   */
  fingerprint?: string;
  /** When its newest part was committed, in seconds UTC. */
  modified?: number;
  /** Whether no cache may keep it. */
  fresh?: boolean;
  links?: Link[];
  /** The tags by which Cloudflare's cache purges it. */
  tags?: string[];
  /** Further headers. */
  headers?: [string, string][];
}

export const HTML = "text/html; charset=utf-8";

/** A page as an answer. */
export function pageAnswer(html: string): Answer {
  return { type: HTML, body: () => html };
}

const FRESH = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400";

/**
 * Answers a GET or HEAD, with 304 where the client has it already (RFC 9110 §13).
 * @param cacheable whether the answer is the same under every host
 * @param keep takes an answer that can be sent again, with the body that was asked for
 * @param now seconds since 1970
 */
export async function respond(
  request: Request,
  answer: Answer,
  cacheable: boolean,
  keep: (kept: Kept) => void,
  now: number,
): Promise<Response> {
  const { fingerprint } = answer;
  // Encoded once, also where the validator is made from it.
  const whole = fingerprint === undefined ? new TextEncoder().encode(answer.body()) : undefined;
  const headers: [string, string][] = [
    ["Content-Type", answer.type],
    ["ETag", `W/"${await digest(whole ?? new TextEncoder().encode(fingerprint))}"`],
    ["Cache-Control", cacheable ? FRESH : "no-store"],
    ["Vary", "Accept-Encoding"],
    ["Access-Control-Allow-Origin", "*"],
    ["Access-Control-Expose-Headers", "ETag, Last-Modified, Link, X-Since"],
    ["X-Content-Type-Options", "nosniff"],
  ];
  // While its second lasts, the next commit may get the same time.
  if (answer.modified !== undefined && answer.modified < now) {
    headers.push(["Last-Modified", httpDate(answer.modified)]);
  }
  const links = (answer.links ?? []).map(
    ({ href, rel, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ""}`,
  );
  if (links.length > 0) headers.push(["Link", links.join(", ")]);
  // Cloudflare takes it off before it answers.
  if (cacheable && answer.tags?.length) headers.push(["Cache-Tag", answer.tags.join(",")]);
  headers.push(...(answer.headers ?? []));
  const kept: Kept = { headers: new Headers(headers), bodies: {}, ready: {} };
  const keepIt = () => {
    if (cacheable) keep(kept);
  };
  if (isKnown(request, kept.headers)) {
    keepIt();
    return notModified(kept, now);
  }
  if (answer.pieces && request.method !== "HEAD") {
    return streamed(request, kept.headers, streamOf(answer.pieces()), now);
  }
  const identity = whole ?? new TextEncoder().encode(answer.body());
  const encoding = encodingOf({ identity }, encodingFor(request, answer.type));
  kept.bodies[encoding] = encoding === "gzip" ? await encode({ identity }, encoding) : identity;
  keepIt();
  return (await respondAgain(request, kept, keepIt, now))!;
}

/**
 * Answers a GET or HEAD from memory.
 * @param keep is told when the answer got a further body
 * @param now seconds since 1970
 * @returns undefined where a body is asked for and there is none
 */
export function respondAgain(
  request: Request,
  kept: Kept,
  keep: () => void,
  now: number,
): Response | undefined | Promise<Response> {
  const { headers, bodies } = kept;
  if (isKnown(request, headers)) return notModified(kept, now);
  const encoding = encodingOf(bodies, encodingFor(request, headers.get("Content-Type")!));
  const body = bodies[encoding];
  if (body) return complete(request, kept, encoding, body, now);
  if (!bodies.identity && !bodies.gzip) return undefined;
  return encode(bodies, encoding).then((encoded) => {
    bodies[encoding] = encoded;
    keep();
    return complete(request, kept, encoding, encoded, now);
  });
}

/** A static file as an answer that can be sent again. */
export async function keptFile(file: Response): Promise<Kept> {
  const headers = new Headers({ Vary: "Accept-Encoding", "X-Content-Type-Options": "nosniff" });
  for (const name of ["Content-Type", "Cache-Control"]) {
    const value = file.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  // Its own tag, if it is strong, is of the file that is not compressed.
  headers.set("ETag", `W/${weak(file.headers.get("ETag") ?? '""')}`);
  return { headers, bodies: { identity: new Uint8Array(await file.arrayBuffer()) }, ready: {} };
}

function complete(
  request: Request,
  kept: Kept,
  encoding: Encoding,
  body: Uint8Array,
  now: number,
): Response {
  kept.ready[encoding] ??= { headers: bodyHeaders(kept.headers, encoding, body), at: 0 };
  return new Response(request.method === "HEAD" ? null : body, {
    headers: dated(kept.ready[encoding], now),
    // It is encoded already.
    encodeBody: "manual",
  });
}

function bodyHeaders(headers: Headers, encoding: Encoding, body: Uint8Array): Headers {
  const all = new Headers(headers);
  all.set("Content-Length", String(body.byteLength));
  if (encoding !== "identity") all.set("Content-Encoding", encoding);
  return all;
}

// "An origin server with a clock MUST generate a Date header field" (RFC 9110, section 6.6.1).
function dated(ready: Ready, now: number): Headers {
  if (ready.at !== now) ready.headers.set("Date", httpDate(now));
  ready.at = now;
  return ready.headers;
}

function streamed(
  request: Request,
  headers: Headers,
  body: ReadableStream<Uint8Array>,
  now: number,
): Response {
  const all = new Headers(headers);
  all.set("Date", httpDate(now));
  if (encodingFor(request, headers.get("Content-Type")!) === "identity") {
    return new Response(body, { headers: all });
  }
  all.set("Content-Encoding", "gzip");
  return new Response(compressed(body), { headers: all, encodeBody: "manual" });
}

function streamOf(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const rest = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = rest.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

function notModified(kept: Kept, now: number): Response {
  if (!kept.ready.none) {
    const headers = new Headers(kept.headers);
    headers.delete("Content-Type");
    kept.ready.none = { headers, at: 0 };
  }
  return new Response(null, { status: 304, headers: dated(kept.ready.none, now) });
}

function isKnown({ headers: asked }: Request, headers: Headers): boolean {
  const match = asked.get("If-None-Match");
  if (match === null) {
    // "A recipient MUST ignore If-Modified-Since if the request contains an If-None-Match."
    const since = asked.get("If-Modified-Since");
    return since !== null && since === headers.get("Last-Modified");
  }
  const own = headers.get("ETag")!;
  if (match === own || match.trim() === "*") return true;
  const etag = weak(own);
  return (match.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => weak(tag) === etag);
}

// If-None-Match compares weakly, so W/ makes no difference.
function weak(tag: string): string {
  return tag.replace(/^W\//, "");
}

async function digest(content: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-1", content);
  const bytes = Array.from(new Uint8Array(hash, 0, 12));
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
