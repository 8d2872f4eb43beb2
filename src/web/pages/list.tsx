import { EXPORT_FORMATS } from "../../feeds/formats.ts";
import type { Facts as SourceFacts } from "../../paper/facts.ts";
import { urlOf } from "../address.ts";
import type { DayList } from "../days.ts";
import { PAGE_SIZE } from "../context.ts";
import { feedLinks, type List, listUrl, olderUrl } from "../list.ts";
import { MOST } from "../params.ts";
import { Cards } from "../components/card.tsx";
import { DateNavigation, Steps } from "../components/dates.tsx";
import { longDay, longMonth, longWeek } from "../components/days.ts";
import { Empty } from "../components/empty.tsx";
import { Facets } from "../components/facets.tsx";
import { page } from "../components/layout.tsx";
import { Sort } from "../components/sort.tsx";
import { Subscribe } from "../components/subscribe.tsx";

/**
 * A list as a page, with its feeds.
 * @param facts of all sources
 * @param query as it was typed
 */
export function listPage(
  site: string,
  siteName: string,
  list: List | DayList,
  facts: SourceFacts,
  query?: string,
): string {
  const feeds = feedLinks(site, list);
  const isFront = list.path === "/";
  return page({
    title: isFront ? siteName : pageTitle(list),
    siteName,
    description: isFront ? ABOUT : list.description,
    canonical: listUrl(site, list),
    feeds,
    ...(query !== undefined && { query }),
    children: (
      <>
        <Opening list={list} query={query} />
        {"stretch" in list && <DateNavigation list={list} />}
        <Subscribe site={site} list={list} />
        {isSortable(list) && (
          <div class="steps">
            <Sort list={list} />
            {list.facets && <Facets list={list} facets={list.facets} />}
          </div>
        )}
        <Cards
          entries={list.entries}
          question={list.question}
          isDated={!("stretch" in list)}
          facts={facts}
        />
        {list.entries.length === 0 && <Empty list={list} facts={facts} />}
        {"stretch" in list && list.entries.length > 0 && <Steps stretch={list.stretch} />}
        <Pages list={list} older={olderUrl(site, list)} />
        {list.entries.length > 0 && list.path !== "/papers/trending" && <Exports list={list} />}
      </>
    ),
  });
}

const ABOUT =
  "New research papers from Hugging Face, arXiv, bioRxiv and medRxiv. Every list, and every search, is a feed.";

// Windows and histories tell pages apart by it.
function pageTitle({ title, params: { sort, before } }: List): string {
  return [title, sort, before !== undefined && "older"].filter(Boolean).join(" · ");
}

function Opening({ list, query }: { list: List | DayList; query: string | undefined }) {
  const canonical = list.params["q"];
  return (
    <>
      <h1 dir="auto">{headingOf(list)}</h1>
      {(list.path !== "/papers" || !canonical) && <p class="lede">{list.description}</p>}
      {canonical !== undefined && canonical !== query && (
        <p class="notice">
          Read as <code>{canonical}</code>
        </p>
      )}
      {list.notices.map((notice) => (
        <p class="notice">{notice}</p>
      ))}
    </>
  );
}

function headingOf(list: List | DayList): string {
  if (!("stretch" in list) || list.params["q"] !== undefined) return list.title;
  const { period, name } = list.stretch;
  return { date: longDay, week: longWeek, month: longMonth }[period](name);
}

function isSortable({ path, entries }: List): boolean {
  if (entries.length === 0) return false;
  return path === "/papers" || path.startsWith("/topics/");
}

function Pages({ list, older }: { list: List; older: string | undefined }) {
  const { before, sort, limit } = list.params;
  const isLater = before !== undefined;
  // A ranking has no pages: it is longer or shorter.
  const hasMore = sort !== undefined && limit === undefined && list.entries.length >= PAGE_SIZE;
  if (!older && !isLater && !hasMore) return <></>;
  return (
    <nav class="pages" aria-label="Pages">
      {isLater && (
        <a
          rel="first"
          href={listUrl("", { ...list, params: { ...list.params, before: undefined } })}
        >
          ⇤ Newest
        </a>
      )}
      {hasMore && <a href={urlOf("", list.path, { ...list.params, limit: MOST.shown })}>More →</a>}
      {older && (
        <a rel="next" href={older}>
          Older →
        </a>
      )}
    </nav>
  );
}

// Those of the front page are of its day. Digests are for feeds.
function Exports({ list }: { list: List | DayList }) {
  const { path } = list;
  const params = { ...list.params, digest: undefined };
  const here = "stretch" in list ? `/papers/${list.stretch.period}/${list.stretch.name}` : path;
  return (
    <p class="lede">
      These papers as{" "}
      {EXPORT_FORMATS.map(({ extension, name }, n) => (
        <>
          {n > 0 && ", "}
          <a rel="nofollow" href={urlOf("", here, params, extension)}>
            {name}
          </a>
        </>
      ))}
    </p>
  );
}
