import { MINUTE } from "../../text/time.ts";
import { type Ask, SourceError } from "../source.ts";

/** arXiv does not say how long to wait after a 429. Clients report ten minutes. */
const PAUSE = 10 * MINUTE;

/** Asks arXiv, and waits with all further requests if it answers 429. */
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
