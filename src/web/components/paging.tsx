import type { List } from "../../lists/index.ts";
import { listUrl, olderUrl } from "../../lists/links.ts";
import { MOST } from "../../lists/params.ts";

/** The ways to the older and the newest entries of a list. Arrows to the left lead back in time. */
export function Paging({ site, list }: { site: string; list: List }) {
  const { path, params, entries, isCut = false } = list;
  const older = olderUrl(site, list);
  const isLater = params["before"] !== undefined;
  // Ranked lists and days have no pages: they get longer.
  const hasMore = isCut && params["limit"] === undefined && entries.length < MOST.shown;
  if (!older && !isLater && !hasMore) return <></>;
  const to = (more: object) => listUrl("", { path, params: { ...params, ...more } });
  return (
    <nav class="pages" aria-label="Pages">
      {older && (
        <a rel="next" href={older}>
          ← Older
        </a>
      )}
      {hasMore && <a href={to({ limit: MOST.shown })}>Show more</a>}
      {isLater && (
        <a rel="first" href={to({ before: undefined })}>
          Newest →
        </a>
      )}
    </nav>
  );
}
