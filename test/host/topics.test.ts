import { describe, expect, it } from "vitest";
import { readRecorded, recordedFolder } from "../../scripts/bench/recorded-papers.ts";
import { countTopics, topicTable } from "../../scripts/bench/topic-table.ts";
import { TOPICS } from "../../src/topics.ts";

const recorded = readRecorded(recordedFolder());
const counts = recorded ? countTopics(TOPICS, recorded) : [];
console.log(recorded ? topicTable(counts) : `Skipped: no recorded papers in ${recordedFolder()}`);

describe.skipIf(!recorded)("over recorded papers", () => {
  // Hugging Face lists some 70 papers a week, arXiv announces some 5,000.
  it("no topic is empty: a match a quarter on Hugging Face, and one a week on arXiv", () => {
    for (const { topic, listedAWeek, arxivOf10000 } of counts) {
      expect(listedAWeek, topic.slug).toBeGreaterThan(1 / 13);
      expect(arxivOf10000, topic.slug).toBeGreaterThan(2);
    }
  });

  it("no topic is a flood: a fifth of Hugging Face, or a fiftieth of arXiv", () => {
    for (const { topic, listedShare, arxivOf10000 } of counts) {
      expect(listedShare, topic.slug).toBeLessThan(1 / 5);
      expect(arxivOf10000, topic.slug).toBeLessThan(10_000 / 50);
    }
  });
});
