import { MINUTE } from "../../text/time.ts";
import { type Ask, SourceError } from "../source.ts";

/** arXiv says by a 429 that it was too much, but not for how long: clients report ten minutes. */
const PAUSE = 10 * MINUTE;

/** Asks arXiv, leaving all of it alone for a while when it has had enough. */
export function patient(ask: Ask): Ask {
  return async (url, asking) => {
    const answer = await ask(url, { ...asking, expected: [...(asking.expected ?? []), 429] });
    if (answer.status !== 429) return answer;
    const wait = Number(answer.headers.get("Retry-After")) || 0;
    throw new SourceError("It answered 429 (rate exceeded).", {
      retryAfter: Math.max(PAUSE, wait),
      down: true,
    });
  };
}
