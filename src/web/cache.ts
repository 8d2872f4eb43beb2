/** An answer that can be sent again. */
export interface Kept {
  headers: [string, string][];
  body: Uint8Array;
}

/**
 * The isolate's own memory of answers, bounded in bytes. Each answer is kept for a minute at most. A
 * commit empties the memory, and an answer from before that commit does not get in afterwards.
 */
export class Memory {
  readonly #answers = new Map<string, { kept: Kept; until: number }>();
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

  /** @param now seconds since 1970 */
  get(key: string, now: number): Kept | undefined {
    const found = this.#answers.get(key);
    if (!found) return undefined;
    this.#remove(key);
    if (found.until <= now) return undefined;
    // Put back last: the least recently used is first.
    this.#add(key, found);
    return found.kept;
  }

  /**
   * Keeps an answer, unless it is too large or something was committed while it was made.
   * @param commits the value of {@link commits} before the answer was made
   */
  put(key: string, kept: Kept, commits: number, now: number): void {
    if (commits !== this.#commits || kept.body.byteLength > this.#maxBytes / 4) return;
    this.#remove(key);
    this.#add(key, { kept, until: now + 60 });
    for (const oldest of this.#answers.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      this.#remove(oldest);
    }
  }

  /** Forgets everything, after a commit. */
  clear(): void {
    this.#answers.clear();
    this.#bytes = 0;
    this.#commits++;
  }

  #add(key: string, answer: { kept: Kept; until: number }): void {
    this.#answers.set(key, answer);
    this.#bytes += sizeOf(key, answer.kept);
  }

  #remove(key: string): void {
    const answer = this.#answers.get(key);
    if (!answer) return;
    this.#answers.delete(key);
    this.#bytes -= sizeOf(key, answer.kept);
  }
}

function sizeOf(key: string, { body, headers }: Kept): number {
  return body.byteLength + key.length * 2 + headers.join().length * 2;
}
