import { FEED_FORMATS } from "../feeds/formats.ts";
import { addressOf, urlOf } from "../lists/address.ts";
import { type Context, listOf, Moved, type Question, questionAt } from "../lists/index.ts";
import { listUrl } from "../lists/links.ts";
import { rateOf } from "../lists/rate.ts";
import type { Asked } from "./context.ts";
import { FOLLOW } from "./components/links.ts";
import { WebError } from "./errors.ts";
import { followedPage, SHOWN } from "./pages/follow.tsx";
import { type Answer, pageAnswer } from "./respond.ts";

/**
 * The page about a feed, whose address is its own with {@link FOLLOW} in front: what to do with that
 * address, and the newest papers in it. It has an address of its own, rather than being another
 * representation of the feed, because caches go by the address alone.
 * @throws {ListError} when there is no list at that address
 * @throws {WebError} 404 for a format that nobody subscribes to
 */
export function followAnswer(asked: Asked, context: Context): Promise<Answer> {
  return movedHere(answerTo(asked, context));
}

async function answerTo(asked: Asked, context: Context): Promise<Answer> {
  const { site, settings, now } = asked;
  const question = questionAt(feedIn(asked.request.url), context);
  const format = FEED_FORMATS.find(({ extension }) => extension === question.format?.extension);
  if (!format) throw new WebError(404, "Feeds are RSS, Atom and JSON Feed. This is a file.");
  const [list, rate] = await Promise.all([
    listOf(context, preview(question), now),
    question.kind === "search" || question.kind === "topic"
      ? rateOf(context, question, now)
      : undefined,
  ]);
  const { limit, digest } = question.params;
  const place = { path: list.path, params: { ...list.params, limit, digest } };
  const html = followedPage(site, settings.SITE_NAME, {
    list,
    place,
    format,
    rate: list.rate ?? rate,
    address: listUrl(site, place, format),
  });
  return pageAnswer(html);
}

// Without an extension it is about the format to offer first.
function feedIn(url: string): string {
  const { path, extension = FEED_FORMATS[0]!.extension, search } = addressOf(url);
  const written = urlOf("", path.slice(FOLLOW.length), {}, extension);
  return search.size > 0 ? `${written}?${search.toString()}` : written;
}

// Digests are of papers too, and those can be shown before the first period is over.
function preview(question: Question): Question {
  const params = { ...question.params, limit: SHOWN };
  delete params.digest;
  return { ...question, params };
}

function movedHere(answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((error: unknown) => {
    throw error instanceof Moved ? new Moved(FOLLOW + error.path) : error;
  });
}
