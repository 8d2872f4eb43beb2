import type { Context, Next } from "hono";
import { answers, isRead } from "../answers.ts";
import type { Web } from "./ask.ts";
import { WebError } from "../errors.ts";
import { addressOf as clientOf, Counter, MOST_A_MINUTE } from "../limit.ts";

const counter = new Counter(MOST_A_MINUTE);

/** Makes an answer, or waits for one who makes the same. */
export async function answerOnce(c: Context<Web>, next: Next): Promise<void> {
  const { raw: request } = c.req;
  // Without an address of its own nothing is kept.
  if (!isRead(request) || !c.env.SITE_URL) return next();
  const make = async () => {
    await limit(c);
    await next();
  };
  const again = await answers.once(request, () => keepAlive(c, make()), c.get("now"));
  if (again) c.res = again;
}

/**
 * Refuses an address that has had too many answers made for it.
 * @throws {WebError} 429
 */
export async function limit(c: Context<Web>): Promise<void> {
  const address = clientOf(c.req.raw.headers);
  if (address === undefined) return;
  // Only Cloudflare has it.
  const { COLD_LIMIT: limiter } = c.env as Partial<Env>;
  const isAllowed = limiter
    ? (await limiter.limit({ key: address })).success
    : counter.allows(address, c.get("now"));
  if (isAllowed) return;
  const message = "Too many requests for different lists. Try again in a minute.";
  throw new WebError(429, message, {}, { "Retry-After": "60", "Cache-Control": "no-store" });
}

// Those who wait for an answer get it even if the one who asked first has left.
function keepAlive(c: Context<Web>, work: Promise<void>): Promise<void> {
  try {
    c.executionCtx.waitUntil(work.catch(() => {}));
  } catch {
    // Tests call the application without a context.
  }
  return work;
}
