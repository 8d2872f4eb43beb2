import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { biorxiv } from "../../src/sources/biorxiv.ts";

const source = biorxiv.create({ BIORXIV_URL: "https://api.biorxiv.org" });
const FOLDER = `${process.env["RECORDED_DATA"]}/data/biorxiv`;
const names = existsSync(FOLDER)
  ? readdirSync(FOLDER).filter((name) => name.endsWith(".json"))
  : [];
if (names.length === 0) console.log(`Skipped: no recorded answers in ${FOLDER}`);

describe.skipIf(names.length === 0)("recorded answers of bioRxiv", () => {
  it("read without a rejected item", () => {
    for (const name of names) {
      const body = readFileSync(`${FOLDER}/${name}`, "utf8");
      const page = { source: "biorxiv", page: "2026-08-01", day: "2026-08-01" };
      const { listings, rejected } = source.read([body], page);
      expect(rejected, name).toEqual([]);
      expect(listings.length, name).toBeGreaterThan(0);
      for (const { paper } of listings) {
        expect(paper.title, paper.id).not.toBe("");
        expect(paper.abstract, paper.id).not.toBe("");
        expect(paper.authors?.length, paper.id).toBeGreaterThan(0);
        expect(paper.published, paper.id).toBeGreaterThan(0);
      }
    }
  });
});
