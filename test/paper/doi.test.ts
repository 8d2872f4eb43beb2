import { describe, expect, it } from "vitest";
import { doiIn, doiInAddress } from "../../src/paper/doi.ts";

describe("a DOI", () => {
  it.each([
    ["10.1000/Abc", "10.1000/abc"],
    ["DOI:10.1000/abc", "10.1000/abc"],
    ["DOI 10.1000/abc", "10.1000/abc"],
    ["doi: https://doi.org/10.1000/abc", "10.1000/abc"],
    ["info:doi/10.1000/abc", "10.1000/abc"],
    ["urn:doi:10.1000/abc", "10.1000/abc"],
    ["10.1016/S0140-6736(20)30183-5", "10.1016/s0140-6736(20)30183-5"],
    [
      "10.1002/(SICI)1097(1998)17:15<1661::AID>3.0.CO;2-2",
      "10.1002/(sici)1097(1998)17:15<1661::aid>3.0.co;2-2",
    ],
    ["10.1000/abc.", "10.1000/abc"],
    ["10.1000/abc).", "10.1000/abc"],
    ["10.1000/abc;", "10.1000/abc"],
  ])("is named by %s", (text, doi) => {
    expect(doiIn(text)).toBe(doi);
  });

  it.each([
    ["https://doi.org/10.1000/abc?utm_source=rss#top", "10.1000/abc"],
    ["https://doi.org/10.1000%2Fabc", "10.1000/abc"],
    ["http://dx.doi.org/10.1000/a.full", "10.1000/a.full"],
    ["doi.org/10.1000/abc", "10.1000/abc"],
  ])("is named by the address %s", (text, doi) => {
    expect(doiIn(text)).toBe(doi);
  });

  it.each([
    ["https://pub.example/doi/10.1000/abc", "10.1000/abc"],
    ["https://pub.example/doi/full/10.1000/0165.2020.1?af=R", "10.1000/0165.2020.1"],
    ["https://pub.example/doi/abs/10.1000/abc", "10.1000/abc"],
    ["https://pub.example/doi/pdf/10.1000/abc", "10.1000/abc"],
    [
      "https://pub.example/content/journal/x/10.1099/ijs.0.005019?TRACK=RSS",
      "10.1099/ijs.0.005019",
    ],
    [
      "https://pub.example/nar/article/doi/10.1093/nar/gkag494/8688746?rss=1",
      "10.1093/nar/gkag494",
    ],
    ["https://pub.example/sc/article-abstract/doi/10.1039/D6SC1/1291521/A-title", "10.1039/d6sc1"],
    [
      "https://pub.example/plosone/article?id=10.1371/journal.pone.0000030",
      "10.1371/journal.pone.0000030",
    ],
    ["https://pub.example/resolve/doi?DOI=10.1000%2Fabc", "10.1000/abc"],
    ["https://pub.example/article/10.1007/s00500-026-1", "10.1007/s00500-026-1"],
    ["https://pub.example/content/pdf/10.1007/s00500-026-1.pdf", "10.1007/s00500-026-1"],
    ["https://pub.example/articles/10.3389/fnins.2026.00001/full", "10.3389/fnins.2026.00001"],
    ["https://pub.example/article/10.1088/1367-2630/ab1/meta", "10.1088/1367-2630/ab1"],
    ["https://pub.example/prl/abstract/10.1103/PhysRevLett.1.1", "10.1103/physrevlett.1.1"],
    ["https://pub.example/papers/10.21105/joss.01234", "10.21105/joss.01234"],
    [
      "https://pub.example/content/10.1101/2026.11.20.123456v2.full.pdf",
      "10.1101/2026.11.20.123456",
    ],
    ["https://pub.example/content/10.64898/2026.11.20.123456v1", "10.64898/2026.11.20.123456"],
    [
      "https://pub.example/doi/full/10.26434/chemrxiv-2026-abcde-v2",
      "10.26434/chemrxiv-2026-abcde",
    ],
  ])("is in the address %s", (text, doi) => {
    expect(doiInAddress(text)).toBe(doi);
    expect(doiIn(text)).toBeUndefined();
    expect(doiIn(doi)).toBe(doi);
  });

  it.each([
    "",
    "10.1000",
    "10.1/x",
    "see 10.1000/abc",
    "https://elife.example/articles/12345",
    "https://acl.example/2026.acl-long.1/",
    "https://pub.example/%E0%A4%A",
    "https://pub.example/journal/10.1002/(ISSN)1097-0258",
    `https://doi.org/10.1000/${"x".repeat(5000)}`,
    `10.1000/${")".repeat(1000)}`,
  ])("is not in %s", (text) => {
    expect(doiIn(text)).toBeUndefined();
    expect(doiInAddress(text)).toBeUndefined();
  });
});
