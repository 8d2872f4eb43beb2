import type { Counts } from "../../store/counts.ts";
import { TOPIC_GROUPS } from "../../topics.ts";
import { urlOf } from "../address.ts";
import { page } from "./layout.tsx";

/** All topics by group, each with its feed and what entered it in the last week. */
export function topicsPage(site: string, siteName: string, counts: Counts | undefined): string {
  return page({
    title: "Topics",
    siteName,
    canonical: `${site}/topics`,
    children: (
      <>
        <h1>Topics</h1>
        <p>
          <a href="/topics.opml">Subscribe to all of them (OPML)</a>. Every arXiv category is a
          topic too: <a href="/topics/cs.LG">cs.LG</a>,{" "}
          <a href="/topics/cs.LG+cs.CL">cs.LG+cs.CL</a>, <a href="/topics/cs.*">cs.*</a>.
        </p>
        {TOPIC_GROUPS.map(({ title: group, topics }) => (
          <section>
            <h2>{group}</h2>
            <ul>
              {topics.map(({ slug, title, description }) => (
                <li>
                  <a href={urlOf(site, `/topics/${slug}`)}>{title}</a>{" "}
                  <a href={urlOf(site, `/topics/${slug}`, {}, "rss")}>RSS</a> {description}{" "}
                  <Lately count={counts?.entries[slug]} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}

function Lately({ count }: { count: number | undefined }) {
  if (count === undefined) return <></>;
  return <small>{count === 0 ? "None" : count} in the last week.</small>;
}
