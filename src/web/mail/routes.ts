import type { Context as HonoContext, Hono } from "hono";
import { WebError } from "../errors.ts";
import { endedPage, unsubscribePage } from "../pages/unsubscribe.tsx";
import { fresh } from "./answers.ts";
import type { MailAsked } from "./asked.ts";
import { answerLetter, answerLetters, answerSending } from "./letters.ts";
import { answerForm, answerSubscribe, answerSubscribed } from "./subscribe.ts";
import { answerChange, answerManaged } from "./subscriptions.ts";

/**
 * Adds the routes of mail. Where the site sends none they are answered 404, with a sentence that
 * says why.
 * @param ask makes what a handler works with
 */
export function mailRoutes<Web extends object>(
  app: Hono<Web>,
  ask: (c: HonoContext<Web>) => MailAsked,
): void {
  app
    .get("/subscribe", (c) => answerForm(ask(c)))
    .post("/subscribe", (c) => answerSubscribe(ask(c)))
    .get("/subscribe/sent", (c) => answerSubscribed(ask(c)))
    .get("/subscriptions/:token", (c) => answerManaged(ask(c), c.req.param("token")))
    .post("/subscriptions/:token", (c) => answerChange(ask(c), c.req.param("token")))
    .get("/unsubscribe/:token", (c) => answerEnding(ask(c), c.req.param("token")))
    .post("/unsubscribe/:token", (c) => answerEnd(ask(c), c.req.param("token")))
    .post("/mail/reports", (c) => answerReport(ask(c)))
    .get("/outbox", (c) => answerLetters(ask(c)))
    .post("/outbox", (c) => answerSending(ask(c)))
    .get("/outbox/:letter", (c) => answerLetter(ask(c), c.req.param("letter")));
}

async function answerEnding(
  { desk, request, settings }: MailAsked,
  token: string,
): Promise<Response> {
  const title = await desk.endedBy(token);
  const { pathname } = new URL(request.url);
  return fresh(
    title === undefined
      ? endedPage(settings.SITE_NAME)
      : unsubscribePage(settings.SITE_NAME, title, pathname),
  );
}

// RFC 8058: no redirect, no cookie, no further question, and twice is as good as once. Mail
// services post from anywhere, so where it comes from is not asked.
async function answerEnd({ desk, settings }: MailAsked, token: string): Promise<Response> {
  await desk.endBy(token);
  return fresh(endedPage(settings.SITE_NAME));
}

async function answerReport({ desk, request, now }: MailAsked): Promise<Response> {
  const isTaken = await desk.takeReport(request, now);
  if (isTaken === undefined) throw new WebError(404, "This site takes no reports.");
  if (!isTaken) throw new WebError(401, "This report isn't signed with the secret of the webhook.");
  return new Response(null, { status: 204 });
}
