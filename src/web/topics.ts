import { renderOpml } from "../feeds/opml.ts";
import { readCounts } from "../store/counts.ts";
import { unlessKvFails } from "../store/kept.ts";
import { findTopic, TOPIC_GROUPS } from "../topics.ts";
import { urlOf } from "../lists/address.ts";
import type { Asked } from "./context.ts";
import { WebError } from "./errors.ts";
import { topicsPage } from "./pages/topics.tsx";
import { type Answer, pageAnswer } from "./respond.ts";

/** The page of all topics. */
export async function topicsAnswer({ site, settings, kv }: Asked): Promise<Answer> {
  return pageAnswer(topicsPage(site, settings.SITE_NAME, await unlessKvFails(readCounts(kv))));
}

/**
 * The topics as subscriptions, a folder for each group.
 * @param picked slugs separated by commas; absent for all topics
 * @throws {WebError} 400 naming a slug that is no topic
 */
export function topicsOpml({ site, settings }: Asked, picked: string | undefined): Answer {
  const wanted = picked?.split(/[\s,+]+/).filter(Boolean);
  const unknown = wanted?.find((slug) => !findTopic(slug));
  if (unknown !== undefined) {
    throw new WebError(400, `There is no topic ${unknown.slice(0, 80)}. All are at /topics.`);
  }
  const slugs = new Set(wanted?.map((slug) => slug.toLowerCase()));
  const groups = TOPIC_GROUPS.map(({ title, topics }) => ({
    text: title,
    feeds: topics
      .filter(({ slug }) => !wanted || slugs.has(slug))
      .map((topic) => ({
        text: topic.title,
        description: topic.description,
        xmlUrl: urlOf(site, `/topics/${topic.slug}`, {}, "rss"),
        htmlUrl: urlOf(site, `/topics/${topic.slug}`),
      })),
  }));
  const opml = renderOpml(
    `${settings.SITE_NAME} topics`,
    groups.filter(({ feeds }) => feeds.length > 0),
  );
  return { type: "text/x-opml; charset=utf-8", body: () => opml, fingerprint: opml };
}
