import { expect, it } from "vitest";
import { citationOf, idOf } from "../../src/feeds/citation.ts";
import { entryOf } from "../../src/feeds/entry.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { FACTS } from "../../src/sources/index.ts";
import { paperMomentOf, paperWith } from "./samples.ts";

function entry(paper: Partial<Paper>) {
  return entryOf(paperMomentOf(paperWith(paper)), { content: "full" }, FACTS);
}

const ARXIV = {
  id: "arxiv:2611.00001",
  title: "Forgetting on $n$ purposes",
  authors: ["Ada Lovelace", "Grace Hopper"],
  published: Date.parse("2026-11-18") / 1000,
};

it("a reference names authors, title, id, year and address", () => {
  expect(citationOf(entry(ARXIV))).toBe(
    "Ada Lovelace and Grace Hopper. Forgetting on n purposes. arXiv:2611.00001, 2026. https://arxiv.org/abs/2611.00001",
  );
});

it("a reference keeps the mark a title ends with, and leaves out what is not known", () => {
  const plain = { ...ARXIV, title: "Why forget?", authors: [] };
  expect(citationOf(entry(plain))).toMatch(/^Why forget\? arXiv:/);
});

it("a reference names ten authors of more", () => {
  const authors = Array.from({ length: 12 }, (_, n) => `A${n} B${n}`);
  expect(citationOf(entry({ ...ARXIV, authors }))).toMatch(/^A0 B0, .*, A9 B9 et al\. Forgetting/);
});

it("an id is written with its registry, or is a DOI", () => {
  expect(idOf(entry(ARXIV))).toBe("arXiv:2611.00001");
  expect(idOf(entry({ ...ARXIV, id: "doi:10.1101/2026.11.02.1" }))).toBe("10.1101/2026.11.02.1");
});
