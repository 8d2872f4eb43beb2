import { describe, expect, it } from "vitest";
import { difference, merge } from "../../src/paper/merge.ts";
import type { Listing, Paper, Statement } from "../../src/paper/paper.ts";
import { FACTS } from "../../src/sources/index.ts";

function merged(paper: Paper | undefined, ...listings: Listing[]): Paper {
  return listings.reduce<Paper | undefined>((known, each) => merge(known, each, FACTS), paper)!;
}

function listing(source: string, paper: Partial<Statement> = {}, day = "2026-11-20"): Listing {
  return { source, day, rank: 0, paper: { id: "arxiv:2611.00001", title: "A title", ...paper } };
}

describe("merge", () => {
  it("makes a paper with a stable feed id from a first listing", () => {
    const paper = merged(undefined, listing("huggingface", { upvotes: 3 }));
    expect(paper).toMatchObject({
      id: "arxiv:2611.00001",
      feedId: "https://arxiv.org/abs/2611.00001",
      sources: ["huggingface"],
      day: "2026-11-20",
      upvotes: 3,
    });
  });

  it("gives a DOI the same feed id, whoever lists the work", () => {
    const id = "doi:10.5555/A<b>";
    for (const source of ["biorxiv", "sample-lab"]) {
      expect(merged(undefined, listing(source, { id, url: "https://x.example/1" })).feedId).toBe(
        "https://doi.org/10.5555/A<b>",
      );
    }
  });

  it("believes arXiv about the text, whoever comes last", () => {
    const hf = listing("huggingface", { title: "Short", upvotes: 7 });
    const arxiv = listing("arxiv", { title: "The whole title", categories: ["cs.LG"] });
    const one = merged(merged(undefined, hf), arxiv);
    const other = merged(merged(undefined, arxiv), hf);
    expect(one).toMatchObject({ title: "The whole title", upvotes: 7, categories: ["cs.LG"] });
    expect(other).toEqual({ ...one, day: "2026-11-20" });
    expect(one.sources).toEqual(["arxiv", "huggingface"]);
  });

  it("replaces a signal by another value of its own source, and by no silence", () => {
    const signals = {
      upvotes: 3,
      code: "https://example.org/code",
      media: ["https://example.org/1.mp4"],
      organization: { name: "lab", fullname: "The Lab" },
    };
    const paper = merged(undefined, listing("huggingface", signals));
    expect(merged(paper, listing("huggingface"))).toEqual(paper);
    expect(merged(paper, listing("huggingface", { media: [] }))).toEqual(paper);
    const short = { organization: { name: "lab" } };
    expect(merged(paper, listing("huggingface", short))).toEqual(paper);
    const other = { upvotes: 0, code: "https://example.org/2", organization: { name: "other" } };
    expect(merged(paper, listing("arxiv", other))).toMatchObject(signals);
    expect(merged(paper, listing("huggingface", other))).toMatchObject(other);
  });

  it("keeps what it knows when a listing is silent", () => {
    const paper = merged(undefined, listing("huggingface", { abstract: "Known.", authors: ["A"] }));
    expect(merged(paper, listing("huggingface", { abstract: "", authors: [] }))).toEqual(paper);
  });
});

describe("difference", () => {
  const paper = merged(undefined, listing("huggingface", { upvotes: 3, comments: 0 }));
  it("tells text from what else is shown, and that from counters", () => {
    expect(difference(paper, { ...paper })).toBeUndefined();
    expect(difference(paper, { ...paper, upvotes: 4 })).toBe("counters");
    expect(difference(paper, { ...paper, code: "https://example.org" })).toBe("shown");
    expect(difference(paper, { ...paper, title: "Another" })).toBe("text");
  });
});
