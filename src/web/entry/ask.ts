import type { Context } from "hono";
import { addressOf } from "../../lists/address.ts";
import type { Facts } from "../../paper/facts.ts";
import { readSettings } from "../../settings.ts";
import { answers, memory } from "../answers.ts";
import type { Kept } from "../cache.ts";
import { PAGE_HEADERS } from "../components/layout.tsx";
import type { Asked } from "../context.ts";
import { type Answer, HTML, respond } from "../respond.ts";

/** The bindings and variables of every route. */
export type Web = {
  // Static files are asked for where nothing in front of the Worker has them.
  Bindings: Env & { ASSETS?: Fetcher };
  Variables: { facts: Facts; now: number };
};

/** The request, with the services that handlers get. */
export function ask(c: Context<Web>): Asked {
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

/** Sends an answer, and keeps it where caches may. */
export function send(
  { request, cacheable, commits, now }: Asked,
  answer: Answer,
): Promise<Response> {
  const headers = Object.entries(answer.type === HTML ? PAGE_HEADERS : {});
  const whole = { ...answer, headers: [...(answer.headers ?? []), ...headers] };
  const keep = (kept: Kept) => answers.keep(request, kept, commits, now);
  return respond(request, whole, cacheable && !answer.fresh, keep, now);
}

/** Sends what is made of the request alone. */
export async function answerWith(
  c: Context<Web>,
  answer: (asked: Asked) => Answer,
): Promise<Response> {
  const asked = ask(c);
  return send(asked, answer(asked));
}
