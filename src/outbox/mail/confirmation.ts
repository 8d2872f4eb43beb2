import type { Delivery } from "../../store/deliveries.ts";
import {
  CONFIRMATION,
  eraseSubscriber,
  eraseUnconfirmed,
  subscriberWithId,
} from "../../store/subscribers.ts";
import { mailsOn } from "../../store/sending.ts";
import { subscriptionsOf } from "../../store/subscriptions.ts";
import { dropTurns } from "../../store/throttle.ts";
import { DAY, dayOf } from "../../text/time.ts";
import type { Attempt, Budget, Kind } from "../kind.ts";
import { writeConfirmation } from "./confirmation-message.ts";
import { type Mail, sendMail, tokenLink } from "./mail.ts";

// A part of the day's mails: anybody can ask for confirmations, and digests must go out all the
// same.
const SHARE = 0.5;
// An address that is not confirmed in this time is erased.
const CONFIRMED_WITHIN = 2 * DAY;

/** Mails that ask for a confirmation: the only ones that go to an address without one. */
export function confirmations(mail: Mail, budget: Budget): Kind {
  const { db, mostADay } = mail;
  return {
    name: CONFIRMATION,
    budget,
    async most(now) {
      const { ofKind } = await mailsOn(db, dayOf(now), CONFIRMATION);
      return Math.max(0, Math.ceil(mostADay * SHARE) - ofKind);
    },
    attempt: (delivery, now) => attemptConfirmation(mail, delivery, now),
    clean: (now) => [...eraseUnconfirmed(db, now - CONFIRMED_WITHIN), dropTurns(db, now - 2 * DAY)],
  };
}

async function attemptConfirmation(mail: Mail, delivery: Delivery, now: number): Promise<Attempt> {
  const { db, site, siteName } = mail;
  const subscriber = await subscriberWithId(db, delivery.target);
  const asked = subscriber ? await subscriptionsOf(db, subscriber.id) : [];
  const open = asked.filter(({ confirmedAt }) => confirmedAt === undefined);
  if (!subscriber || open.length === 0) return { outcome: "dropped" };
  const written = writeConfirmation({
    site,
    siteName,
    digests: open.map(({ list, title, schedule }) => {
      // A title without parameters is ours; any other was typed by whoever asked.
      return { schedule, ...(!list.includes("?") && { title }) };
    }),
    manageUrl: await tokenLink(mail, "/subscriptions/", "manage", subscriber),
    isKnown: subscriber.confirmedAt !== undefined,
  });
  const attempt = await sendMail(mail, delivery, subscriber.address, written, now);
  if (attempt.outcome !== "refused") return attempt;
  return { ...attempt, also: [...(attempt.also ?? []), eraseSubscriber(db, subscriber.id)] };
}
