import type { Subscription } from "../../store/subscriptions.ts";
import { inWords, localTime } from "../../text/schedule.ts";
import { page } from "../components/layout.tsx";
import { DeliveryFields, MailHead, Zones } from "../components/mail-form.tsx";
import type { Managed } from "../mail/desk.ts";
import type { Given } from "../mail/wish.ts";

interface Subscriptions extends Managed {
  /** The path of the page, which its forms post to. */
  path: string;
  /** The digest whose form could not be read, what was filled in, and what is wrong with it. */
  wrong?: { digest: number; given: Given; problems: Given };
}

/** The page on which a subscriber confirms, changes, pauses and ends digests. */
export function subscriptionsPage(siteName: string, { address, digests, ...rest }: Subscriptions) {
  const open = digests.filter(({ confirmedAt }) => confirmedAt === undefined);
  const others = digests.filter(({ confirmedAt }) => confirmedAt !== undefined);
  return page({
    title: "Your digests",
    siteName,
    head: <MailHead />,
    children: (
      <div class="prose">
        <h1>Your digests</h1>
        <p class="lede">
          They go to <strong>{address}</strong>.
        </p>
        {open.length > 0 && (
          <section aria-labelledby="open">
            <h2 id="open">To confirm</h2>
            {open.map((digest) => (
              <Open digest={digest} path={rest.path} />
            ))}
          </section>
        )}
        {others.map((digest) => (
          <Digest digest={digest} {...rest} />
        ))}
        <Zones />
        <section aria-labelledby="data">
          <h2 id="data">Your data</h2>
          <p>
            <a href={`${rest.path}.json`}>Export everything</a> that is kept about you: the address,
            the digests, and the ids of papers you were sent.
          </p>
          <form method="post" action={rest.path} class="mail">
            <p class="send">
              <button name="do" value="erase">
                End all and erase everything
              </button>
            </p>
          </form>
        </section>
      </div>
    ),
  });
}

/** The page after everything was ended. */
export function erasedPage(siteName: string): string {
  return page({
    title: "Erased",
    siteName,
    children: (
      <div class="prose">
        <h1>Erased</h1>
        <p>You get no more mail, and nothing about you is kept.</p>
        <p>
          <a href="/topics">All topics</a>
        </p>
      </div>
    ),
  });
}

interface DigestProps {
  digest: Subscription;
  path: string;
  wrong?: Subscriptions["wrong"];
}

function Open({ digest, path }: DigestProps) {
  const { id, title, list, schedule } = digest;
  return (
    <form method="post" action={path} class="mail">
      <p class="send">
        <span>
          <a href={list} dir="auto">
            {title}
          </a>
          , {inWords(schedule)}
        </span>
      </p>
      <p class="send">
        <input type="hidden" name="digest" value={id} />
        <button class="main" name="do" value="confirm">
          Confirm
        </button>{" "}
        <button name="do" value="end">
          I didn't ask for this
        </button>
      </p>
    </form>
  );
}

function Digest({ digest, path, wrong }: DigestProps) {
  const { id, title, list, nextAt, schedule } = digest;
  const isWrong = wrong?.digest === id;
  const given = isWrong ? wrong.given : givenOf(digest);
  return (
    <section aria-labelledby={`digest-${id}`}>
      <h2 id={`digest-${id}`} dir="auto">
        <a href={list}>{title}</a>
      </h2>
      <p>
        {nextAt === undefined
          ? "Paused."
          : `Comes ${inWords(schedule)}, next on ${localTime(nextAt, schedule.zone)}.`}
      </p>
      <form method="post" action={path} class="mail">
        <input type="hidden" name="digest" value={id} />
        <DeliveryFields prefix={`d${id}-`} given={given} problems={isWrong ? wrong.problems : {}} />
        <p class="send">
          <button name="do" value="change">
            Save
          </button>{" "}
          <button name="do" value={nextAt === undefined ? "resume" : "pause"}>
            {nextAt === undefined ? "Resume" : "Pause"}
          </button>{" "}
          <button name="do" value="end">
            End
          </button>
        </p>
      </form>
    </section>
  );
}

function givenOf({ schedule, most }: Subscription): Given {
  const { cadence, weekday, hour, zone } = schedule;
  return { cadence, zone, weekday: String(weekday), hour: String(hour), most: String(most) };
}
