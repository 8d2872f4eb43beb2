/** An answer that can be sent again. */
export interface Kept {
  headers: [string, string][];
  body: Uint8Array;
}

/**
 * The isolate's own memory of answers: bounded in bytes, each kept for a minute at most. A commit
 * empties it; what was made from the state before that commit is not let in afterwards.
 */
export class Memory {
  readonly #answers = new Map<string, { kept: Kept; until: number }>();
  readonly #maxBytes: number;
  #bytes = 0;
  #commits = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** How often it was emptied: to be read before an answer is made, and given to {@link put}. */
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
   * Keeps an answer, if nothing was committed since it was begun and it is not too large.
   * @param commits what {@link commits} was when it was begun
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

  /** Forgets everything: something was committed. */
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
