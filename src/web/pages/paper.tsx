import { raw } from "hono/html";
import type { PaperEntry } from "../../feeds/feed.ts";
import { rfc3339 } from "../../text/time.ts";
import { page } from "./layout.tsx";

/** One paper's page: what its feed entry says. */
export function paperPage(
  site: string,
  siteName: string,
  entry: PaperEntry,
  feeds: { href: string; type: string; name: string }[],
): string {
  const { paper, at } = entry.sighting;
  return page({
    title: entry.title,
    siteName,
    canonical: `${site}/papers/${paper.id}`,
    feeds,
    children: (
      <article>
        <h1>{entry.title}</h1>
        <p>{paper.authors.join(", ")}</p>
        <p>
          Entered <time datetime={rfc3339(at)}>{rfc3339(at)}</time>
          {paper.day && (
            <>
              {" · "}
              <a href={`/papers/date/${paper.day}`}>listed on {paper.day}</a>
            </>
          )}
        </p>
        {raw(entry.content) /* written by feeds/, which escapes every text */}
      </article>
    ),
  });
}
