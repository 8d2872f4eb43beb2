import { type Kept, Memory } from "./cache.ts";
import { Flights } from "./flights.ts";
import { Outage } from "./outage.ts";
import { keptFile, respondAgain } from "./respond.ts";

const MEMORY = 16 * 1024 * 1024;
/** The most that a request waits for another one's answer, in milliseconds. */
const PATIENCE = 5_000;

/**
 * The answers of this isolate: sent again as long as they are fresh, made once for all who ask at
 * once, and sent again however old when no new one can be made. Instants are seconds since 1970.
 */
class Answers {
  readonly memory = new Memory(MEMORY);
  readonly outage = new Outage();
  readonly #flights = new Flights();

  /** A fresh answer, if there is one. */
  again(request: Request, now: number): Response | Promise<Response> | undefined {
    if (!isRead(request)) return undefined;
    const { commits } = this.memory;
    const kept = this.memory.get(keyOf(request), now);
    return kept && respondAgain(request, kept, () => this.keep(request, kept, commits, now), now);
  }

  /**
   * An answer that somebody else asked for, or else one that is made.
   * @param make makes it; others wait for what it keeps
   * @returns undefined where it was made
   */
  async once(
    request: Request,
    make: () => Promise<void>,
    now: number,
  ): Promise<Response | undefined> {
    const key = keyOf(request);
    // The second time, for who asked for a body and followed one who did not.
    for (let time = 0; time < 2; time++) {
      const flight = this.#flights.follow(key, PATIENCE);
      if (!flight) break;
      await flight;
      const again = await this.again(request, now);
      if (again) return again;
    }
    const work = make();
    this.#flights.lead(key, work);
    await work;
    return undefined;
  }

  /** @param commits those of the memory before the answer was made */
  keep(request: Request, kept: Kept, commits: number, now: number): void {
    this.memory.put(keyOf(request), kept, commits, now);
  }

  /**
   * The last good answer, in place of one that cannot be made.
   * @param error why not
   */
  async last(request: Request, error: Error, now: number): Promise<Response | undefined> {
    const last = isRead(request) ? this.memory.last(keyOf(request)) : undefined;
    this.outage.note(new URL(request.url).pathname, error, last && now - last.at, now);
    if (!last) return undefined;
    const response = (await respondAgain(request, last.kept, () => {}, now))!;
    response.headers.set("Cache-Control", "public, max-age=60");
    return response;
  }

  /** A static file; undefined if there is none. It stays the same until the next start. */
  async file(
    request: Request,
    files: Fetcher | undefined,
    now: number,
  ): Promise<Response | undefined> {
    const file = await files?.fetch(new URL(request.url));
    if (file?.status !== 200) return undefined;
    const kept = await keptFile(file);
    this.keep(request, kept, this.memory.commits, now);
    return respondAgain(request, kept, () => {}, now);
  }
}

/** The answers that this isolate keeps. */
export const answers = new Answers();

/** Their memory, to be emptied when something is committed. */
export const { memory } = answers;

/** Whether a request is one that can be answered again. */
export function isRead({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

// Without the host: the answer is the same under every one.
function keyOf({ url }: Request): string {
  return url.slice(url.indexOf("/", "https://".length));
}
