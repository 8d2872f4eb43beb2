import { TOPICS } from "../../topics.ts";
import { urlOf } from "../address.ts";
import { page } from "./layout.tsx";

/** All topics, each with its feed. */
export function topicsPage(site: string, siteName: string): string {
  return page({
    title: "Topics",
    siteName,
    canonical: `${site}/topics`,
    children: (
      <>
        <h1>Topics</h1>
        <p>
          <a href="/topics.opml">Subscribe to all of them (OPML)</a>
        </p>
        <ul>
          {TOPICS.map(({ slug, title, description }) => (
            <li>
              <a href={urlOf(site, `/topics/${slug}`)}>{title}</a>{" "}
              <a href={urlOf(site, `/topics/${slug}`, {}, "rss")}>RSS</a> {description}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
