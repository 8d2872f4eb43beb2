import { shortTime } from "../../text/calendar.ts";
import { page } from "../components/layout.tsx";
import type { Letter, LetterHead } from "../mail/desk.ts";

/** The mails that were kept instead of sent, on this machine only. */
export function lettersPage(
  siteName: string,
  letters: readonly LetterHead[],
  nextDue: number | undefined,
): string {
  return page({
    title: "Outbox",
    siteName,
    head: STYLE,
    children: (
      <div class="prose">
        <h1>Outbox</h1>
        <p class="lede">
          This site runs on your machine and has no mail server, so its mails are kept here.
        </p>
        {nextDue === undefined ? (
          <p>No digest is due.</p>
        ) : (
          <form method="post" action="/outbox" class="mail">
            <p class="send">
              <span>The next digest is due on {shortTime(nextDue)}.</span>
              <button>Send it now, as if it were time</button>
            </p>
          </form>
        )}
        {letters.length === 0 ? (
          <p>No mails yet. Open a list and choose “Mail”.</p>
        ) : (
          <ul class="past">
            {letters.map(({ name, to, subject, at }) => (
              <li>
                {shortTime(at)}, to {to}:{" "}
                <a href={`/outbox/${name}`} dir="auto">
                  {subject}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    ),
  });
}

/** One of them: its headers and its plain text, with links to its other forms. */
export function letterPage(siteName: string, { name, headers, subject, text }: Letter): string {
  return page({
    title: subject,
    siteName,
    head: STYLE,
    children: (
      <div class="prose">
        <h1 dir="auto">{subject}</h1>
        <p class="actions">
          <a href={`/outbox/${name}?part=html`}>As HTML</a>
          <a href={`/outbox/${name}?part=source`}>Source</a>
          <a href="/outbox">All mails</a>
        </p>
        <dl class="facts headers">
          {headers.map((header) => (
            <div>
              <dt>{header.name}</dt>
              <dd>{header.value}</dd>
            </div>
          ))}
        </dl>
        <pre class="letter">{linked(text)}</pre>
      </div>
    ),
  });
}

const STYLE = <link rel="stylesheet" href="/mail.css" />;
const ADDRESS = /(https?:\/\/\S+)/;

function linked(text: string) {
  return text.split(ADDRESS).map((part) => (ADDRESS.test(part) ? <a href={part}>{part}</a> : part));
}
