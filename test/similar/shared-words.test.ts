import { expect, it } from "vitest";
import { interestOf } from "../../src/similar/interest.ts";
import { likePapers } from "../../src/similar/score.ts";
import { interestWords, sharedWords } from "../../src/similar/shared-words.ts";
import { IDF, paper, vector } from "./papers.ts";

const seed = "Machine unlearning by the retain set";
const shares = (title: string, abstract = "", ...seeds: string[]) =>
  sharedWords(
    paper(title, abstract),
    likePapers([seed, ...seeds].map((each) => vector(each))),
    IDF,
  );

it("tells the words that a paper shares, as the paper writes them", () => {
  expect(shares("What the RETAIN set keeps")).toEqual(["RETAIN set"]);
});

it("puts words together that stand together, up to a sign or another word", () => {
  expect(shares("", "A retain set. Unlearning (machine) of the set")).toEqual([
    "retain set",
    "machine",
    "Unlearning",
  ]);
});

it("prefers running text to the capitals of a title, and says nothing twice", () => {
  expect(shares("Unlearning", "We say unlearning. Unlearning is it")).toEqual(["unlearning"]);
});

it("shares a word with hyphens when half of it is shared", () => {
  expect(shares("", "set-based unlearning-free")).toEqual(["set-based unlearning-free"]);
  expect(shares("", "a very-long-word-with-set at the end")).toEqual([]);
});

it("tells nothing of addresses, numbers and what everybody says", () => {
  expect(shares("", "the method of https://example.org/unlearning/set by 2024")).toEqual([]);
});

it("goes by the seeds that are nearest", () => {
  const told = shares("Retain the set of proteins", "", "Retain set sizes", "Folding proteins");
  expect(told).toEqual(["set", "Retain"]);
});

it("tells nothing where nothing is shared", () => {
  expect(shares("Weather")).toEqual([]);
  expect(sharedWords(paper("Weather"), likePapers([]), IDF)).toEqual([]);
});

it("tells what an interest is about by the words of its papers", () => {
  const titles = [
    "Unlearning in speech",
    "Unlearning in chess",
    "Unlearning speech",
    "A retain set",
  ];
  const papers = titles.map((title) => paper(title));
  const interest = interestOf(
    titles.map((title) => vector(title)),
    IDF,
  );
  expect(interestWords(interest, papers, IDF, 2)).toEqual(["Unlearning", "retain set"]);
});
