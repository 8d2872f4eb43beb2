import { describe, expect, it } from "vitest";
import { canonical, parse } from "../../src/query/index.ts";
import { findTopic, queryOf, TOPIC_GROUPS, TOPICS } from "../../src/topics.ts";

describe("the topics", () => {
  it("are at least 40, in groups that hold some each", () => {
    expect(TOPICS.length).toBeGreaterThanOrEqual(40);
    for (const { title, topics } of TOPIC_GROUPS) expect(topics.length, title).toBeGreaterThan(0);
    expect(new Set(TOPIC_GROUPS.map(({ title }) => title)).size).toBe(TOPIC_GROUPS.length);
  });

  it("have slugs and titles of their own, and slugs that are the same in a URL", () => {
    expect(new Set(TOPICS.map(({ slug }) => slug)).size).toBe(TOPICS.length);
    expect(new Set(TOPICS.map(({ title }) => title)).size).toBe(TOPICS.length);
    for (const { slug } of TOPICS) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("are described in one sentence", () => {
    for (const { slug, description } of TOPICS) {
      expect(description, slug).toMatch(/^[A-Z][^.!?\n]{20,98}\.$/);
    }
  });

  it("ask what the query language reads as it stands", () => {
    for (const { slug, query } of TOPICS) {
      expect(parse(query), slug).toMatchObject({ ok: true, tree: expect.anything(), notices: [] });
    }
  });

  it("never ask for everything: a query that is empty or cannot be read is an error", () => {
    for (const query of ["", " ", "title:(lora", "tilte:lora"]) {
      expect(() => queryOf({ slug: "broken", query })).toThrow(/^The query of the topic broken /);
    }
    for (const topic of TOPICS) expect(canonical(queryOf(topic))).not.toBe("");
  });

  it("are found by slug in any case", () => {
    for (const topic of TOPICS) expect(findTopic(topic.slug.toUpperCase())).toBe(topic);
    expect(findTopic("no-such-topic")).toBeUndefined();
  });

  it("keep the addresses people have subscribed to", () => {
    const first =
      "3d-vision code-generation diffusion-models efficient-inference evaluation llm-agents " +
      "long-context machine-unlearning multimodal reasoning reinforcement-learning retrieval " +
      "robotics safety-and-alignment speech-and-audio video-generation";
    for (const slug of first.split(" ")) expect(findTopic(slug), slug).toBeDefined();
  });
});
