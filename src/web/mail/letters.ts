import { WebError } from "../errors.ts";
import { letterPage, lettersPage } from "../pages/letters.tsx";
import type { MailAsked } from "./asked.ts";
import { fresh, seeOther } from "./answers.ts";
import type { Letters } from "./desk.ts";
import { refuseForeign } from "./guard.ts";

/** The mails that were kept instead of sent. */
export async function answerLetters(asked: MailAsked): Promise<Response> {
  const letters = lettersOf(asked);
  const [list, nextDue] = await Promise.all([letters.list(), letters.nextDue()]);
  return fresh(lettersPage(asked.settings.SITE_NAME, list, nextDue));
}

/** Sends what is due next. */
export async function answerSending(asked: MailAsked): Promise<Response> {
  refuseForeign(asked.request, asked.site);
  await lettersOf(asked).sendNext();
  return seeOther("/outbox");
}

/** One of them: as a page, as its HTML, or as its file. */
export async function answerLetter(asked: MailAsked, name: string): Promise<Response> {
  const letter = await lettersOf(asked).read(name);
  if (!letter) throw new WebError(404, "There is no such mail.");
  switch (new URL(asked.request.url).searchParams.get("part")) {
    case "html":
      return fresh(letter.html, 200, { "Content-Security-Policy": OF_MAIL });
    case "source":
      return fresh(letter.source, 200, { "Content-Type": "text/plain; charset=utf-8" });
    default:
      return fresh(letterPage(asked.settings.SITE_NAME, letter));
  }
}

// A mail has a style of its own, and nothing else.
const OF_MAIL = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

// Other names of this machine could be those of a page that wants to read along.
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

function lettersOf({ desk, request }: MailAsked): Letters {
  const { hostname } = new URL(request.url);
  if (!desk.letters || !LOOPBACK.test(hostname)) {
    throw new WebError(
      404,
      "This site sends its mails. They are kept at /outbox by npm start only.",
    );
  }
  return desk.letters;
}
