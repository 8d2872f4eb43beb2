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
  for (const { slug } of TOPICS) expect(html).toContain(`href="/follow/topics/${slug}.rss"`);
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

it("have other names, which lead to them in every format", async () => {
  const moves = [
    ["/topics/rlhf", "/topics/preference-tuning"],
    ["/topics/RLHF.rss?limit=5", "/topics/preference-tuning.rss?limit=5"],
    ["/topics/machine_unlearning", "/topics/machine-unlearning"],
    ["/topics/Graph Neural Networks.json", "/topics/graph-learning.json"],
  ];
  for (const [from, to] of moves) {
    const response = await get(from!);
    expect([response.status, response.headers.get("Location")]).toEqual([301, to]);
    expect((await get(to!)).status).toBe(200);
  }
});

it("are offered, and searched for, for a name that no topic has", async () => {
  const response = await get("/topics/machine-unlerning");
  expect(response.status).toBe(404);
  const html = await response.text();
  expect(html).toContain('<a href="/topics/machine-unlearning">machine-unlearning</a>');
  expect(html).toContain(
    '<a href="/papers?q=machine+unlerning">Search for “machine unlerning”</a>',
  );
  expect(await (await get("/topics/zebrafish")).text()).toContain('href="/papers?q=zebrafish"');
});
