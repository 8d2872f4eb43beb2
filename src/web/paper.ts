import { entryOf } from "../feeds/entry.ts";
import { FORMATS } from "../feeds/formats.ts";
import { paperId } from "../paper/ids.ts";
import { entriesOf } from "../store/entries.ts";
import { aliasOf } from "../store/papers.ts";
import type { Asked } from "./context.ts";
import { canonicalParams } from "./context.ts";
import { urlOf } from "./address.ts";
import { Moved, WebError } from "./errors.ts";
import { feedAnswer, type List, listUrl } from "./list.ts";
import { paperPage } from "./pages/paper.tsx";
import type { Params } from "./params.ts";
import type { Answer } from "./respond.ts";

/**
 * One paper: its page, or a feed of that one entry.
 * @param given its id in any spelling
 * @throws {WebError} 404 when it is no id, or of no paper that is known
 * @throws {Moved} when the id is another one of a work
 */
export async function paperAnswer(asked: Asked, given: string, params: Params): Promise<Answer> {
  const { site, settings, format } = asked;
  const id = paperId(given);
  const [sighting] = id === undefined ? [] : await entriesOf(asked.db, [id]);
  const merged = sighting || id === undefined ? undefined : await aliasOf(asked.db, id);
  if (merged !== undefined) throw new Moved(urlOf("", `/papers/${merged}`, {}, asked.extension));
  if (!sighting) throw unknownPaper(given, id);
  const { paper } = sighting;
  const list: List = {
    path: `/papers/${paper.id}`,
    title: paper.title,
    description: "One paper.",
    params: canonicalParams(asked, params),
    notices: [],
    exact: true,
    entries: [sighting],
  };
  if (format) return feedAnswer(site, settings.SITE_NAME, list, params, format);
  const feeds = FORMATS.filter(({ kind }) => kind === "feed").map((each) => ({
    href: listUrl(site, list, each.extension),
    type: each.mediaType.split(";")[0]!,
    name: each.name,
  }));
  const html = paperPage(site, settings.SITE_NAME, entryOf(sighting, params), feeds);
  return {
    type: "text/html; charset=utf-8",
    body: () => html,
    fingerprint: html,
    modified: sighting.written,
  };
}

function unknownPaper(given: string, id: string | undefined): WebError {
  const shown = given.slice(0, 100);
  if (id === undefined) {
    return new WebError(
      404,
      `${shown} is no id of a paper. Ids look like arxiv:2411.05783 or doi:10.1101/2026.01.02.`,
    );
  }
  const arxiv = id.startsWith("arxiv:")
    ? ` It may be at https://arxiv.org/abs/${id.slice(6)}.`
    : "";
  return new WebError(404, `No source here has listed ${shown} yet.${arxiv}`, { id });
}
