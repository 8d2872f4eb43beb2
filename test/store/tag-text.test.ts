import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Paper } from "../../src/paper/paper.ts";
import { partTag, rungTag, tagsOf, valueTag } from "../../src/paper/tags.ts";
import { countTags } from "../../src/store/facets.ts";
import { patternOf, readTags, tagOf, writeTags } from "../../src/store/tag-text.ts";
import { clear, daily, wireOver } from "../ingest/wire.ts";

const PAPER: Paper = {
  id: "arxiv:2611.00001",
  feedId: "",
  title: "",
  abstract: "",
  doi: "10.5555/a.B",
  authors: [],
  categories: ["cs.LG", "hep-th", "stat.ML"],
  sources: ["huggingface", "journal"],
  keywords: ["large language models", "Zürich"],
  media: ["https://media.example/1.mp4"],
  code: "https://code.example",
  organization: { name: "lab", fullname: "A Lab" },
  submitter: { name: "ada" },
  upvotes: 12,
  version: 3,
  published: Date.UTC(2026, 10, 20) / 1000,
};
const TAGS = tagsOf(PAPER);

describe("the text of tags", () => {
  it("is short, and gives the same tags back", () => {
    expect(readTags(writeTags(TAGS))).toEqual(TAGS);
    expect(writeTags(TAGS).length).toBeLessThan(TAGS.join(" ").length * 0.7);
    expect(writeTags(TAGS)).not.toMatch(/archive|published|category/);
  });

  it("gives back any set of tags, also one without those that follow", () => {
    const more = tagsOf({ ...PAPER, categories: ["cs.CL"], published: 0, keywords: ["C"] });
    const any = fc.uniqueArray(fc.constantFrom(...new Set([...TAGS, ...more])), { minLength: 1 });
    fc.assert(
      fc.property(any, (some) => {
        const tags = some.toSorted();
        expect(readTags(writeTags(tags))).toEqual(tags);
      }),
    );
  });

  it("may be as older versions wrote it", () => {
    expect(readTags(TAGS.join(" "))).toEqual(TAGS);
    expect(readTags("category1csz2elg0 published20261120")).toEqual([
      "category1csz2elg0",
      "published20261120",
    ]);
  });

  it("has each tag of a kind as one word", () => {
    const words = writeTags(TAGS).match(patternOf(["category1", partTag("code"), rungTag(10)]));
    expect(words?.map(tagOf)).toEqual([
      valueTag("category", "cs.LG"),
      valueTag("category", "hep-th"),
      valueTag("category", "stat.ML"),
      partTag("code"),
      rungTag(10),
    ]);
  });
});

it("is counted together with what older versions wrote", async () => {
  await clear();
  const day = "2026-11-23";
  const papers = [daily(1, { upvotes: 6 }), daily(2, { upvotes: 6 })];
  await wireOver((asked) => (asked === day ? papers : []), `${day}T12:00:00Z`).run();
  const { results } = await env.DB.prepare("SELECT seq, tags FROM moment").all<{
    seq: number;
    tags: string;
  }>();
  const [first] = results;
  await env.DB.prepare("UPDATE moment SET tags = ? WHERE seq = ?")
    .bind(readTags(first!.tags).join(" "), first!.seq)
    .run();
  const { tags } = await countTags(env.DB, { match: 'title:"number"' });
  expect(tags.get(valueTag("source", "huggingface"))).toBe(2);
  expect(tags.get(rungTag(5))).toBe(2);
});
