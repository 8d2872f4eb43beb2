import { changedEntries, parseCursor } from "../store/changes.ts";
import type { Range } from "../store/matching.ts";
import { ListError } from "./errors.ts";
import type { Entries } from "./list.ts";

/** The entries that a script gets at once if it does not say how many. */
const PAGE_OF_CHANGES = 500;

/**
 * The entries of a range that entered or changed since a cursor.
 * @param since a cursor of an earlier answer; empty for all from the beginning
 * @throws {ListError} for a cursor of another log, or none
 */
export async function changesSince(
  db: D1Database,
  range: Range,
  since: string,
  limit = PAGE_OF_CHANGES,
): Promise<Entries> {
  const cursor = parseCursor(since);
  const page = cursor && (await changedEntries(db, range, cursor, limit));
  if (page) {
    const { entries, cursor: next, more } = page;
    return { entries, since: { cursor: next, more }, passing: true, exact: true };
  }
  const hint = "Use the X-Since of an earlier answer, or an empty since= to begin.";
  const message = `"${since.slice(0, 50)}" isn't a cursor of this site. ${hint}`;
  throw new ListError("unreadable", message, { parameter: "since" });
}
