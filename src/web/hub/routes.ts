import type { Settings } from "../../settings.ts";
import type { Asked } from "../context.ts";
import { WebError } from "../errors.ts";
import { readPosted, refuseForeign } from "../mail/guard.ts";
import type { HubDesk } from "./desk.ts";

const PREFIX = "hub.";

/** The address of the hub; undefined where feeds have none. */
export function hubOf({ SITE_URL, HUB_SUBSCRIPTIONS }: Settings): string | undefined {
  return SITE_URL === "" || HUB_SUBSCRIPTIONS === 0 ? undefined : `${SITE_URL}/hub`;
}

/**
 * Answers a request of a subscriber: 202, or why not in a sentence. Whether the subscriber meant it
 * is asked later. https://www.w3.org/TR/websub/#subscription-response-details
 */
export async function answerHub(desk: HubDesk, { request, site, now }: Asked): Promise<Response> {
  // Subscribers are programs. A page that somebody opens must not subscribe in their network.
  refuseForeign(request, site);
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new WebError(415, "Send application/x-www-form-urlencoded.");
  }
  const { fields } = await readPosted(request);
  const own = Object.entries(fields).filter(([name]) => name.startsWith(PREFIX));
  const named = Object.fromEntries(own.map(([name, value]) => [name.slice(PREFIX.length), value]));
  const visitor = request.headers.get("CF-Connecting-IP") ?? "";
  const taken = await desk.take(named, visitor, now);
  if (taken.ok) return plain(202, "");
  const retry = taken.status >= 429 ? { "Retry-After": "3600" } : {};
  return plain(taken.status, `${taken.why}\n`, retry);
}

function plain(status: number, body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
  });
}
