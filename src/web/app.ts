import { Hono } from "hono/tiny";
import type { Context, Next } from "hono";
import { addressOf, OPML, urlOf } from "../lists/address.ts";
import {
  type Context as ListContext,
  listContext,
  listOf,
  type LookUp,
  Moved,
  questionAt,
} from "../lists/index.ts";
import { readParams } from "../lists/params.ts";
import { ROUTES } from "../lists/routes.ts";
import type { Facts } from "../paper/facts.ts";
import { readSettings, type Settings, SettingsError } from "../settings.ts";
import { httpDate } from "../text/time.ts";
import { Answers, isRead } from "./answers.ts";
import { ARXIV_FEEDS, fromArxiv, fromHnrss, fromRssHub, whatRssHubBecomes } from "./aliases.ts";
import { buildAnswer } from "./build.ts";
import type { Kept } from "./cache.ts";
import { PAGE_HEADERS } from "./components/layout.tsx";
import { FOLLOW } from "./components/links.ts";
import type { ChannelDesk, OpenChannels } from "./channels/desk.ts";
import { type ChannelAsked, channelRoutes } from "./channels/routes.ts";
import type { Asked } from "./context.ts";
import { isOfDatabase, type Problem, problemOf, WebError } from "./errors.ts";
import { feedAnswer, linksOf } from "./feed-answer.ts";
import { followAnswer } from "./follow.ts";
import { addressMeant, GUESSED } from "./guessed.ts";
import type { StatusSource } from "./health.ts";
import { libraryAnswer, likeAnswer, likeTicked } from "./like.ts";
import type { HubDesk, OpenHub } from "./hub/desk.ts";
import { answerHub, hubOf } from "./hub/routes.ts";
import { addressOf as clientOf, Counter, MOST_A_MINUTE } from "./limit.ts";
import type { MailAsked } from "./mail/asked.ts";
import type { MailDesk, OpenDesk } from "./mail/desk.ts";
import { offersOf, openedDesk } from "./mail/offers.ts";
import { mailRoutes } from "./mail/routes.ts";
import { llmsAnswer, openApiAnswer, openSearchAnswer } from "./machine.ts";
import { pageOfList } from "./list-pages.ts";
import { moved } from "./moved.ts";
import { aboutPage } from "./pages/about.tsx";
import { outageAnswer } from "./pages/outage.tsx";
import { errorPage } from "./pages/error.tsx";
import { type Answer, HTML, pageAnswer, respond } from "./respond.ts";
import { healthAnswer, healthLines, statusAnswer } from "./status.ts";
import { tagsOf } from "./tags.ts";
import { topicsAnswer, topicsOpml } from "./topics.ts";

type Web = {
  // Static files are asked for where nothing in front of the Worker has them.
  Bindings: Env & { ASSETS?: Fetcher };
  Variables: { facts: Facts; now: number };
};

const answers = new Answers();
const { outage } = answers;
const counter = new Counter(MOST_A_MINUTE);

/** To be emptied when something is committed. */
export const { memory } = answers;

/**
 * The routes, as people write them. Every list takes the extensions of the formats.
 * @param sources the sources that are switched on, for the status of each
 * @param facts of all sources
 * @param clock the seconds since 1970
 * @param openDesk opens what subscribes by mail
 * @param openHub opens the hub of the feeds
 * @param openChannels opens what posts to channels of a chat
 * @param lookUp makes what looks up papers that no source has listed
 */
export function createApp(
  sources: (settings: Settings) => readonly StatusSource[],
  facts: Facts,
  clock = () => Math.floor(Date.now() / 1000),
  openDesk?: OpenDesk<Env>,
  openHub?: OpenHub<Env>,
  openChannels?: OpenChannels<Env>,
  lookUp?: (db: D1Database, settings: Settings) => LookUp | undefined,
): Hono<Web> {
  const app = new Hono<Web>({ getPath: (request) => addressOf(request.url).path })
    .use(async (c, next) => {
      const now = clock();
      c.set("now", now);
      c.set("facts", facts);
      await answerOnce(c, next);
      if (!c.res.headers.has("Date")) c.res.headers.set("Date", httpDate(now));
    })
    // The form that picks a day leads here.
    .get("/papers/date", plain, (c) => {
      const { day, source } = c.req.query();
      return c.redirect(day ? urlOf("", `/papers/date/${day}`, { source }) : "/", 302);
    })
    .get("/topics", async (c) => {
      const asked = ask(c);
      const { topics } = readParams(new URL(c.req.url).searchParams, ["topics"]);
      if (asked.extension === undefined) return send(asked, await topicsAnswer(asked));
      if (asked.extension === OPML) return send(asked, topicsOpml(asked, topics));
      throw new WebError(404, "The topics are a page and .opml. Each topic has feeds of its own.");
    })
    .get("/build", plain, async (c) => {
      const asked = ask(c);
      return send(asked, await buildAnswer(asked, contextOf(asked), offersFor(c, asked)));
    })
    .get("/follow/:feed{.+}", async (c) => {
      const asked = ask(c);
      return send(asked, await followAnswer(asked, contextOf(asked)));
    })
    .get("/like", plain, async (c) => {
      const ticked = likeTicked(new URL(c.req.url).searchParams);
      if (ticked !== undefined) return c.redirect(ticked, 302);
      const asked = ask(c);
      return send(asked, await likeAnswer(asked, contextOf(asked), offersFor(c, asked)));
    })
    .post("/like", async (c) => {
      await limit(c);
      const asked = ask(c);
      return send(asked, await libraryAnswer(asked, contextOf(asked), offersFor(c, asked)));
    })
    .get("/about", plain, (c) => {
      const asked = ask(c);
      const { site, settings } = asked;
      return send(asked, pageAnswer(aboutPage(site, settings.SITE_NAME, contextOf(asked).sources)));
    })
    .get("/huggingface/daily-papers/:cycle?/:votes?", (c) => {
      const { cycle, votes } = c.req.param();
      const location = fromRssHub(cycle, votes, new URL(c.req.url).searchParams);
      return moved(c, location, { about: whatRssHubBecomes(votes) });
    })
    .get("/status", async (c) => {
      const asked = { ...ask(c), cacheable: false };
      try {
        const seen = outage.state(asked.now);
        return send(asked, await statusAnswer(asked, sources(asked.settings), seen));
      } catch (error) {
        if (!isOfDatabase(error)) throw error;
        outage.note("/status", error, undefined, asked.now);
        return send(asked, outageAnswer(asked, outage.state(asked.now)!));
      }
    })
    .get("/openapi", (c) => answerWith(c, openApiAnswer))
    .get("/llms.txt", plain, (c) =>
      answerWith(c, (asked) => llmsAnswer(asked, contextOf(asked).sources)),
    )
    .get("/opensearch.xml", plain, (c) => answerWith(c, openSearchAnswer))
    .get("/healthz", plain, async (c) => {
      const asked = ask(c);
      const context = contextOf(asked);
      try {
        // The health of sources is in other tables than papers are.
        await listOf(context, questionAt("/papers.json?limit=1", context), asked.now);
        return await healthAnswer(asked, sources(asked.settings));
      } catch (error) {
        if (!isOfDatabase(error)) throw error;
        outage.note("/healthz", error, undefined, asked.now);
        return healthLines([`The database does not answer. ${error.message}`], false);
      }
    });
  for (const { format } of ARXIV_FEEDS) {
    app.get(`/${format}/:categories`, (c) =>
      moved(c, fromArxiv(format, c.req.param("categories"))),
    );
  }
  for (const guessed of GUESSED) {
    app.get(guessed.path, (c) => {
      const { search, extension } = addressOf(c.req.url);
      const asked = { parts: c.req.param(), search, now: c.get("now") };
      return moved(c, addressMeant(guessed, asked, extension), { status: guessed.status });
    });
  }
  for (const { path } of ROUTES) app.get(path, (c) => answerList(c));
  if (openDesk) mailRoutes(app, askForMail);
  if (openChannels) channelRoutes(app, askForChannel);
  app.post("/hub", (c) => answerHub(hubDeskOf(c, ask(c)), ask(c)));
  const route = app.fetch;
  // Most requests end here: routing one takes as long as sending the answer.
  app.fetch = (request, ...rest) => answers.again(request, clock()) ?? route(request, ...rest);
  return app
    .options("*", (c) =>
      c.body(null, 204, {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
      }),
    )
    .all("*", async (c) => {
      if (isRead(c.req.raw)) {
        const file = await answers.file(c.req.raw, c.env.ASSETS, c.get("now"));
        if (file) return file;
        throw new WebError(
          404,
          "There is nothing at this address. Lists are at /papers and /topics.",
        );
      }
      const allow = { Allow: "GET, HEAD, OPTIONS" };
      throw new WebError(405, `${c.req.method} is not supported here. Use GET.`, {}, allow);
    })
    .onError((error, c) => answerError(error, c));

  async function answerList(c: Context<Web>): Promise<Response> {
    const asked = ask(c);
    const { url } = c.req;
    const ported = fromHnrss(url);
    if (ported !== undefined) return moved(c, ported);
    const { site, settings, now } = asked;
    const context = contextOf(asked);
    const question = questionAt(url, context);
    if (question.format) {
      const list = await listOf(context, question, now);
      return send(
        asked,
        feedAnswer(
          { site, siteName: settings.SITE_NAME, hub: hubOf(settings) },
          list,
          question.format,
          context.facts,
        ),
      );
    }
    const frame = {
      site,
      siteName: settings.SITE_NAME,
      facts: context.facts,
      query: question.params.q,
      offers: offersFor(c, asked),
    };
    const { list, html } = await pageOfList(context, frame, question, now);
    return send(asked, { ...pageAnswer(html), links: linksOf(site, list), tags: tagsOf(list) });
  }

  function contextOf(asked: Asked): ListContext {
    const { db, settings } = asked;
    return listContext({ ...asked, lookUp: lookUp?.(db, settings) }, sources(settings));
  }

  function deskOf(c: Context<Web>, asked: Asked): MailDesk | string | undefined {
    const later = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
    return openDesk?.(c.env, asked.settings, contextOf(asked), later);
  }

  function offersFor(c: Context<Web>, asked: Asked): ReturnType<typeof offersOf> {
    return offersOf(deskOf(c, asked), channelDeskOf(c, asked));
  }

  function hubDeskOf(c: Context<Web>, asked: Asked): HubDesk {
    const later = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
    const desk = openHub?.(c.env, asked.settings, contextOf(asked), later);
    if (typeof desk !== "object") throw new WebError(404, desk ?? "This site has no hub.");
    return desk;
  }

  function channelDeskOf(c: Context<Web>, asked: Asked): ChannelDesk | string | undefined {
    return openChannels?.(c.env, asked.settings, contextOf(asked));
  }

  function askForChannel(c: Context<Web>): ChannelAsked {
    const asked = ask(c);
    const desk = channelDeskOf(c, asked);
    if (typeof desk !== "object") {
      throw new WebError(404, desk ?? "This site posts to no channels.");
    }
    return { ...asked, desk, lists: contextOf(asked) };
  }

  function askForMail(c: Context<Web>): MailAsked {
    const asked = ask(c);
    return { ...asked, desk: openedDesk(deskOf(c, asked)), lists: contextOf(asked) };
  }
}

/** For what has no formats. */
function plain(c: Context<Web>, next: Next): Promise<void> {
  const { path, extension } = addressOf(c.req.url);
  if (extension !== undefined) {
    throw new WebError(404, `${path} has no .${extension}. Its address is ${path}.`);
  }
  return next();
}

/** Makes an answer, or waits for one who makes the same. */
async function answerOnce(c: Context<Web>, next: Next): Promise<void> {
  const { raw: request } = c.req;
  // Without an address of its own nothing is kept.
  if (!isRead(request) || !c.env.SITE_URL) return next();
  const make = async () => {
    await limit(c);
    await next();
  };
  const again = await answers.once(request, () => keepAlive(c, make()), c.get("now"));
  if (again) c.res = again;
}

/**
 * Refuses an address that has had too many answers made for it.
 * @throws {WebError} 429
 */
async function limit(c: Context<Web>): Promise<void> {
  const address = clientOf(c.req.raw.headers);
  if (address === undefined) return;
  // Only Cloudflare has it.
  const { COLD_LIMIT: limiter } = c.env as Partial<Env>;
  const isAllowed = limiter
    ? (await limiter.limit({ key: address })).success
    : counter.allows(address, c.get("now"));
  if (isAllowed) return;
  const message = "Too many requests for different lists. Try again in a minute.";
  throw new WebError(429, message, {}, { "Retry-After": "60", "Cache-Control": "no-store" });
}

// Whoever waits for an answer gets it even if the one who asked first has left.
function keepAlive(c: Context<Web>, work: Promise<void>): Promise<void> {
  try {
    c.executionCtx.waitUntil(work.catch(() => {}));
  } catch {
    // Tests call the application without a context.
  }
  return work;
}

function ask(c: Context<Web>): Asked {
  const settings = readSettings(c.env);
  const { extension } = addressOf(c.req.url);
  return {
    request: c.req.raw,
    db: c.env.DB,
    kv: c.env.KV,
    settings,
    facts: c.get("facts"),
    // A Host can be forged; only a setting may end up in what caches keep.
    site: settings.SITE_URL || new URL(c.req.url).origin,
    cacheable: settings.SITE_URL !== "",
    now: c.get("now"),
    commits: memory.commits,
    ...(extension !== undefined && { extension }),
  };
}

function send({ request, cacheable, commits, now }: Asked, answer: Answer): Promise<Response> {
  const headers = Object.entries(answer.type === HTML ? PAGE_HEADERS : {});
  const whole = { ...answer, headers: [...(answer.headers ?? []), ...headers] };
  const keep = (kept: Kept) => answers.keep(request, kept, commits, now);
  return respond(request, whole, cacheable && !answer.fresh, keep, now);
}

async function answerWith(c: Context<Web>, answer: (asked: Asked) => Answer): Promise<Response> {
  const asked = ask(c);
  return send(asked, answer(asked));
}

async function answerError(error: Error, c: Context<Web>): Promise<Response> {
  const { path, search, ...address } = addressOf(c.req.url);
  if (error instanceof Moved) {
    return moved(c, urlOf("", error.path, Object.fromEntries(search), address.extension));
  }
  // A page about a feed is a page, with the feed's extension.
  const extension = path.startsWith(`${FOLLOW}/`) ? undefined : address.extension;
  const known = problemOf(error);
  if (!known && !(error instanceof SettingsError)) {
    const last = await answers.last(c.req.raw, error, c.get("now"));
    if (last) return last;
    console.error(JSON.stringify({ event: "error", path, error: String(error), at: error.stack }));
  }
  const { status, message, detail, headers } = known ?? unexpected(error);
  const all = {
    "Cache-Control": known ? "public, max-age=60" : "no-store",
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    ...headers,
  };
  if (extension === "json") return c.json({ error: { status, message, ...detail } }, status, all);
  if (extension !== undefined || !known) return c.text(`${message}\n`, status, all);
  const { SITE_NAME } = readSettings(c.env);
  const html = errorPage(SITE_NAME, known, error, search);
  return c.html(html, status, { ...PAGE_HEADERS, ...all });
}

function unexpected(error: Error): Problem {
  if (error instanceof SettingsError) {
    return { status: 500, message: error.message, detail: {}, headers: {} };
  }
  if (!isOfDatabase(error)) {
    const message = "Something broke here. It has been logged.";
    return { status: 500, message, detail: {}, headers: {} };
  }
  const message = "The database does not answer. Try again in a minute.";
  return { status: 503, message, detail: {}, headers: { "Retry-After": "60" } };
}
