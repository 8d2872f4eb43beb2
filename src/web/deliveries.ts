import { CHANNEL } from "../store/channels.ts";
import { type Standing, standingOf } from "../store/delivery-standing.ts";
import { DIGEST } from "../store/digests.ts";
import { DISTRIBUTION, VERIFICATION } from "../store/hub.ts";
import { mailsOn } from "../store/sending.ts";
import { CONFIRMATION } from "../store/subscribers.ts";
import { DAY, dayOf, rfc3339 } from "../text/time.ts";
import type { Asked } from "./context.ts";
import { hubOf } from "./hub/routes.ts";

/** How mails and pushes stand; absent where the site sends none. */
export interface Deliveries {
  mail?: MailStatus;
  push?: Standing;
}

/** How mail stands. */
export interface MailStatus extends Standing {
  /** Mails that were handed to the provider today, in UTC. */
  today: number;
}

const WEEK = 7 * DAY;

/** How mails and pushes stand. */
export async function deliveriesOf(
  asked: Pick<Asked, "db" | "settings" | "now">,
): Promise<Deliveries> {
  const [mail, push] = await Promise.all([mailOf(asked), pushOf(asked)]);
  return { ...(mail && { mail }), ...(push && { push }) };
}

/** How mails and pushes stand, for JSON. */
export function deliveriesJson({ mail, push }: Deliveries): object {
  return {
    mail: mail && { ...standingJson(mail), sent_today: mail.today },
    push: push && standingJson(push),
  };
}

async function mailOf({ db, settings, now }: Pick<Asked, "db" | "settings" | "now">) {
  if (settings.MAIL_PROVIDER === "") return undefined;
  const [standing, { all: today }] = await Promise.all([
    standingOf(db, [DIGEST, CONFIRMATION], now - WEEK, now),
    mailsOn(db, dayOf(now)),
  ]);
  return { ...standing, today };
}

async function pushOf({ db, settings, now }: Pick<Asked, "db" | "settings" | "now">) {
  if (hubOf(settings) === undefined && settings.SEAL_KEY === "") return undefined;
  return standingOf(db, [DISTRIBUTION, VERIFICATION, CHANNEL], now - WEEK, now);
}

function standingJson({ waiting, oldest, failed, error }: Standing): object {
  return {
    waiting,
    waiting_since: oldest === undefined ? undefined : rfc3339(oldest),
    failed_last_week: failed,
    last_error: error,
  };
}
