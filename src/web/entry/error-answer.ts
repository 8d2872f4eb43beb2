import type { Context } from "hono";
import { addressOf, urlOf } from "../../lists/address.ts";
import { Moved } from "../../lists/index.ts";
import { readSettings, SettingsError } from "../../settings.ts";
import { answers } from "../answers.ts";
import type { Web } from "./ask.ts";
import { PAGE_HEADERS } from "../components/layout.tsx";
import { FOLLOW } from "../components/links.ts";
import { isOfDatabase, type Problem, problemOf } from "../errors.ts";
import { moved } from "../moved.ts";
import { errorPage } from "../pages/error.tsx";

/**
 * Answers a request that failed: a sentence in the form that was asked for, or the last good answer
 * where the failure is ours. Papers that have moved lead to where they are.
 */
export async function answerError(error: Error, c: Context<Web>): Promise<Response> {
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
