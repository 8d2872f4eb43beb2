import { describe, expect, it } from "vitest";
import { seeded } from "../../scripts/simulator/random.ts";
import { SUBJECTS } from "../../scripts/simulator/subjects.ts";
import { writeText } from "../../scripts/simulator/text.ts";
import { categoryName } from "../../src/paper/taxonomy.ts";
import { TOPICS } from "../../src/topics.ts";

describe("the subjects of invented papers", () => {
  it("are the topics, one each", () => {
    const topics = SUBJECTS.map(({ topic }) => topic);
    expect(topics.toSorted()).toEqual(TOPICS.map(({ slug }) => slug).toSorted());
  });

  it("are whole: categories there are, keywords, settings and two studies or more", () => {
    for (const { topic, categories, keywords, settings, studies } of SUBJECTS) {
      for (const code of categories) expect(categoryName(code), `${topic}: ${code}`).toBeDefined();
      expect([...keywords, ...settings], topic).not.toContain("");
      expect(keywords.length, topic).toBeGreaterThan(1);
      expect(settings.length, topic).toBeGreaterThan(1);
      expect(studies.length, topic).toBeGreaterThan(1);
      for (const study of studies) expect(Object.values(study), topic).not.toContain("");
    }
  });

  it("make texts without a gap, as long as abstracts are", () => {
    for (const subject of SUBJECTS) {
      for (const study of subject.studies) {
        const { title, abstract } = writeText(seeded(study.title), {
          ...subject,
          studies: [study],
        });
        expect(title + abstract).not.toMatch(/\{[Npxk]\}/);
        expect(abstract.length, study.title).toBeGreaterThan(450);
        expect(abstract.length, study.title).toBeLessThan(1300);
      }
    }
  });

  it("name machine unlearning in every study of it, for those who search for the two words", () => {
    const [unlearning] = SUBJECTS;
    expect(unlearning!.topic).toBe("machine-unlearning");
    for (const study of unlearning!.studies) {
      expect(Object.values(study).join(" ")).toMatch(/machine unlearning/i);
    }
  });
});
