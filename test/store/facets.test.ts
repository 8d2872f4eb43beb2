import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { partTag, rungTag, valueTag } from "../../src/paper/tags.ts";
import { countTags } from "../../src/store/facets.ts";
import { RANKED_MATCHES } from "../../src/store/ranked.ts";
import { clear, daily, wireOver } from "../ingest/wire.ts";

const DAY = "2026-11-23";

beforeAll(async () => {
  await clear();
  let votes = 4;
  const wire = wireOver((day) => {
    if (day !== DAY) return [];
    return [
      daily(1, { upvotes: votes }),
      daily(2, { title: "Forgetting", githubRepo: "https://github.com/o/r" }),
      ...Array.from({ length: RANKED_MATCHES }, (_, n) => daily(n + 3, { title: "Common" })),
    ];
  }, `${DAY}T12:00:00Z`);
  await wire.run();
  votes = 12;
  wire.now += 600;
  await wire.run();
});

it("counts each paper once, with what came to be so of it later", async () => {
  const { tags, ...counted } = await countTags(env.DB, { match: 'title:"number"' });
  expect(counted).toEqual({ matches: 2, papers: 1, cut: false });
  expect(tags.get(rungTag(10))).toBe(1);
  expect(tags.get(valueTag("source", "huggingface"))).toBe(1);
});

it("counts what is looked for, and nothing else", async () => {
  const { tags } = await countTags(env.DB, { match: 'title:"forget"' });
  expect([...tags.keys()].toSorted()).toEqual([partTag("code"), valueTag("source", "huggingface")]);
});

it("counts in the newest matches of many, two of which are of one paper, and says so", async () => {
  const { tags, ...counted } = await countTags(env.DB, { match: "after:all1" });
  expect(counted).toEqual({ matches: RANKED_MATCHES, papers: RANKED_MATCHES - 1, cut: true });
  expect(tags.get(rungTag(5))).toBe(1);
});

it("counts nothing where nothing matches", async () => {
  const counted = await countTags(env.DB, { match: 'title:"zebrafish"' });
  expect(counted).toEqual({ matches: 0, papers: 0, cut: false, tags: new Map() });
});
