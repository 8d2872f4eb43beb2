import type { Standing } from "../../store/delivery-standing.ts";
import { duration } from "../../text/time.ts";
import type { Deliveries } from "../deliveries.ts";

/** How mails and pushes stand, in sections of the status page. */
export function DeliveryState({ mail, push, now }: Deliveries & { now: number }) {
  return (
    <>
      {mail && (
        <Section title="Mail" what="mail" {...mail} now={now}>
          {` ${mail.today} sent today.`}
        </Section>
      )}
      {push && <Section title="Push" what="push" {...push} now={now} />}
    </>
  );
}

function Section({
  title,
  what,
  waiting,
  oldest,
  failed,
  error,
  children,
  now,
}: Standing & { title: string; what: "mail" | "push"; children?: string; now: number }) {
  return (
    <section class="source">
      <h2>{title}</h2>
      <p>
        {waiting === 0
          ? "Nothing waits to be sent."
          : `${waiting} ${waits(what, waiting)}, the oldest for ${duration(now - (oldest ?? now))}.`}
        {children}
      </p>
      {failed > 0 && (
        <p>
          {failed} failed in the last week. {error}
        </p>
      )}
    </section>
  );
}

function waits(what: "mail" | "push", count: number): string {
  if (count === 1) return `${what} waits`;
  return what === "mail" ? "mails wait" : "pushes wait";
}
