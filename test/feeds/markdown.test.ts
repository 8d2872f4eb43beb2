import { expect, it } from "vitest";
import { renderMarkdown } from "../../src/feeds/markdown.ts";
import { feedOf, paperWith, RICH, SPARSE } from "./samples.ts";

it("lists papers with links, authors, days and signals", () => {
  const next = "https://wire.example/papers.md?before=1";
  expect(renderMarkdown(feedOf([RICH, SPARSE], { content: "full" }, { next }))).toBe(
    `# All papers

Every paper, newest first

- [Forgetting on purpose](https://arxiv.org/abs/2411.05783) — Ada Example, Björn Muster · 2026-11-20 · ▲ 42 · 3 comments · ★ 1.2k · Example Lab · submitted by ada
- [A preprint of which little is known](https://doi.org/10.1101/2026.11.01.123456) — 2026-11-20

[Older papers](https://wire.example/papers.md?before=1)
`,
  );
});

it.each([
  ["*bold* _em_ `code`", String.raw`\*bold\* \_em\_ \`code\``],
  ["](https://evil.example)[", String.raw`\](https://evil.example)\[`],
  ["<b> &amp; $5 a|b", String.raw`\<b\> \&amp; \$5 a\|b`],
  ["1. first", String.raw`1\. first`],
  ["- no list", String.raw`\- no list`],
  ["one\n\n# two", String.raw`one \# two`],
])("keeps %j from being Markdown", (title, escaped) => {
  const paper = paperWith({ id: "url:1", feedId: "urn:x", title });
  expect(renderMarkdown(feedOf([paper]))).toContain(`- ${escaped} — Ada`);
});

it("ends no link early", () => {
  const paper = paperWith({ id: "doi:10.1002/(a)b", title: "T" });
  expect(renderMarkdown(feedOf([paper]))).toContain("[T](https://doi.org/10.1002/%28a%29b)");
});

it("names the first of many authors", () => {
  const paper = paperWith({ authors: ["A. One", "B. Two", "C. Three"] });
  expect(renderMarkdown(feedOf([paper]))).toContain("A. One et al. ·");
});

it("is a paper at length, with its abstract, where the feed is of one", () => {
  const paper = paperWith({ title: "1. *Why*" });
  expect(renderMarkdown(feedOf([paper], { content: "full" }, { isOfOne: true }))).toBe(
    String.raw`# 1\. \*Why\*

Ada Example, Björn Muster

2026-11-20 · [Abstract](https://arxiv.org/abs/2411.05783) · [PDF](https://arxiv.org/pdf/2411.05783) · [Hugging Face discussion](https://huggingface.co/papers/2411.05783)

We study how a model forgets.

It forgets what it is asked to.
`,
  );
});
