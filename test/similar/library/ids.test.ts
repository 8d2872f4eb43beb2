import { expect, it } from "vitest";
import { FACTS } from "../../../src/sources/index.ts";
import { bestPaperId, paperIdsIn } from "../../../src/similar/library/paper-ids.ts";

it.each([
  ["2411.05783", ["arxiv:2411.05783"]],
  ["arXiv:2411.05783v2 [cs.LG]", ["arxiv:2411.05783"]],
  ["https://arxiv.org/pdf/2411.05783v1.pdf", ["arxiv:2411.05783"]],
  ["(http://export.arxiv.org/abs/math.GT/0309136v1)", ["arxiv:math/0309136"]],
  ["<https://www.alphaxiv.org/abs/2411.05783?tab=x>", ["arxiv:2411.05783"]],
  ["huggingface.co/papers/2411.05783#community", ["arxiv:2411.05783"]],
  ["hep-th/9901001 and cond-mat/0001001.", ["arxiv:hep-th/9901001", "arxiv:cond-mat/0001001"]],
  ["10.48550/ARXIV.2411.05783", ["arxiv:2411.05783"]],
  ["https://doi.org/10.1000/182.", ["doi:10.1000/182"]],
  ["(doi:10.1000/a(b)c)", ["doi:10.1000/a(b)c"]],
  ["[x](https://doi.org/10.1000/182), again 10.1000/182", ["doi:10.1000/182"]],
  ["https://dl.acm.org/doi/10.1145/3292500.3330919?x=y", ["doi:10.1145/3292500.3330919"]],
  [
    "https://www.biorxiv.org/content/10.1101/2024.01.02.573456v2.full",
    ["doi:10.1101/2024.01.02.573456"],
  ],
  ["https://scirate.com/arxiv/hep-th/9901001", ["arxiv:hep-th/9901001"]],
  ["https://pubs.acs.org/doi/full/10.1021/acs.jctc.0c00001, and", ["doi:10.1021/acs.jctc.0c00001"]],
  ["https://example.org/2413.05783 and example.org/page", []],
  ["version 12411.05783, 2413.05783, 2411.0578399 and 1.2411.05783", []],
  ["no/1234567 and x/9901001", []],
])("finds the papers in %j", (text, ids) => {
  expect(paperIdsIn(text, FACTS)).toEqual(ids);
});

it("takes arXiv's id before a DOI", () => {
  expect(bestPaperId(["10.1000/182", undefined, "arXiv:2411.05783"], FACTS)).toBe(
    "arxiv:2411.05783",
  );
  expect(bestPaperId(["10.1000/182", "nothing"], FACTS)).toBe("doi:10.1000/182");
  expect(bestPaperId([], FACTS)).toBeUndefined();
});
