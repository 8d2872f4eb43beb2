import { expect, it } from "vitest";
import { countTerms, withoutAddresses } from "../../src/similar/terms.ts";

it("counts a word of the title twice", () => {
  const text = { title: "Forget it", abstract: "To forget is to keep less" };
  expect(Object.fromEntries(countTerms(text))).toEqual({
    forget: 3,
    it: 2,
    to: 2,
    is: 1,
    keep: 1,
    less: 1,
  });
});

it("leaves numbers out, and keeps words with digits", () => {
  const counts = countTerms({ title: "", abstract: "90 of 2024 3d scenes" });
  expect([...counts.keys()]).toEqual(["of", "3d", "scene"]);
});

it.each([
  ["Code: https://github.com/someone/thing.", "Code:"],
  ["See www.example.org/page?x=1 and someone.github.io/thing here", "See and here"],
  ["at example.com", "at"],
  ["e.g. this, i.e. that. Then", "e.g. this, i.e. that. Then"],
  ["a rate of 0.5 in node.js", "a rate of 0.5 in node.js"],
])("leaves the addresses out of %j", (text, rest) => {
  expect(withoutAddresses(text).trim().split(/\s+/).join(" ")).toBe(rest);
});

it("reads dots and dashes without end", () => {
  const long = `${"a.".repeat(100_000)} ${"-".repeat(100_000)} ${"a-".repeat(100_000)}`;
  expect(withoutAddresses(long)).toBe(long);
});
