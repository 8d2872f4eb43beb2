import { httpDate } from "../text/time.ts";
import type { Kept } from "./cache.ts";

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
  /** The text that the validator is made from: equal for answers that are as good as equal. */
  fingerprint: string;
  /** When its newest part was committed, in seconds UTC. */
  modified?: number;
  /** Whether no cache may keep it. */
  fresh?: boolean;
  links?: Link[];
  /** Further headers. */
  headers?: [string, string][];
}

export const HTML = "text/html; charset=utf-8";

/** A page as an answer. */
export function pageAnswer(html: string): Answer {
  return { type: HTML, body: () => html, fingerprint: html };
}

const FRESH = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400";

/**
 * Answers a GET or HEAD, with 304 where the client has it already (RFC 9110 §13).
 * @param cacheable whether the answer is the same under every host
 * @param keep takes an answer that can be sent again
 */
export async function respond(
  request: Request,
  answer: Answer,
  cacheable: boolean,
  keep: (kept: Kept) => void,
): Promise<Response> {
  const headers: [string, string][] = [
    ["Content-Type", answer.type],
    ["ETag", `W/"${await digest(answer.fingerprint)}"`],
    ["Cache-Control", cacheable ? FRESH : "no-store"],
    ["Access-Control-Allow-Origin", "*"],
    ["Access-Control-Expose-Headers", "ETag, Last-Modified, Link, X-Since"],
    ["X-Content-Type-Options", "nosniff"],
  ];
  if (answer.modified !== undefined) headers.push(["Last-Modified", httpDate(answer.modified)]);
  const links = (answer.links ?? []).map(
    ({ href, rel, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ""}`,
  );
  if (links.length > 0) headers.push(["Link", links.join(", ")]);
  headers.push(...(answer.headers ?? []));
  if (isKnown(request, headers)) return notModified(headers);
  if (answer.pieces && request.method !== "HEAD") {
    return new Response(streamOf(answer.pieces()), { headers });
  }
  const kept = { headers, body: new TextEncoder().encode(answer.body()) };
  if (cacheable) keep(kept);
  return respondAgain(request, kept);
}

/** Answers a GET or HEAD from memory. */
export function respondAgain(request: Request, { headers, body }: Kept): Response {
  if (isKnown(request, headers)) return notModified(headers);
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

function streamOf(pieces: Iterable<string>): ReadableStream {
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

function notModified(headers: [string, string][]): Response {
  const short = headers.filter(([name]) => name !== "Content-Type");
  return new Response(null, { status: 304, headers: short });
}

function isKnown({ headers: asked }: Request, headers: [string, string][]): boolean {
  const match = asked.get("If-None-Match");
  if (match === null) {
    // "A recipient MUST ignore If-Modified-Since if the request contains an If-None-Match."
    const since = asked.get("If-Modified-Since");
    return since !== null && since === valueOf(headers, "Last-Modified");
  }
  if (match.trim() === "*") return true;
  const etag = weak(valueOf(headers, "ETag")!);
  return (match.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => weak(tag) === etag);
}

function valueOf(headers: [string, string][], name: string): string | undefined {
  return headers.find(([key]) => key === name)?.[1];
}

// If-None-Match compares weakly, so W/ makes no difference.
function weak(tag: string): string {
  return tag.replace(/^W\//, "");
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-1", new TextEncoder().encode(text));
  const bytes = Array.from(new Uint8Array(hash, 0, 12));
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
