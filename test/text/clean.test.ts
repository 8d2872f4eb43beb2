import { describe, expect, it } from "vitest";
import { cleanLine, cleanLines, cleanParagraphs, sentence } from "../../src/text/clean.ts";

describe("clean text", () => {
  it.each([
    ["control characters", "a\u0000b\u001fc\u007fd", "abcd"],
    [
      "C1 controls, which are windows-1252's",
      "It\u0092s \u0093quoted\u0094\u0085 \u0081",
      "It’s “quoted”…",
    ],
    ["overrides and isolates of direction", "a\u202eb\u202c \u2066c\u2069", "ab c"],
    ["soft hyphens and marks within", "neu\u00adral \uFEFFnet", "neural net"],
    ["half a character", "a\ud83db", "ab"],
    ["white space", " a \n\t b\u00a0c ", "a b c"],
  ])("has no %s", (_, text, expected) => {
    expect(cleanLine(text)).toBe(expected);
  });

  it("keeps what makes letters what they are", () => {
    const persian = "می\u200cخواهم";
    expect(cleanLine(persian)).toBe(persian);
    expect(cleanLine("👩\u200d🔬 \u200fא")).toBe("👩\u200d🔬 \u200fא");
  });

  it("has paragraphs, and lines where they are asked for", () => {
    const text = "a\nb\u2028c\n\n \n d";
    expect(cleanParagraphs(text)).toBe("a b c\n\nd");
    expect(cleanLines(text)).toBe("a b\nc\n\nd");
  });
});

it.each([
  ["It answered 503", "It answered 503."],
  ["It answered 503.", "It answered 503."],
  ["TypeError: Too many redirects..", "TypeError: Too many redirects."],
  ["Is it?", "Is it?"],
  ["and so on…", "and so on…"],
  ["It is. \n", "It is."],
])("%j as a sentence is %j", (text, expected) => {
  expect(sentence(text)).toBe(expected);
});
