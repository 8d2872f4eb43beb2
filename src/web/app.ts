import { Hono } from "hono";
import type { Context } from "hono";
import { extensionsOf, formatOf, FORMATS } from "../feeds/formats.ts";
import type { Facts } from "../paper/facts.ts";
import { readSettings, type Settings, SettingsError } from "../settings.ts";
import { addressOf, urlOf } from "./address.ts";
import { fromArxiv, fromHnrss, fromRssHub } from "./aliases.ts";
import { buildAnswer } from "./build.ts";
import type { Asked } from "./context.ts";
import { newestDayList, type Period, periodList, trendingList } from "./days.ts";
import { Moved, WebError } from "./errors.ts";
import { feedAnswer, linksOf, type List } from "./list.ts";
import { aboutPage } from "./pages/about.tsx";
import { errorPage } from "./pages/error.tsx";
import { PAGE_HEADERS } from "./components/layout.tsx";
import type { StatusSource } from "./health.ts";
import { llmsAnswer, openApiAnswer, openSearchAnswer } from "./machine.ts";
import { listPage } from "./pages/list.tsx";
import { Memory } from "./cache.ts";
import { paperAnswer } from "./paper.ts";
import { type Params, readParams, TAKEN } from "./params.ts";
import { curatedList, enteringTrending, searchList } from "./questions.ts";
import { type Answer, respond, respondAgain } from "./respond.ts";
import { healthAnswer, statusAnswer } from "./status.ts";
import { topicList } from "./topic.ts";
import { topicsAnswer, topicsOpml } from "./topics.ts";

type Web = { Bindings: Env; Variables: { facts: Facts } };

const HTML = "text/html; charset=utf-8";

/** Answers of this isolate; to be emptied when something is committed. */
export const memory = new Memory(32 * 1024 * 1024);

/**
 * The routes, as people write them. Every list takes the extensions of {@link FORMATS}.
 * @param sources those that are switched on, for the status of each
 * @param facts of all sources
 */
export function createApp(
  sources: (settings: Settings) => readonly StatusSource[],
  facts: Facts,
): Hono<Web> {
  const app = new Hono<Web>({ getPath: (request) => addressOf(request.url).path })
    .use(async (c, next) => {
      const kept = memory.get(keyOf(c.req.url), seconds());
      if (kept && ["GET", "HEAD"].includes(c.req.method)) return respondAgain(c.req.raw, kept);
      c.set("facts", facts);
      await next();
    })
    .get("/", (c) =>
      answerList(c, TAKEN.front, (asked, params) =>
        asked.format ? curatedList(asked, params) : newestDayList(asked, params),
      ),
    )
    .get("/papers", (c) => answerList(c, TAKEN.question, searchList))
    // What the form that picks a day sends.
    .get("/papers/date", (c) => {
      const day = c.req.query("day");
      return c.redirect(day ? urlOf("", `/papers/date/${day}`) : "/", 302);
    })
    .get("/papers/date/:day", (c) => answerPeriod(c, "date", c.req.param("day")))
    .get("/papers/week/:week", (c) => answerPeriod(c, "week", c.req.param("week")))
    .get("/papers/month/:month", (c) => answerPeriod(c, "month", c.req.param("month")))
    .get("/papers/trending", (c) =>
      answerList(c, TAKEN.trending, (asked, params) =>
        asked.format ? enteringTrending(asked, params) : trendingList(asked, params),
      ),
    )
    .get("/papers/:id{.+}", async (c) => {
      const asked = ask(c);
      const params = readParams(new URL(c.req.url).searchParams, TAKEN.paper);
      return send(asked, await paperAnswer(asked, c.req.param("id"), params));
    })
    .get("/topics", async (c) => {
      const asked = ask(c);
      const { topics } = readParams(new URL(c.req.url).searchParams, TAKEN.topics);
      if (asked.extension === undefined) return send(asked, await topicsAnswer(asked));
      if (asked.extension === "opml") return send(asked, topicsOpml(asked, topics));
      throw new WebError(404, "The topics come as a page and as .opml; each topic has the feeds.");
    })
    .get("/topics/:topic", (c) =>
      answerList(c, TAKEN.question, (asked, params) =>
        topicList(asked, c.req.param("topic"), params),
      ),
    )
    .get("/build", async (c) => {
      const asked = ask(c);
      const names = sources(asked.settings).flatMap(({ name, lists }) => lists ?? [name]);
      return send(asked, await buildAnswer(asked, names));
    })
    .get("/about", (c) => {
      const asked = ask(c);
      const html = aboutPage(asked.site, asked.settings.SITE_NAME, asked.facts);
      return send(asked, { type: HTML, body: () => html, fingerprint: html });
    })
    .get("/rss/:categories", (c) => moved(c, fromArxiv("rss", c.req.param("categories"))))
    .get("/atom/:categories", (c) => moved(c, fromArxiv("atom", c.req.param("categories"))))
    .get("/huggingface/daily-papers/:cycle?/:votes?", (c) => {
      const { cycle, votes } = c.req.param();
      return moved(c, fromRssHub(cycle, votes, new URL(c.req.url).searchParams));
    })
    .get("/status", async (c) => {
      const asked = { ...ask(c), cacheable: false };
      return send(asked, await statusAnswer(asked, sources(asked.settings)));
    })
    .get("/openapi", (c) => answerWith(c, openApiAnswer))
    .get("/llms.txt", (c) => answerWith(c, llmsAnswer))
    .get("/opensearch.xml", (c) => answerWith(c, openSearchAnswer))
    .get("/healthz", (c) => healthAnswer(ask(c), sources(readSettings(c.env))))
    .options("*", (c) =>
      c.body(null, 204, {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
      }),
    )
    .all("*", (c) => {
      if (!["GET", "HEAD"].includes(c.req.method)) {
        const allow = "GET, HEAD, OPTIONS";
        throw new WebError(
          405,
          `${c.req.method} does nothing here: use GET.`,
          {},
          { Allow: allow },
        );
      }
      throw new WebError(
        404,
        "There is nothing at this address. Lists are at /papers and /topics.",
      );
    })
    .onError((error, c) => answerError(error, c));
  return app;
}

function ask(c: Context<Web>): Asked {
  const settings = readSettings(c.env);
  const { extension } = addressOf(c.req.url);
  const format = extension === undefined ? undefined : formatOf(extension);
  return {
    request: c.req.raw,
    db: c.env.DB,
    kv: c.env.KV,
    settings,
    facts: c.get("facts"),
    // A Host can be forged; only a setting may end up in what caches keep.
    site: settings.SITE_URL || new URL(c.req.url).origin,
    cacheable: settings.SITE_URL !== "",
    now: seconds(),
    commits: memory.commits,
    ...(extension !== undefined && { extension }),
    ...(format && { format }),
  };
}

function send({ request, cacheable, commits }: Asked, answer: Answer): Promise<Response> {
  const headers = Object.entries(answer.type === HTML ? PAGE_HEADERS : {});
  const whole = { ...answer, headers: [...(answer.headers ?? []), ...headers] };
  return respond(request, whole, cacheable, (kept) =>
    memory.put(keyOf(request.url), kept, commits, seconds()),
  );
}

async function answerWith(c: Context<Web>, answer: (asked: Asked) => Answer): Promise<Response> {
  const asked = ask(c);
  return send(asked, answer(asked));
}

// Without the host: what is kept is the same under every one.
function keyOf(url: string): string {
  return url.slice(url.indexOf("/", "https://".length));
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

async function answerList(
  c: Context<Web>,
  names: readonly (keyof Params)[],
  find: (asked: Asked, params: Params) => Promise<List>,
): Promise<Response> {
  const asked = ask(c);
  if (asked.extension !== undefined && !asked.format) throw noSuchFormat(asked);
  const ported = fromHnrss(c.req.url);
  if (ported !== undefined) return moved(c, ported);
  const params = readParams(new URL(c.req.url).searchParams, names, asked.format);
  const list = await find(asked, params);
  const { site, settings, facts, format } = asked;
  if (format) {
    const answer = feedAnswer(site, settings.SITE_NAME, list, params, format, facts);
    // Who reads changes asks for the newest.
    return send({ ...asked, cacheable: asked.cacheable && !list.since }, answer);
  }
  const html = listPage(site, settings.SITE_NAME, list, facts, params.q);
  const links = linksOf(site, list);
  return send(asked, { type: HTML, body: () => html, fingerprint: html, links });
}

// Addresses of other sites: ported by changing the host.
function moved(c: Context<Web>, location: string): Response {
  c.header("Cache-Control", "public, max-age=86400");
  return c.redirect(location, 301);
}

function answerPeriod(c: Context<Web>, period: Period, name: string): Promise<Response> {
  return answerList(c, TAKEN.period, (asked, params) => periodList(asked, period, name, params));
}

function noSuchFormat({ extension }: Asked): WebError {
  return new WebError(404, `There is no .${extension} of this. There are ${extensionsOf(FORMATS)}`);
}

function answerError(error: Error, c: Context<Web>): Response {
  if (error instanceof Moved) return moved(c, error.location);
  const expected = error instanceof WebError;
  const status = expected ? error.status : 500;
  if (!expected) {
    const { path } = addressOf(c.req.url);
    console.error(JSON.stringify({ event: "error", path, error: String(error), at: error.stack }));
  }
  const helpful = expected || error instanceof SettingsError;
  const message = helpful ? error.message : "Something broke here. It has been written down.";
  const headers = {
    "Cache-Control": expected ? "public, max-age=60" : "no-store",
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    ...(expected && error.headers),
  };
  const { extension } = addressOf(c.req.url);
  if (extension === "json") {
    const detail = expected ? error.detail : {};
    return c.json({ error: { status, message, ...detail } }, status, headers);
  }
  if (extension !== undefined || !expected) return c.text(`${message}\n`, status, headers);
  const { SITE_NAME } = readSettings(c.env);
  const { searchParams } = new URL(c.req.url);
  return c.html(errorPage(SITE_NAME, error, searchParams), status, { ...PAGE_HEADERS, ...headers });
}
