import type { ChannelDesk } from "../channels/desk.ts";
import { channelsPath } from "../channels/routes.ts";
import type { Offers } from "../components/follow.tsx";
import { WebError } from "../errors.ts";
import type { MailDesk } from "./desk.ts";
import { subscribePath } from "./subscribe.ts";

/** A desk, or a sentence where the site sends no mail. */
type MaybeDesk = MailDesk | string | undefined;

/** The ways to follow a list that desks add to its feeds. */
export function offersOf(desk: MaybeDesk, channels: ChannelDesk | string | undefined): Offers {
  return {
    ...(typeof desk === "object" && { mail: subscribePath }),
    ...(typeof channels === "object" && { channel: channelsPath }),
  };
}

/**
 * The desk of a site that sends mail.
 * @throws {WebError} 404, with the sentence
 */
export function openedDesk(desk: MaybeDesk): MailDesk {
  if (typeof desk === "object") return desk;
  throw new WebError(404, desk ?? "This site sends no mail.");
}
