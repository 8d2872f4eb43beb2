import { urlOf } from "./address.ts";
import {
  type Composed,
  composedFormat,
  composedQuery,
  FIELDS,
  problemsOf,
  readComposed,
} from "./composed.ts";
import type { Asked } from "./context.ts";
import { WebError } from "./errors.ts";
import { type Built, buildPage, SHOWN } from "./pages/build.tsx";
import { readParams } from "./params.ts";
import { questionList } from "./questions.ts";
import type { Answer } from "./respond.ts";

/**
 * The feed builder: a form, what its question finds, and the address that asks it.
 * @param sources the names that papers are listed under
 * @throws {WebError} 400 naming a field that is unknown
 */
export async function buildAnswer(asked: Asked, sources: readonly string[]): Promise<Answer> {
  const search = new URL(asked.request.url).searchParams;
  const unknown = [...search.keys()].find((name) => !FIELDS.some((field) => field === name));
  if (unknown !== undefined) {
    throw new WebError(400, `The builder has no field ${unknown.slice(0, 50)}.`);
  }
  const composed = readComposed(search);
  const problems = problemsOf(composed);
  const isSound = Object.keys(problems).length === 0;
  const html = buildPage(asked.site, asked.settings.SITE_NAME, {
    composed,
    problems,
    sources,
    ...(isSound && (await outcomeOf(asked, composed))),
  });
  return { type: "text/html; charset=utf-8", body: () => html, fingerprint: html };
}

async function outcomeOf(
  asked: Asked,
  composed: Composed,
): Promise<{ built?: Built; notice?: string }> {
  const { include = "", content = "", digest = "" } = composed;
  const q = composedQuery(composed);
  if (q === "") return {};
  try {
    const names = ["q", "include", "content", "digest"] as const;
    const params = readParams(new URLSearchParams({ q, include, content, digest }), names);
    const found = await questionList(asked, { ...params, limit: SHOWN });
    const list = { ...found, params: { ...found.params, limit: undefined } };
    const { extension } = composedFormat(composed);
    return { built: { list, address: urlOf(asked.site, list.path, list.params, extension) } };
  } catch (error) {
    // Fields that are sound alone may be too many together.
    if (error instanceof WebError) return { notice: error.message };
    throw error;
  }
}
