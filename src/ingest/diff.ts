import { twinId } from "../paper/ids.ts";
import { indexRow, type LoggedMoment, placeOf, PLACES, seqOf } from "../paper/log.ts";
import { difference } from "../paper/merge.ts";
import type { Moment } from "../paper/moments.ts";
import type { Paper } from "../paper/paper.ts";
import { addedVersion } from "../paper/tags.ts";
import { shippedIdf } from "../similar/idf.ts";
import { sketchOf } from "../similar/sketch.ts";
import { textOf } from "../similar/terms.ts";
import type { Changes } from "../store/commit.ts";
import type { PaperUpdate } from "./apply.ts";
import { lazy } from "../text/lazy.ts";

/**
 * The changes to write for papers that were updated.
 * @param taken the lowest seq that is taken in each second that gets new moments
 */
export function changesOf(
  updates: readonly PaperUpdate[],
  taken: ReadonlyMap<number, number>,
): Omit<Changes, "listings"> {
  const changes: Omit<Changes, "listings"> = {
    papers: [],
    moments: [],
    index: [],
    stale: [],
    removed: [],
    renamed: [],
    absorbed: [],
    aliases: [],
    unclassified: [],
    classified: [],
    sketches: [],
  };
  const place = placer(taken);
  for (const { before, absorbed = [], aliases = [], paper, moments } of updates) {
    if (before && before.paper.id !== paper.id) {
      changes.renamed.push({ from: before.paper.id, to: paper.id });
      changes.aliases.push({ id: before.paper.id, paper: paper.id });
    }
    for (const { paper: other } of absorbed) {
      changes.absorbed.push({ from: other.id, to: paper.id });
    }
    for (const id of aliases) changes.aliases.push({ id, paper: paper.id });
    if (isUnclassified(paper) && !before) changes.unclassified.push(paper.id);
    if (!isUnclassified(paper) && before && isUnclassified(before.paper)) {
      changes.classified.push(paper.id);
    }
    const twin = twinId(paper);
    if (twin && (!before || twinId(before.paper) !== twin)) {
      changes.aliases.push({ id: twin, paper: paper.id });
    }
    const differs = before ? difference(before.paper, paper) : "text";
    if (differs) changes.papers.push(paper);
    const old = new Map(before?.moments.map((moment) => [moment.at, moment]));
    let previous: Moment | undefined;
    let previousOld: Moment | undefined;
    const sketch = lazy(() => sketchOf(textOf(paper), shippedIdf()));
    for (const moment of moments) {
      const was = old.get(moment.at);
      old.delete(moment.at);
      const logged: LoggedMoment = { ...moment, seq: was?.seq ?? place(moment) };
      const same =
        was && sameTags(was, moment) && sameTags(previousOld, previous) && differs !== "text";
      if (!same) {
        changes.index.push(indexRow(paper, logged, previous));
        if (was) changes.stale.push(was.seq);
      }
      if (!was || differs === "text") {
        changes.sketches.push({ seq: logged.seq, isFirst: !previous, sketch: sketch() });
      }
      if (!same || differs === "shown") {
        const version = previous && addedVersion(moment.tags, previous.tags);
        changes.moments.push({ ...logged, paper: paper.id, isNew: !was, version });
      }
      previous = moment;
      previousOld = was;
    }
    const united = absorbed.flatMap((other) => other.moments);
    for (const { seq } of [...old.values(), ...united]) {
      changes.removed.push(seq);
      changes.stale.push(seq);
    }
  }
  return changes;
}

/** The seconds that get new moments. */
export function newSeconds(updates: readonly PaperUpdate[]): number[] {
  const seconds = new Set<number>();
  for (const { before, moments } of updates) {
    const known = new Set(before?.moments.map(({ at }) => at));
    for (const { at } of moments) if (!known.has(at)) seconds.add(at);
  }
  return [...seconds];
}

// The place of a moment is its rank or, if that is taken, the next one after all that are taken.
function placer(taken: ReadonlyMap<number, number>): (moment: Moment) => number {
  const next = new Map([...taken].map(([at, seq]) => [at, placeOf(seq).place + 1]));
  return ({ at, rank }) => {
    const place = Math.max(next.get(at) ?? 0, rank);
    if (place >= PLACES) throw new Error(`More than ${PLACES} moments in one second.`);
    next.set(at, place + 1);
    return seqOf(at, place);
  };
}

function isUnclassified({ id, categories }: Paper): boolean {
  return id.startsWith("arxiv:") && categories.length === 0;
}

function sameTags(a: Moment | undefined, b: Moment | undefined): boolean {
  return a?.tags.join(" ") === b?.tags.join(" ");
}
