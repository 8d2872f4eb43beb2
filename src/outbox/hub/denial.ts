import type { HubRequest } from "../../store/hub.ts";
import { ask } from "../http.ts";
import { type Hub, withParams } from "./hub.ts";

/**
 * Tells a subscriber that it gets nothing, or nothing any more, and why. Whether it hears that makes
 * no difference. https://www.w3.org/TR/websub/#x5-2-subscription-validation
 * @param why a sentence
 */
export async function deny(
  { fetcher, userAgent }: Pick<Hub, "fetcher" | "userAgent">,
  { callback, given }: Pick<HubRequest, "callback" | "given">,
  why: string,
): Promise<void> {
  const params = { "hub.mode": "denied", "hub.topic": given, "hub.reason": why };
  const headers = { "User-Agent": userAgent };
  await ask(fetcher, withParams(callback, params), { headers }).catch(() => {});
}
