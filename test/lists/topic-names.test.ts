import { describe, expect, it } from "vitest";
import { topicCalled, topicsNear } from "../../src/lists/topic-names.ts";
import { TOPICS } from "../../src/topics.ts";

describe("the names of topics", () => {
  it("are of one topic each, in the singular and the plural", () => {
    for (const topic of TOPICS) {
      for (const name of [topic.slug, topic.title, ...topic.names]) {
        expect([name, topicCalled(name)?.slug]).toEqual([name, topic.slug]);
        expect(topicCalled(name.toUpperCase())?.slug).toBe(topic.slug);
      }
    }
  });
});

describe("the topics near a text", () => {
  it.each([
    ["RLHF", "preference-tuning"],
    ["Reinforcement Learning from Human Feedback", "preference-tuning"],
    ["machine unlearning", "machine-unlearning"],
    ["machine unlerning", "machine-unlearning"],
    ["unleraning", "machine-unlearning"],
    ["LLM unlearning", "machine-unlearning"],
    ["graph neural network", "graph-learning"],
    ["3D gaussian splatting", "3d-vision"],
    ["image segmentation", "detection-and-segmentation"],
    ["forgetting", "machine-unlearning continual-learning"],
    ["robot", "robotics"],
    ["machine learning", ""],
    ["learning", ""],
    ["large language models", ""],
    ["medical image segmentation with transformers", ""],
    ["a", ""],
    ["", ""],
  ])("%s are %s", (text, slugs) => {
    expect(
      topicsNear(text)
        .map(({ slug }) => slug)
        .join(" "),
    ).toBe(slugs);
  });
});
