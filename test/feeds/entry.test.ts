import { describe, expect, it } from "vitest";
import { entryOf, shorten } from "../../src/feeds/entry.ts";
import { factsOf } from "../../src/paper/facts.ts";
import { seqOf } from "../../src/paper/log.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { paperWith, RICH, paperMomentOf, SPARSE } from "./samples.ts";
import { FACTS } from "../../src/sources/index.ts";

describe("entryOf", () => {
  it("says everything that is known of a paper, signals first and links last", () => {
    expect(contentOf(RICH).split("\n")).toEqual([
      "<p>▲ 42 · 3 comments · ★ 1.2k · Example Lab · submitted by ada</p>",
      "<p>Ada Example, Björn Muster · published 2026-11-18</p>",
      "<p>We study how a model forgets.</p>",
      "<p>It forgets what it is asked to.</p>",
      "<p>AI summary by Hugging Face: A model is made to forget.</p>",
      '<p><a href="https://arxiv.org/abs/2411.05783">Abstract</a>' +
        ' · <a href="https://arxiv.org/pdf/2411.05783">PDF</a>' +
        ' · <a href="https://huggingface.co/papers/2411.05783">Hugging Face discussion</a>' +
        ' · <a href="https://github.com/example/forget">Code</a>' +
        ' · <a href="https://forget.example/?a=1&amp;b=2">Project page</a></p>',
    ]);
  });

  it("knows only what sources say of themselves", () => {
    const { content, links, server } = entryOf(
      paperMomentOf(RICH),
      { content: "full" },
      factsOf([]),
    );
    expect(content).toContain("<p>AI summary: A model is made to forget.</p>");
    expect(Object.keys(links)).toEqual(["page", "code", "project"]);
    expect(links.page).toMatchObject({ href: RICH.feedId, site: "arxiv.org" });
    expect(server).toBeUndefined();
  });

  it("says nothing of what is not known", () => {
    expect(contentOf(SPARSE)).toBe(
      '<p><a href="https://doi.org/10.1101/2026.11.01.123456">Abstract</a></p>',
    );
  });

  it("is dated by the moment, not by the paper", () => {
    const { date, published } = entryOf(paperMomentOf(), { content: "full" }, FACTS);
    expect(date.toISOString()).toBe("2026-11-20T12:30:00.001Z");
    expect(published).toEqual(date);
  });

  it("has the fraction of a second that its place in the batch gives it", () => {
    const at = Date.parse("2026-11-20T12:30:00Z") / 1000;
    const dates = [0, 1, 998, 999, 5000].map((place) => {
      const { published, date } = entryOf(
        paperMomentOf(RICH, { seq: seqOf(at, place), at, written: at + 60 }),
        { content: "full" },
        FACTS,
      );
      return [published, date].map((each) => each.toISOString().slice(17, -1));
    });
    expect(dates).toEqual([
      ["00.999", "00.999"],
      ["00.998", "00.998"],
      ["00.001", "00.001"],
      ["00.001", "00.001"],
      ["00.001", "00.001"],
    ]);
  });

  it("has changed when its text was written again", () => {
    const { at } = paperMomentOf();
    const again = paperMomentOf(paperWith(), { written: at + 60 });
    const { date, published } = entryOf(again, { content: "full" }, FACTS);
    expect(published.toISOString()).toBe("2026-11-20T12:30:00.001Z");
    expect(date.toISOString()).toBe("2026-11-20T12:31:00.001Z");
  });

  it("shortens what TeX has become, not its source", () => {
    const paper = paperWith({ abstract: String.raw`$\alpha\beta\gamma$ is short` });
    const { description } = entryOf(
      paperMomentOf(paper),
      { content: "full", abstractLength: 12 },
      FACTS,
    );
    expect(description).toBe("αβγ is short");
  });

  it.each([
    [
      { id: "arxiv:2411.05783", feedId: "https://old.example/1" },
      "https://arxiv.org/abs/2411.05783",
    ],
    [{ id: "arxiv:cs/0112017" }, "https://arxiv.org/abs/cs/0112017"],
    [
      { id: "doi:10.1002/(SICI)49:8<693::AID>3.0#?" },
      "https://doi.org/10.1002/(SICI)49:8%3C693::AID%3E3.0%23%3F",
    ],
    [{ id: "doi:10.1/\uD800" }, "https://doi.org/10.1/%EF%BF%BD"],
    [{ id: "url:abc", feedId: "https://blog.example/post" }, "https://blog.example/post"],
    [{ id: "url:abc", feedId: "javascript:alert(1)" }, ""],
  ])("links the page of %j", (fields, link) => {
    expect(entryOf(paperMomentOf(paperWith(fields)), { content: "full" }, FACTS).link).toBe(link);
  });

  it("links nothing that is not on the web", () => {
    const evil = "javascript:alert(1)//https://";
    const paper = paperWith({ code: evil, project: "data:text/html,x", thumbnail: evil });
    const entry = entryOf(paperMomentOf(paper), { content: "full" }, FACTS);
    expect(entry.content).not.toMatch(/javascript:|data:/);
    expect(entry.image).toBeUndefined();
  });

  it("names ten authors in its text and counts the others", () => {
    const authors = Array.from({ length: 12 }, (_, n) => `A${n}`);
    expect(contentOf(paperWith({ authors }))).toContain(
      "<p>A0, A1, A2, A3, A4, A5, A6, A7, A8, A9 and 2 more · published",
    );
  });

  it("counts one comment as one, and cuts large counts off", () => {
    expect(contentOf(paperWith({ upvotes: 999, comments: 1, stars: 1_999_999 }))).toContain(
      "<p>▲ 999 · 1 comment · ★ 1.9M</p>",
    );
    expect(contentOf(paperWith({ stars: 2000 }))).toContain("<p>★ 2k</p>");
  });

  it("holds only the abstract when asked for it", () => {
    const entry = entryOf(paperMomentOf(RICH), { content: "abstract" }, FACTS);
    expect(entry.content).toBe(
      "<p>We study how a model forgets.</p>\n<p>It forgets what it is asked to.</p>",
    );
    expect(entry.description).toBe(RICH.abstract);
  });

  it("shortens the abstract wherever it is shown", () => {
    const entry = entryOf(paperMomentOf(), { content: "abstract", abstractLength: 15 }, FACTS);
    expect(entry.content).toBe("<p>We study how a…</p>");
    expect(entry.description).toBe("We study how a…");
  });
});

describe("shorten", () => {
  it.each([
    ["fits as it is", 13, "fits as it is"],
    ["cut between words", 12, "cut between…"],
    ["cut between words", 11, "cut…"],
    ["Donaudampfschiff", 6, "Donau…"],
    ["🧪🧬🔬", 4, "🧪…"],
    ["one\n\ntwo", 6, "one…"],
  ])("%j to %i units", (text, length, short) => {
    expect(shorten(text, length)).toBe(short);
    expect(short.length).toBeLessThanOrEqual(length);
  });
});

function contentOf(paper: Paper): string {
  return entryOf(paperMomentOf(paper), { content: "full" }, FACTS).content;
}
