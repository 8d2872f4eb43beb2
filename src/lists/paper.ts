import { pageOf } from "../feeds/links.ts";
import type { Facts } from "../paper/facts.ts";
import { paperId } from "../paper/ids.ts";
import { entriesOf } from "../store/entries.ts";
import { aliasOf } from "../store/papers.ts";
import type { Context } from "./context.ts";
import { ListError, Moved } from "./errors.ts";
import type { PaperList } from "./list.ts";
import { canonicalParams } from "./params.ts";
import type { PaperQuestion } from "./question.ts";

/**
 * The id of a paper in any spelling.
 * @param facts of the sources whose addresses stand for papers
 * @throws {ListError} when the text is none
 */
export function idNamed(given: string, facts: Facts): string {
  const id = paperId(given, facts);
  if (id !== undefined) return id;
  const hint = "Ids look like arxiv:2411.05783 or doi:10.1101/2026.01.02.";
  throw new ListError("missing", `"${given.slice(0, 100)}" isn't a paper id. ${hint}`);
}

/**
 * The list of one paper.
 * @throws {ListError} when no source has listed it
 * @throws {Moved} when the id is another one of a work
 */
export async function paperList(
  { db, facts }: Context,
  { id, given, params, format }: PaperQuestion,
): Promise<PaperList> {
  const [moment] = await entriesOf(db, [id]);
  if (!moment) {
    const merged = await aliasOf(db, id);
    throw merged === undefined ? unknownPaper(given, id, facts) : new Moved(pathOfPaper(merged));
  }
  return {
    kind: "paper",
    path: pathOfPaper(moment.paper.id),
    title: moment.paper.title,
    description: "One paper.",
    params: canonicalParams(params, format),
    content: params.content,
    notices: [],
    exact: true,
    entries: [moment],
  };
}

function pathOfPaper(id: string): string {
  return `/papers/${id}`;
}

function unknownPaper(given: string, id: string, facts: Facts): ListError {
  const url = pageOf(id, facts)?.href;
  const hint = url ? ` It may be at ${url}.` : "";
  const message = `No source here has listed ${given.slice(0, 100)} yet.${hint}`;
  return new ListError("missing", message, { id, ...(url && { url }) });
}
