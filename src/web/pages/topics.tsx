import { ARCHIVES, CATEGORIES } from "../../paper/taxonomy.ts";
import type { Counts } from "../../store/counts.ts";
import { type Topic, TOPIC_GROUPS } from "../../topics.ts";
import { urlOf } from "../../lists/address.ts";
import { page } from "../components/layout.tsx";
import { followPage } from "../components/links.ts";

/** All topics by group, each with its feed and the number of papers of the last week. */
export function topicsPage(site: string, siteName: string, counts: Counts | undefined): string {
  return page({
    title: "Topics",
    siteName,
    description: "Topics and arXiv categories, each a list with feeds.",
    canonical: `${site}/topics`,
    children: (
      <>
        <h1>Topics</h1>
        <p class="lede">
          Each topic is a list of new papers that you can follow.{" "}
          <a href="/topics.opml">Download all of them for your feed reader (OPML)</a>.
        </p>
        {TOPIC_GROUPS.map(({ title: group, topics }) => (
          <section class="topics">
            <h2>
              {group} <Opml group={group} topics={topics} />
            </h2>
            <ul>
              {topics.map((topic) => (
                <Line site={site} topic={topic} count={counts?.entries[topic.slug]} />
              ))}
            </ul>
          </section>
        ))}
        <section class="topics">
          <h2>arXiv categories</h2>
          <p>
            You can combine categories: <a href="/topics/cs.LG+cs.CL">cs.LG+cs.CL</a>. Or follow a
            whole archive: <a href="/topics/cs.*">cs.*</a>.
          </p>
          {[...Map.groupBy(CATEGORIES, ({ archive }) => archive)].map(([archive, categories]) => (
            <details>
              <summary>{ARCHIVES.get(archive) ?? categories[0]!.name}</summary>
              <ul class="categories">
                {categories.map(({ code, name }) => (
                  <li>
                    <a href={`/topics/${code}`}>{code}</a> {name}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </section>
      </>
    ),
  });
}

function Opml({ group, topics }: { group: string; topics: readonly Topic[] }) {
  const slugs = topics.map(({ slug }) => slug).join(",");
  return (
    <a class="feed" href={`/topics.opml?topics=${slugs}`} aria-label={`${group}: OPML`}>
      OPML
    </a>
  );
}

function Line({ site, topic, count }: { site: string; topic: Topic; count: number | undefined }) {
  const path = `/topics/${topic.slug}`;
  return (
    <li>
      <a href={urlOf(site, path)}>{topic.title}</a>
      <a
        class="feed"
        href={followPage(site, urlOf(site, path, {}, "rss"))}
        aria-label={`Follow ${topic.title}`}
      >
        Follow
      </a>
      <p>
        {topic.description} <Lately count={count} />
      </p>
    </li>
  );
}

function Lately({ count }: { count: number | undefined }) {
  if (count === undefined) return <></>;
  return <small>{count === 0 ? "None" : count} in the last week.</small>;
}
