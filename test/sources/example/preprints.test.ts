import { expect, it } from "vitest";
import { preprints } from "./preprints.ts";
import list from "./list.json?raw";

const source = preprints.create({ PREPRINTS_URL: "https://api.preprints.example" });
const PAGE = { source: "preprints", page: "2026-11-20", day: "2026-11-20" };

it("reads a list, and says which item it cannot read", () => {
  const { listings, rejected } = source.read([list], PAGE);
  expect(listings.map(({ paper }) => paper.id)).toEqual([
    "doi:10.5555/2026.11.a7",
    "doi:10.5555/2026.11.b2",
  ]);
  expect(listings[0]?.paper).toMatchObject({
    title: "Moss on moving roofs",
    abstract: "We follow moss for a year.\n\nIt moves.",
    authors: ["Ada Example", "Björn Muster"],
  });
  expect(rejected).toEqual([
    '{"doi":"10.1000/not.here","title":"A work of another server"}: is not a DOI of Preprints',
  ]);
});

it.each(["", "{}", list.slice(0, 80)])("refuses what is not a list: %s", (body) => {
  expect(() => source.read([body], PAGE)).toThrow("The answer is not a list of preprints.");
});
