import {
  coverTo,
  digestOf,
  DIGEST,
  type Digest,
  dueSubscriptions,
  planDigests,
  untell,
} from "../../store/digests.ts";
import type { Delivery } from "../../store/deliveries.ts";
import { eraseSubscriber } from "../../store/subscribers.ts";
import { lastAt, nextAt, type Schedule } from "../../text/schedule.ts";
import type { Attempt, Budget, Kind } from "../kind.ts";
import { writeDigest } from "./digest-message.ts";
import { readIssues } from "./issues.ts";
import { type Mail, sendMail, tokenLink } from "./mail.ts";

// Digests that one run writes down.
const PLANNED_A_RUN = 500;

/** Digests by mail: each list that a subscriber asked for, when it is due. */
export function digests(mail: Mail, budget: Budget): Kind {
  const { db } = mail;
  return {
    name: DIGEST,
    budget,
    async plan(now) {
      const due = await dueSubscriptions(db, PLANNED_A_RUN, now);
      const times = timesBySchedule(now);
      const planned = due.map((subscription) => {
        return { subscription, ...times(subscription.schedule) };
      });
      if (planned.length > 0) await planDigests(db, planned, now);
    },
    makeReady: (deliveries, now) => readIssues(mail, deliveries, now),
    attempt: (delivery, now) => attemptDigest(mail, delivery, now),
    onGivenUp: ({ id }) => [untell(db, id)],
  };
}

/** When schedules came last and come next. Many subscribers have the same one. */
function timesBySchedule(now: number): (schedule: Schedule) => { due: number; next: number } {
  const known = new Map<string, { due: number; next: number }>();
  return (schedule) => {
    const key = JSON.stringify(schedule);
    const times = known.get(key) ?? { due: lastAt(schedule, now), next: nextAt(schedule, now) };
    known.set(key, times);
    return times;
  };
}

async function attemptDigest(mail: Mail, delivery: Delivery, now: number): Promise<Attempt> {
  const { db } = mail;
  const digest = await digestOf(db, delivery.id);
  if (!digest) return { outcome: "dropped" };
  if ("error" in digest) return { outcome: "failed", error: digest.error, final: true };
  const { subscription, subscriber, papers, readTo } = digest;
  const covered = coverTo(db, subscription.id, readTo);
  if (papers.length === 0) return { outcome: "empty", also: [covered] };
  const written = writeDigest(await contentOf(mail, digest));
  const attempt = await sendMail(mail, delivery, subscriber.address, written, now);
  const more = {
    sent: [covered],
    // The address is not reached: nothing else will be either.
    refused: [eraseSubscriber(db, subscription.subscriber)],
  };
  const also =
    attempt.outcome === "sent" || attempt.outcome === "refused" ? more[attempt.outcome] : [];
  return { ...attempt, also: [...(attempt.also ?? []), ...also] };
}

async function contentOf(
  mail: Mail,
  { subscription, subscriber, list, papers, fresh, isMore }: Digest,
): Promise<Parameters<typeof writeDigest>[0]> {
  const { site, siteName } = mail;
  return {
    siteName,
    // As it was typed: the issue is shared with others who typed it otherwise.
    list: { ...list, title: subscription.title, url: site + subscription.list },
    items: papers,
    fresh,
    isMore,
    schedule: subscription.schedule,
    nextAt: subscription.nextAt!,
    manageUrl: await tokenLink(mail, "/subscriptions/", "manage", subscriber),
    endUrl: await tokenLink(mail, "/unsubscribe/", "end", subscription),
  };
}
