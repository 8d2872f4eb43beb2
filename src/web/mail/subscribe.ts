import { type Followed, followedAt } from "../../lists/follow.ts";
import { WebError } from "../errors.ts";
import { PAGE_HEADERS } from "../components/layout.tsx";
import { sentPage, subscribePage } from "../pages/subscribe.tsx";
import type { MailAsked } from "./asked.ts";
import { fresh, freshJson, seeOther } from "./answers.ts";
import { passesTurnstile, type Posted, readPosted, refuseForeign } from "./guard.ts";
import { FIELDS, type Given, readWish } from "./wish.ts";

const SENT = "/subscribe/sent";

/** The page that subscribes to a list by mail. */
export function subscribePath(list: string): string {
  return `/subscribe?${new URLSearchParams({ list }).toString()}`;
}

/** The form that asks for a digest of the list that `list` names. */
export async function answerForm(asked: MailAsked): Promise<Response> {
  const given = givenIn(Object.fromEntries(new URL(asked.request.url).searchParams));
  const followed = await followedAt(asked.lists, given.list ?? "/", asked.now);
  return formPage(asked, followed, { given, problems: {} });
}

/** The page after the form was sent. */
export function answerSubscribed({ settings }: MailAsked): Response {
  return fresh(sentPage(settings.SITE_NAME));
}

/**
 * Asks for a digest. The answer is the same whether or not the address is known.
 * @throws {WebError} 403 from another site, 429 after too many attempts
 * @throws {ListError} when there is no list to follow at the address
 */
export async function answerSubscribe(asked: MailAsked): Promise<Response> {
  const { desk, lists, request, site, now } = asked;
  refuseForeign(request, site);
  const posted = await readPosted(request);
  const visitor = request.headers.get("CF-Connecting-IP") ?? "";
  if (!(await desk.mayAsk(visitor, now))) {
    const retry = { "Retry-After": "3600" };
    throw new WebError(429, "Too many attempts. Try again in an hour.", {}, retry);
  }
  // Only a program fills in a field that nobody sees. It is told that all went well.
  if (posted.fields["website"]) return accepted(posted);
  const given = givenIn(posted.fields);
  const followed = await followedAt(lists, given.list ?? "/", now);
  const wish = readWish(given);
  if (!wish.ok) return refused(asked, posted, followed, { given, problems: wish.problems });
  const notice = await whyNotHuman(asked, posted);
  if (notice !== undefined) {
    return refused(asked, posted, followed, { given, problems: {}, notice });
  }
  const { address, schedule, most } = wish.asked;
  const { address: list, title } = followed;
  await desk.subscribe(address, { list, title, schedule, most }, now);
  return accepted(posted);
}

interface Filled {
  given: Given;
  problems: Given;
  notice?: string;
}

function accepted({ isJson }: Posted): Response {
  if (!isJson) return seeOther(SENT);
  return freshJson({ status: "Confirm it from the mail that was sent." }, 202);
}

function refused(
  asked: MailAsked,
  { isJson }: Posted,
  followed: Followed,
  filled: Filled,
): Response {
  const { problems, notice } = filled;
  if (!isJson) return formPage(asked, followed, filled, 400);
  const message = [...Object.values(problems), notice].filter(Boolean).join(" ");
  return freshJson({ error: { status: 400, message, fields: problems } }, 400);
}

function formPage(
  { settings }: MailAsked,
  followed: Followed,
  filled: Filled,
  status?: number,
): Response {
  const { SITE_NAME, TURNSTILE_SITE_KEY: turnstile } = settings;
  const html = subscribePage(SITE_NAME, { followed, turnstile, ...filled });
  return fresh(html, status, turnstile === "" ? {} : ALLOWING_TURNSTILE);
}

async function whyNotHuman(
  { settings: { TURNSTILE_SECRET: secret } }: MailAsked,
  { fields }: Posted,
): Promise<string | undefined> {
  if (secret === "") return undefined;
  const token = fields["cf-turnstile-response"] ?? "";
  const passed = await passesTurnstile((...request) => fetch(...request), secret, token);
  return passed ? undefined : "One more step: show that you are a person, and send the form again.";
}

const TURNSTILE_ORIGIN = "https://challenges.cloudflare.com";
const ALLOWING_TURNSTILE = {
  "Content-Security-Policy": PAGE_HEADERS["Content-Security-Policy"]
    .replace("script-src 'self'", `script-src 'self' ${TURNSTILE_ORIGIN}`)
    .concat(`; frame-src ${TURNSTILE_ORIGIN}`),
};

function givenIn(fields: Readonly<Record<string, string>>): Given {
  const given: Given = {};
  for (const name of FIELDS) {
    if (fields[name] !== undefined) given[name] = fields[name];
  }
  return given;
}
