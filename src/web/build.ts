import { urlOf } from "../lists/address.ts";
import { type Context, ListError } from "../lists/index.ts";
import { type Params, readParams } from "../lists/params.ts";
import { type SearchQuestion, type TopicQuestion, typedQuery } from "../lists/question.ts";
import { rateOf } from "../lists/rate.ts";
import { searchList } from "../lists/search.ts";
import { topicList, topicNamed } from "../lists/topic.ts";
import {
  type Composed,
  composedFormat,
  composedQuery,
  FIELDS,
  problemsOf,
  readComposed,
} from "./composed.ts";
import type { Asked } from "./context.ts";
import type { Offers } from "./components/follow.tsx";
import { WebError } from "./errors.ts";
import { type Built, buildPage, SHOWN } from "./pages/build.tsx";
import { type Answer, pageAnswer } from "./respond.ts";

/**
 * The feed builder: a form, a preview of the feed it makes, and the address of that feed.
 * @throws {WebError} 400 naming a field that is unknown
 */
export async function buildAnswer(asked: Asked, context: Context, offers: Offers): Promise<Answer> {
  const search = new URL(asked.request.url).searchParams;
  const unknown = [...search.keys()].find((name) => !FIELDS.some((field) => field === name));
  if (unknown !== undefined) {
    throw new WebError(400, `The form has no field ${unknown.slice(0, 50)}.`);
  }
  const composed = readComposed(search);
  const problems = problemsOf(composed);
  const isSound = Object.keys(problems).length === 0;
  const html = buildPage(asked.site, asked.settings.SITE_NAME, {
    composed,
    problems,
    offers,
    sources: context.sources,
    ...(isSound && (await outcomeOf(asked, context, composed))),
  });
  return pageAnswer(html);
}

async function outcomeOf(
  { site, now }: Asked,
  context: Context,
  composed: Composed,
): Promise<{ built?: Built; notice?: string }> {
  try {
    const question = questionOf(composed, context);
    if (!question) return {};
    const [found, rate] = await Promise.all([
      question.kind === "topic"
        ? topicList(context, question, now)
        : searchList(context, question, now),
      rateOf(context, question, now),
    ]);
    const list = { ...found, params: { ...found.params, limit: undefined } };
    const { extension } = composedFormat(composed);
    return {
      built: {
        list,
        rate: list.rate ?? rate,
        address: urlOf(site, list.path, list.params, extension),
      },
    };
  } catch (error) {
    // Fields that can be read one by one may be too long together.
    if (error instanceof ListError) return { notice: error.message };
    throw error;
  }
}

function questionOf(
  composed: Composed,
  context: Context,
): SearchQuestion | TopicQuestion | undefined {
  const { topic, include = "", content = "", digest = "" } = composed;
  const q = composedQuery(composed);
  if (q === "" && topic === undefined) return undefined;
  const names: (keyof Params)[] = ["include", "content", "digest"];
  const params = readParams(new URLSearchParams({ include, content, digest }), names);
  const asked = {
    params: { ...params, limit: SHOWN },
    ...typedQuery(q === "" ? undefined : q, context),
  };
  if (topic === undefined) return { kind: "search", ...asked };
  return { kind: "topic", topic: topicNamed(topic), ...asked };
}
