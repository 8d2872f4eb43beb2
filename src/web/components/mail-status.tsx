import { duration } from "../../text/time.ts";
import type { MailStatus } from "../mail/status.ts";

/** How mail stands, in a section of the status page. */
export function MailState({ mail, now }: { mail: MailStatus; now: number }) {
  const { waiting, oldest, failed, error, today } = mail;
  return (
    <section class="source">
      <h2>Mail</h2>
      <p>
        {waiting === 0
          ? "Nothing waits to be sent."
          : `${waiting} ${waiting === 1 ? "mail waits" : "mails wait"}, the oldest for ${duration(now - (oldest ?? now))}.`}{" "}
        {today} sent today.
      </p>
      {failed > 0 && (
        <p>
          {failed} failed in the last week. {error}
        </p>
      )}
    </section>
  );
}
