import { ask, isOk } from "../http.ts";
import type { Channels } from "./channels.ts";
import type { Hook, Message, Platform } from "./platform.ts";

/** How a message was taken. */
export type Posted =
  | { ok: true }
  | { ok: false; error: string; isGone: boolean; retryAfter?: number };

/** Posts a message to a hook. No error names the hook. */
export async function post(
  { fetcher, userAgent }: Pick<Channels, "fetcher" | "userAgent">,
  platform: Platform,
  hook: Hook,
  message: Message,
): Promise<Posted> {
  let reply;
  try {
    reply = await ask(fetcher, hook.url, {
      method: "POST",
      headers: { "Content-Type": "application/json; charset=utf-8", "User-Agent": userAgent },
      body: JSON.stringify(platform.write(message, hook)),
    });
  } catch {
    // The error may name the address.
    return { ok: false, error: `${platform.title} did not answer.`, isGone: false };
  }
  if (isOk(reply)) return { ok: true };
  const { status } = reply;
  const isGone = status === 404 || status === 410 || platform.isGone?.(reply) === true;
  const retryAfter = reply.retryAfter ?? platform.waitIn?.(reply);
  return {
    ok: false,
    error: `${platform.title} answered ${status}.`,
    isGone,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
