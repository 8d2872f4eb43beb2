import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { TOPIC_GROUPS, TOPICS } from "../../src/topics.ts";
import { get, SITE, smallWire } from "./site.ts";

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
  await env.KV.put("counts", JSON.stringify({ at: 0, entries: { robotics: 7, reasoning: 0 } }));
});

it("are shown by group, each with its feed and what it had in the last week", async () => {
  const html = await (await get("/topics")).text();
  for (const { title, topics } of TOPIC_GROUPS) {
    expect(html).toContain(`<h2>${title} `);
    expect(html).toContain(`/topics.opml?topics=${topics.map(({ slug }) => slug).join(",")}"`);
  }
  for (const { slug } of TOPICS) expect(html).toContain(`${SITE}/topics/${slug}.rss`);
  expect(html).toContain("<small>7 in the last week.</small>");
  expect(html).toContain("<small>None in the last week.</small>");
});

it("are subscribed to in one step, all or those picked, in folders", async () => {
  const all = await (await get("/topics.opml")).text();
  expect(all.match(/xmlUrl=/g)).toHaveLength(TOPICS.length);
  const some = await (await get("/topics.opml?topics=robotics,Reasoning")).text();
  expect(some.match(/xmlUrl="[^"]*"/g)).toEqual([
    `xmlUrl="${SITE}/topics/reasoning.rss"`,
    `xmlUrl="${SITE}/topics/robotics.rss"`,
  ]);
  expect((await get("/topics.opml?topics=nonsense")).status).toBe(400);
});

it("answer every format", async () => {
  for (const extension of ["rss", "atom", "json", "csv", "ndjson", "bib", "md"]) {
    expect((await get(`/topics/machine-unlearning.${extension}`)).status).toBe(200);
  }
});
