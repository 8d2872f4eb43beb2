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
  it.each(names)("read without a rejected item: %s", (name) => {
    const body = readFileSync(`${FOLDER}/${name}`, "utf8");
    const page = { source: "biorxiv", page: "2026-08-01", day: "2026-08-01" };
    const { listings, rejected } = source.read([body], page);
    expect(rejected).toEqual([]);
    expect(listings.length).toBeGreaterThan(0);
    for (const { paper } of listings) {
      expect(paper.title).not.toBe("");
      expect(paper.abstract).not.toBe("");
      expect(paper.authors?.length).toBeGreaterThan(0);
      expect(paper.published).toBeGreaterThan(0);
    }
  });
});
