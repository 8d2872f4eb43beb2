import { Hono } from "hono/tiny";
import type { Context, Next } from "hono";
import { addressOf, OPML, urlOf } from "../../lists/address.ts";
import { listOf, questionAt } from "../../lists/index.ts";
import { readParams } from "../../lists/params.ts";
import { ROUTES } from "../../lists/routes.ts";
import { httpDate } from "../../text/time.ts";
import { ARXIV_FEEDS, fromArxiv, fromHnrss, fromRssHub, whatRssHubBecomes } from "../aliases.ts";
import { answers, isRead } from "../answers.ts";
import { answerWith, ask, send, type Web } from "./ask.ts";
import { buildAnswer } from "../build.ts";
import { channelRoutes } from "../channels/routes.ts";
import { Desks, type Parts } from "./desks.ts";
import { answerError } from "./error-answer.ts";
import { isOfDatabase, WebError } from "../errors.ts";
import { feedAnswer, linksOf } from "../feed-answer.ts";
import { followAnswer } from "../follow.ts";
import { addressMeant, GUESSED } from "../guessed.ts";
import { answerHub, hubOf } from "../hub/routes.ts";
import { libraryAnswer, likeAnswer, likeTicked } from "../like.ts";
import { pageOfList } from "../list-pages.ts";
import { llmsAnswer, openApiAnswer, openSearchAnswer } from "../machine.ts";
import { mailRoutes } from "../mail/routes.ts";
import { moved } from "../moved.ts";
import { answerOnce, limit } from "./once.ts";
import { aboutPage } from "../pages/about.tsx";
import { outageAnswer } from "../pages/outage.tsx";
import { pageAnswer } from "../respond.ts";
import { healthAnswer, healthLines, statusAnswer } from "../status.ts";
import { tagsOf } from "../tags.ts";
import { topicsAnswer, topicsOpml } from "../topics.ts";

const { outage } = answers;

/** The routes, as people write them. Every list takes the extensions of the formats. */
export function createApp(parts: Parts): Hono<Web> {
  const { sources, facts, clock = machineClock } = parts;
  const desks = new Desks(parts);
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
      return send(asked, await buildAnswer(asked, desks.lists(asked), desks.offers(c, asked)));
    })
    .get("/follow/:feed{.+}", async (c) => {
      const asked = ask(c);
      return send(asked, await followAnswer(asked, desks.lists(asked)));
    })
    .get("/like", plain, async (c) => {
      const ticked = likeTicked(new URL(c.req.url).searchParams);
      if (ticked !== undefined) return c.redirect(ticked, 302);
      const asked = ask(c);
      return send(asked, await likeAnswer(asked, desks.lists(asked), desks.offers(c, asked)));
    })
    .post("/like", async (c) => {
      await limit(c);
      const asked = ask(c);
      return send(asked, await libraryAnswer(asked, desks.lists(asked), desks.offers(c, asked)));
    })
    .get("/about", plain, (c) => {
      const asked = ask(c);
      const { site, settings } = asked;
      return send(
        asked,
        pageAnswer(aboutPage(site, settings.SITE_NAME, desks.lists(asked).sources)),
      );
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
      answerWith(c, (asked) => llmsAnswer(asked, desks.lists(asked).sources)),
    )
    .get("/opensearch.xml", plain, (c) => answerWith(c, openSearchAnswer))
    .get("/healthz", plain, async (c) => {
      const asked = ask(c);
      const context = desks.lists(asked);
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
  if (parts.openDesk) mailRoutes(app, (c) => desks.mail(c));
  if (parts.openChannels) channelRoutes(app, (c) => desks.channel(c));
  app.post("/hub", async (c) => {
    const asked = ask(c);
    return answerHub(desks.hub(c, asked), asked);
  });
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
    const context = desks.lists(asked);
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
      offers: desks.offers(c, asked),
    };
    const { list, html } = await pageOfList(context, frame, question, now);
    return send(asked, { ...pageAnswer(html), links: linksOf(site, list), tags: tagsOf(list) });
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

function machineClock(): number {
  return Math.floor(Date.now() / 1000);
}
