import type { Context as HonoContext, Hono } from "hono";
import { followedAt } from "../../lists/follow.ts";
import type { Context } from "../../lists/index.ts";
import type { Asked } from "../context.ts";
import { WebError } from "../errors.ts";
import { fresh, freshJson, seeOther } from "../mail/answers.ts";
import { readPosted, refuseForeign } from "../mail/guard.ts";
import { channelEndedPage, channelPage, channelsPage } from "../pages/channels.tsx";
import type { ChannelDesk } from "./desk.ts";

/** A request about channels. */
export interface ChannelAsked extends Asked {
  desk: ChannelDesk;
  lists: Context;
}

/**
 * Adds the routes of channels. Where the site posts to none they are answered 404, with a sentence
 * that says why.
 * @param ask makes what a handler works with
 */
export function channelRoutes<Web extends object>(
  app: Hono<Web>,
  ask: (c: HonoContext<Web>) => ChannelAsked,
): void {
  app
    .get("/channels", (c) => answerForm(ask(c)))
    .post("/channels", (c) => answerAdd(ask(c)))
    .get("/channels/:token", (c) => answerChannel(ask(c), c.req.param("token")))
    .post("/channels/:token", (c) => answerEnd(ask(c), c.req.param("token")));
}

const UNKNOWN = "There is no channel here. The link is incomplete, or it has ended.";

/** The page that has a list posted to a channel. */
export function channelsPath(list: string): string {
  return `/channels?${new URLSearchParams({ list }).toString()}`;
}

/** The form for the list that `list` names. */
async function answerForm(asked: ChannelAsked): Promise<Response> {
  const { lists, request, settings, now } = asked;
  const list = new URL(request.url).searchParams.get("list") ?? "/";
  const { SITE_NAME, WEBHOOK_HOSTS: hosts } = settings;
  return fresh(channelsPage(SITE_NAME, { followed: await followedAt(lists, list, now), hosts }));
}

/**
 * Has a list posted to a channel, and leads to the page that manages it. The hook is shown nowhere.
 * @throws {WebError} 403 from another site, 429 after too many attempts
 * @throws {ListError} when there is no list to follow at the address
 */
async function answerAdd(asked: ChannelAsked): Promise<Response> {
  const { desk, lists, request, site, settings, now } = asked;
  refuseForeign(request, site);
  const { fields, isJson } = await readPosted(request);
  if (!(await desk.mayAsk(request.headers.get("CF-Connecting-IP") ?? "", now))) {
    const retry = { "Retry-After": "3600" };
    throw new WebError(429, "Too many attempts. Try again in an hour.", {}, retry);
  }
  const { list = "/", hook = "", chat = "" } = fields;
  const followed = await followedAt(lists, list, now);
  const added = await desk.add({ hook, chat }, followed, now);
  if (added.ok) {
    const path = `/channels/${added.token}`;
    return isJson ? freshJson({ manage: site + path }, 201) : seeOther(path);
  }
  if (isJson) return freshJson({ error: { status: 400, message: added.why } }, 400);
  // The hook is a secret, so it is not written into the page again.
  const { SITE_NAME, WEBHOOK_HOSTS: hosts } = settings;
  return fresh(channelsPage(SITE_NAME, { followed, hosts, chat, problem: added.why }), 400);
}

/**
 * The channel that a token manages.
 * @throws {WebError} 404 for an unknown token
 */
async function answerChannel(asked: ChannelAsked, token: string): Promise<Response> {
  const managed = await asked.desk.managedBy(token);
  if (!managed) throw new WebError(404, UNKNOWN);
  return fresh(channelPage(asked.settings.SITE_NAME, { ...managed, path: `/channels/${token}` }));
}

/**
 * Ends a channel.
 * @throws {WebError} 403 from another site, 404 for an unknown token
 */
async function answerEnd(asked: ChannelAsked, token: string): Promise<Response> {
  refuseForeign(asked.request, asked.site);
  if (!(await asked.desk.endBy(token))) throw new WebError(404, UNKNOWN);
  return fresh(channelEndedPage(asked.settings.SITE_NAME));
}
