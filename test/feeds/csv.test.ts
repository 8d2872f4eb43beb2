import { expect, it } from "vitest";
import { renderCsv } from "../../src/feeds/csv.ts";
import { feedOf, paperWith, RICH, SPARSE } from "./samples.ts";

it("writes what it always wrote", async () => {
  await expect(renderCsv(feedOf([RICH, SPARSE]))).toMatchFileSnapshot("golden/feed.csv");
});

it("has a row of names even without papers", () => {
  expect(renderCsv(feedOf([]))).toMatch(/^id,title,authors,[a-z,]+\r\n$/);
});

it("has what is known of where a paper was published, at the end", () => {
  const fields = {
    comment: "12 pages",
    journal: "Sums",
    volume: "12",
    issue: "3",
    pages: "1–20",
    publisher: "Sums Press",
    license: "https://creativecommons.org/licenses/by/4.0/",
  };
  const [head, row] = renderCsv(feedOf([paperWith({ ...fields, abstract: "" })])).split("\r\n");
  expect(head!.split(",").slice(-7)).toEqual(Object.keys(fields));
  expect(row!.split(",").slice(-7)).toEqual(Object.values(fields));
});

it("quotes what RFC 4180 wants quoted", () => {
  const title = 'Say "hi", they\nsaid';
  expect(renderCsv(feedOf([paperWith({ title })]))).toContain(',"Say ""hi"", they\nsaid",');
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n1", " =1", "＝1"])(
  "disarms %j",
  (title) => {
    expect(renderCsv(feedOf([paperWith({ title })]))).toMatch(
      new RegExp(`,"?'${title.replace(/[+()]/g, "\\$&")}"?,`),
    );
  },
);
