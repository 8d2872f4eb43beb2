import type { RelatedList } from "../../lists/list.ts";
import { urlOf } from "../../lists/address.ts";
import { Cards } from "../components/cards.tsx";
import { Exports } from "../components/exports.tsx";
import { type ListFrame, listPage } from "../components/list-page.tsx";
import { Opening } from "../components/opening.tsx";

/** The papers that are related to one. */
export function relatedPage(frame: ListFrame, list: RelatedList): string {
  const { entries, path, params } = list;
  const paper = urlOf("", path.replace(/\/related$/, ""));
  return listPage(frame, list, {
    children: (
      <>
        <Opening list={list} lede={<a href={paper}>Back to the paper</a>} count={entries.length} />
        <Cards entries={entries} question={undefined} facts={frame.facts} />
        {entries.length === 0 && <p>No related papers yet.</p>}
        {entries.length > 0 && <Exports path={path} params={params} />}
      </>
    ),
  });
}
