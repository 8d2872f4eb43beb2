import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { huggingface } from "../../src/sources/huggingface.ts";

const source = huggingface.create(OPTIONS);
const FOLDER = `${process.env["RECORDED_DATA"]}/data/hf`;
const days = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith(".gz")) : [];
if (days.length === 0) console.log(`Skipped: no recorded days in ${FOLDER}`);

describe.skipIf(days.length === 0)("recorded days of Hugging Face", () => {
  it("read without a rejected item, each with a text and authors", () => {
    let papers = 0;
    for (const name of days) {
      const day = name.slice(0, 10);
      const body = gunzipSync(readFileSync(`${FOLDER}/${name}`)).toString();
      const page = { source: "huggingface", page: day, day };
      const { listings, rejected } = source.read([body], page);
      expect(rejected, day).toEqual([]);
      expect(listings.length, day).toBe((JSON.parse(body) as unknown[]).length);
      for (const { paper } of listings) {
        expect(paper.title, paper.id).not.toMatch(/\s\s|\n/);
        expect(paper.abstract, paper.id).not.toBe("");
        expect(paper.authors?.length, paper.id).toBeGreaterThan(0);
        expect(paper.published, paper.id).toBeGreaterThan(0);
      }
      papers += listings.length;
    }
    console.log(`${days.length} recorded days, ${papers} papers`);
  });
});
