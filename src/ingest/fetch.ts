import type { Ask } from "../sources/source.ts";
import type { Poll } from "../store/polls.ts";
import { aheadOf, leastAhead } from "./clock.ts";
import type { Job } from "./context.ts";

/** A page as it was fetched. */
export interface Fetched {
  /** Absent if the page has not changed since the last poll. */
  bodies?: string[];
  /** A hash of these bodies, for the next poll. */
  marks: Pick<Poll, "etag" | "lastModified" | "bodyHash">;
  /** The seconds by which our clock is ahead of the upstream's; absent where no answer says it. */
  ahead?: number;
}

/**
 * Fetches a page.
 * @param clock the seconds since 1970
 * @throws {SourceError} if the page cannot be fetched
 */
export async function fetchPage(
  { source, page, last }: Job,
  ask: Ask,
  clock: () => number,
): Promise<Fetched> {
  let ahead: number | undefined;
  const validators: Pick<Poll, "etag" | "lastModified"> = {};
  let requests = 0;
  const bodies = await source.fetch(async (url, options) => {
    const answer = await ask(url, options);
    ahead = leastAhead(ahead, aheadOf(answer.headers, clock()));
    if (++requests === 1 && answer.status === 200) {
      const etag = answer.headers.get("ETag");
      const lastModified = answer.headers.get("Last-Modified");
      if (etag) validators.etag = etag;
      if (lastModified) validators.lastModified = lastModified;
    }
    return answer;
  }, page);
  if (!bodies) return { marks: marksOf(last) };
  const bodyHash = await hashOf(bodies);
  // The validator of the first of several answers says nothing about the others.
  const marks = { ...(requests === 1 && validators), bodyHash };
  if (last?.succeededAt !== undefined && bodyHash === last.bodyHash) return { marks };
  return { bodies, marks, ...(ahead !== undefined && { ahead }) };
}

function marksOf(poll: Poll | undefined): Fetched["marks"] {
  const { etag, lastModified, bodyHash } = poll ?? {};
  return {
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
    ...(bodyHash !== undefined && { bodyHash }),
  };
}

async function hashOf(bodies: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(bodies.join("\n"));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
