import { expect, it } from "vitest";
import { citationKeys } from "../../src/feeds/citekeys.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { paperWith, SPARSE } from "./samples.ts";

it.each<[Partial<Paper>, string]>([
  [{ authors: ["Björn Müßter"] }, "musster2026forgetting"],
  [{ authors: ["LeCun, Yann"] }, "lecun2026forgetting"],
  [{ authors: ["Ada Example, Jr."] }, "example2026forgetting"],
  [{ authors: ["Martin Luther King III"] }, "king2026forgetting"],
  [{ authors: ["Example A"] }, "example2026forgetting"],
  [{ title: "On the $\\alpha$-Divergence" }, "example2026divergence"],
  [{ title: "Erd\\H{o}s" }, "example2026erdos"],
  [{ authors: [] }, "2026forgetting"],
  [{ authors: ["王 伟"], title: "忘记" }, "arxiv241105783"],
])("names %j by %s", (fields, key) => {
  const paper = paperWith(fields);
  expect(citationKeys([paper]).get(paper.id)).toBe(key);
});

it.each([
  ["arxiv:2611.00001", "example2026forgetting"],
  ["arxiv:0704.0001", "example2007forgetting"],
  ["arxiv:cs/0112017", "example2001forgetting"],
  ["arxiv:hep-th/9108028", "example1991forgetting"],
  ["arxiv:math/0613001", "exampleforgetting"],
  ["url:2611", "exampleforgetting"],
])("takes the year from %s where it is not known when it was published", (id, key) => {
  const { published: _, ...paper } = paperWith({ id });
  expect(citationKeys([paper]).get(id)).toBe(key);
});

it("keeps a key when it comes to be known when the paper was published", () => {
  const { published: _, ...announced } = paperWith({ id: "arxiv:2611.00001" });
  const dated = { ...announced, published: Date.parse("2026-11-20T17:00:00Z") / 1000 };
  expect(citationKeys([announced])).toEqual(citationKeys([dated]));
});

it("leaves out an unknown year", () => {
  expect([...citationKeys([SPARSE]).values()]).toEqual(["preprint"]);
});

it("parts equal keys by the order of ids, whatever the order of papers", () => {
  const papers = ["3", "1", "2"].map((n) => paperWith({ id: `arxiv:2411.0000${n}` }));
  const keys = citationKeys(papers);
  expect(papers.map(({ id }) => keys.get(id))).toEqual([
    "example2026forgettingb",
    "example2026forgetting",
    "example2026forgettinga",
  ]);
  expect(citationKeys(papers.toReversed())).toEqual(keys);
});

it("gives a thousand papers of one name a key each", () => {
  const papers = Array.from({ length: 1000 }, (_, n) =>
    paperWith({ id: `arxiv:2411.${n}`, title: n % 2 === 0 ? "forgetting" : "forgettinga" }),
  );
  expect(new Set(citationKeys(papers).values()).size).toBe(1000);
});
