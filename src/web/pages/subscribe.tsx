import type { Followed } from "../../lists/follow.ts";
import { rateInWords } from "../../lists/weekly.ts";
import { page } from "../components/layout.tsx";
import { MailForm, MailHead, Zones } from "../components/mail-form.tsx";
import type { Given } from "../mail/wish.ts";

interface Subscribe {
  followed: Followed;
  given: Given;
  /** A sentence for each field that cannot be read. */
  problems: Given;
  /** A sentence about the whole form. */
  notice?: string | undefined;
  /** The site key of Turnstile, where it is asked. */
  turnstile: string;
}

/** The page that asks for a digest of a list. */
export function subscribePage(siteName: string, { followed, notice, ...form }: Subscribe): string {
  const { address, title, description, rate } = followed;
  return page({
    title: `${title} by mail`,
    siteName,
    head: <MailHead />,
    children: (
      <div class="prose">
        <h1 dir="auto">{title} by mail</h1>
        <p class="lede">{description}</p>
        {rate !== undefined && <p>{volumeInWords(rate)}</p>}
        {notice !== undefined && <p class="notice">{notice}</p>}
        <MailForm list={address} {...form} />
        <Zones />
        <p>
          You get a mail with a link to confirm, and nothing before you do. A digest has only papers
          that you haven't been sent yet, and doesn't come when there are none. Every mail has links
          to change it and to end it. <a href={address}>See the list</a>
        </p>
      </div>
    ),
  });
}

/** The page that says what happens next; the same whether or not the address is known. */
export function sentPage(siteName: string): string {
  return page({
    title: "Check your mail",
    siteName,
    children: (
      <div class="prose">
        <h1>Check your mail</h1>
        <p>
          Open the link in the mail within 48 hours to confirm your digest. Until then nothing else
          is sent.
        </p>
        <p>
          It isn't there? Look into the spam folder. An address gets one such mail an hour and three
          a day at most; the next one covers everything you have asked for since.
        </p>
      </div>
    ),
  });
}

// From so many papers a day on, a digest does not hold them all.
const MANY = 10;

function volumeInWords(rate: number): string {
  const daily = rate / 7;
  if (daily < MANY) return rateInWords(rate);
  const count = Number(daily.toPrecision(1)).toLocaleString("en");
  return `This list gets about ${count} papers a day. A digest has the most upvoted of them.`;
}
