import { type Standing, standingOf } from "../../store/delivery-standing.ts";
import { DIGEST } from "../../store/digests.ts";
import { mailsOn } from "../../store/sending.ts";
import { CONFIRMATION } from "../../store/subscribers.ts";
import { DAY, dayOf, rfc3339 } from "../../text/time.ts";
import type { Asked } from "../context.ts";

/** How mail stands. */
export interface MailStatus extends Standing {
  /** Mails that were handed to the provider today, in UTC. */
  today: number;
}

/** How mail stands; undefined where the site sends none. */
export async function mailStatus({
  db,
  settings,
  now,
}: Pick<Asked, "db" | "settings" | "now">): Promise<MailStatus | undefined> {
  if (settings.MAIL_PROVIDER === "") return undefined;
  const [standing, { all: today }] = await Promise.all([
    standingOf(db, [DIGEST, CONFIRMATION], now - 7 * DAY, now),
    mailsOn(db, dayOf(now)),
  ]);
  return { ...standing, today };
}

/** How mail stands, for JSON. */
export function mailStatusJson({ waiting, oldest, failed, error, today }: MailStatus): object {
  return {
    waiting,
    waiting_since: oldest === undefined ? undefined : rfc3339(oldest),
    sent_today: today,
    failed_last_week: failed,
    last_error: error,
  };
}
