import type { Bodies, Encoding } from "./encoding.ts";

/** An answer that can be sent again. */
export interface Kept {
  /** Those that are the same in every encoding. */
  headers: Headers;
  /** By encoding: those that were asked for. None where only its headers were. */
  bodies: Bodies;
  /** The headers as they are sent: with each body, and with none, which is a 304. */
  ready: Partial<Record<Encoding | "none", Ready>>;
}

/** Headers that are sent as they are, for the rest of a second. */
export interface Ready {
  headers: Headers;
  /** When their `Date` is, in seconds since 1970. */
  at: number;
}

interface Slot {
  kept: Kept;
  /** When it was made, in seconds since 1970. */
  at: number;
  /** The commits before it was made. */
  commits: number;
  /** The answer before it, where that has a body and this one has none. */
  last?: { kept: Kept; at: number };
  size: number;
}

/** How long an answer is as good as a new one, in seconds. */
const FRESH = 60;

/**
 * The isolate's own memory of answers, bounded in bytes. An answer is fresh for a minute at most and
 * until the next commit; an answer from before a commit does not become fresh afterwards. One that
 * is no longer fresh is kept while there is room, for when no new one can be made.
 */
export class Memory {
  readonly #slots = new Map<string, Slot>();
  readonly #maxBytes: number;
  #bytes = 0;
  #commits = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** How often it was emptied. Read it before making an answer, and give it to {@link put}. */
  get commits(): number {
    return this.#commits;
  }

  /** The bytes that its answers take. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * A fresh answer.
   * @param now seconds since 1970
   */
  get(key: string, now: number): Kept | undefined {
    const slot = this.#slots.get(key);
    if (!slot || slot.at + FRESH <= now || slot.commits !== this.#commits) return undefined;
    // Put back last: the least recently used is first.
    this.#slots.delete(key);
    this.#slots.set(key, slot);
    return slot.kept;
  }

  /** The last answer that has a body, however old, and when it was made. */
  last(key: string): { kept: Kept; at: number } | undefined {
    const slot = this.#slots.get(key);
    return slot && (hasBody(slot.kept) ? slot : slot.last);
  }

  /**
   * Keeps an answer, unless it is too large or something was committed while it was made. Call it
   * again when the answer got a further body.
   * @param commits the value of {@link commits} before the answer was made
   */
  put(key: string, kept: Kept, commits: number, now: number): void {
    if (commits !== this.#commits) return;
    const before = this.#slots.get(key);
    const at = before?.kept === kept ? before.at : now;
    const last = hasBody(kept) ? undefined : this.last(key);
    const size = sizeOf(key, kept) + (last ? sizeOf("", last.kept) : 0);
    if (size > this.#maxBytes / 4) return;
    this.#remove(key);
    this.#slots.set(key, { kept, at, commits, size, ...(last && { last }) });
    this.#bytes += size;
    for (const oldest of this.#slots.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest);
    }
  }

  /** Makes no answer fresh any more, after a commit. */
  clear(): void {
    this.#commits++;
  }

  #remove(key: string): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    this.#slots.delete(key);
    this.#bytes -= slot.size;
  }
}

function hasBody({ bodies }: Kept): boolean {
  return bodies.identity !== undefined || bodies.gzip !== undefined;
}

function sizeOf(key: string, { bodies, headers }: Kept): number {
  const body = (bodies.identity?.byteLength ?? 0) + (bodies.gzip?.byteLength ?? 0);
  // Once as they are, and once for each way they are sent.
  return body + key.length * 2 + 4 * [...headers].join().length;
}
