import { pageOf } from "../../feeds/links.ts";
import type { Sighting } from "../../paper/paper.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf, rfc3339 } from "../../text/time.ts";
import { feedsOf, type List, listUrl, olderUrl } from "../list.ts";
import { page } from "./layout.tsx";

/** A list as a page, with its feeds. */
export function listPage(
  site: string,
  siteName: string,
  list: List & { previous?: string; following?: string },
  query?: string,
): string {
  const feeds = feedsOf(site, list).map(({ format, href }) => ({
    href,
    type: format.mediaType.split(";")[0]!,
    name: format.name,
  }));
  const older = olderUrl(site, list);
  return page({
    title: list.title,
    siteName,
    canonical: listUrl(site, list),
    feeds,
    ...(query !== undefined && { query }),
    children: (
      <>
        <h1>{list.title}</h1>
        <p>{list.description}</p>
        {list.notices.map((notice) => (
          <p class="notice">{notice}</p>
        ))}
        <p class="feeds">
          Subscribe:{" "}
          {feeds.map(({ href, type, name }) => (
            <>
              <a href={href} type={type}>
                {name}
              </a>{" "}
            </>
          ))}
        </p>
        {list.entries.map((sighting) => (
          <Card sighting={sighting} />
        ))}
        {list.entries.length === 0 && (
          <p>
            Nothing here yet. The <a href="/status">status page</a> says whether every source is
            well.
          </p>
        )}
        <nav class="pages">
          {list.previous && (
            <a rel="prev" href={`/papers/date/${list.previous}`}>
              {list.previous}
            </a>
          )}{" "}
          {list.following && (
            <a rel="next" href={`/papers/date/${list.following}`}>
              {list.following}
            </a>
          )}
          {older && (
            <a rel="next" href={older}>
              Older
            </a>
          )}
        </nav>
      </>
    ),
  });
}

/** One paper, as short as a list tells it. */
function Card({ sighting: { paper, at } }: { sighting: Sighting }) {
  return (
    <article>
      <h2>
        <a href={`/papers/${paper.id}`}>{texToUnicode(paper.title)}</a>
      </h2>
      <p>{texToUnicode(paper.abstract)}</p>
      <p>
        {paper.upvotes !== undefined && <span>▲ {paper.upvotes} · </span>}
        <span title={paper.authors.join(", ")}>
          {paper.authors.length} author{paper.authors.length === 1 ? "" : "s"}
        </span>
        {" · "}
        <time datetime={rfc3339(at)}>{dayOf(at)}</time>
        {" · "}
        <a href={pageOf(paper) ?? "#"}>Abstract</a>
        {paper.code && (
          <>
            {" · "}
            <a href={paper.code}>Code</a>
          </>
        )}
      </p>
    </article>
  );
}
