import type { Context } from "../../lists/index.ts";
import type { Settings } from "../../settings.ts";

/** The actions of the hub. The outbox provides them, and the entry connects the two. */
export interface HubDesk {
  /**
   * Takes a request for a subscription, or to end one.
   * @param fields its parameters, by their names without `hub.`
   * @param visitor the address it came from; empty where that is not known
   */
  take(
    fields: Readonly<Record<string, string>>,
    visitor: string,
    now: number,
  ): Promise<{ ok: true } | { ok: false; status: 400 | 404 | 429 | 503; why: string }>;
}

/**
 * Opens the hub for a request.
 * @param later takes work that goes on after the answer
 * @returns a sentence where the site has none
 */
export type OpenHub<Bindings> = (
  bindings: Bindings,
  settings: Settings,
  lists: Context,
  later: (work: Promise<unknown>) => void,
) => HubDesk | string;
