import { describe, expect, it } from "vitest";
import { paperId } from "../../src/paper/ids.ts";
import { FACTS } from "../../src/sources/index.ts";

describe("paperId", () => {
  it.each([
    ["2411.05783", "arxiv:2411.05783"],
    [" 2411.05783v12 ", "arxiv:2411.05783"],
    ["0704.0001", "arxiv:0704.0001"],
    ["arXiv:2411.05783v2", "arxiv:2411.05783"],
    ["ARXIV: 2411.05783", "arxiv:2411.05783"],
    ["hep-th/9901001", "arxiv:hep-th/9901001"],
    ["arxiv:Hep-Th/9901001v3", "arxiv:hep-th/9901001"],
    ["math.GT/0309136", "arxiv:math/0309136"],
    ["https://arxiv.org/abs/2411.05783", "arxiv:2411.05783"],
    ["http://www.arxiv.org/pdf/2411.05783v1.pdf", "arxiv:2411.05783"],
    ["https://arxiv.org/html/2411.05783v1#S1", "arxiv:2411.05783"],
    ["https://export.arxiv.org/abs/hep-th/9901001?x=1", "arxiv:hep-th/9901001"],
    ["arxiv.org/abs/2411.05783/", "arxiv:2411.05783"],
    ["https://huggingface.co/papers/2411.05783", "arxiv:2411.05783"],
    ["https://hf.co/papers/2411.05783#comments", "arxiv:2411.05783"],
    ["oai:arXiv.org:2411.05783", "arxiv:2411.05783"],
    [
      "https://www.biorxiv.org/content/10.1101/2020.06.11.145425v2.full.pdf",
      "doi:10.1101/2020.06.11.145425",
    ],
    ["medrxiv.org/content/10.1101/2020.06.11.20128777V1?rss=1", "doi:10.1101/2020.06.11.20128777"],
    [
      "https://www.biorxiv.org/content/10.64898/2026.05.07.723463",
      "doi:10.64898/2026.05.07.723463",
    ],
    ["10.1101/2020.06.11.145425", "doi:10.1101/2020.06.11.145425"],
    ["DOI: 10.1016/S0140-6736(20)30183-5", "doi:10.1016/s0140-6736(20)30183-5"],
    ["https://doi.org/10.1101/2020.06.11.145425", "doi:10.1101/2020.06.11.145425"],
    ["http://dx.doi.org/10.1101/X", "doi:10.1101/x"],
    ["10.48550/arXiv.2411.05783", "arxiv:2411.05783"],
    ["https://doi.org/10.48550/ARXIV.HEP-TH/9901001", "arxiv:hep-th/9901001"],
    ["url:0123456789abcdef", "url:0123456789abcdef"],
  ])("reads %s", (text, id) => {
    expect(paperId(text, FACTS)).toBe(id);
    expect(paperId(id, FACTS)).toBe(id);
  });

  it.each([
    "",
    "lora",
    "2411.057",
    "2413.05783",
    "2411.05783v0",
    "2411.05783 2411.05784",
    "github/1234567",
    "https://arxiv.org/list/cs.LG/recent",
    "https://example.org/abs/2411.05783",
    "https://huggingface.co/papers",
    "https://huggingface.co/papers/10.1101/2020.06.11.145425",
    "https://arxiv.org/abs/10.1101/2020.06.11.145425",
    "https://www.biorxiv.org/content/early/recent",
    "https://biorxiv.example/content/10.1101/2020.06.11.145425",
    "doi:foo",
    "10.1/x",
    "url:https://example.org",
  ])("knows no paper by %j", (text) => {
    expect(paperId(text, FACTS)).toBeUndefined();
  });
});
