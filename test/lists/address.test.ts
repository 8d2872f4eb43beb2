import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { urlOf } from "../../src/lists/address.ts";

const TEXT = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.string({ unit: "grapheme" }));

describe("the address of a list", () => {
  it("has its parameters as URLSearchParams writes them", () => {
    fc.assert(
      fc.property(fc.dictionary(TEXT, TEXT), (params) => {
        const expected = new URLSearchParams(Object.entries(params)).toString();
        expect(urlOf("", "/papers", params)).toBe(`/papers${expected && `?${expected}`}`);
      }),
      { numRuns: 1000 },
    );
  });

  it("has every sign of ASCII in its parameters as URLSearchParams writes it", () => {
    const q = String.fromCharCode(...Array(128).keys());
    expect(urlOf("", "/", { q })).toBe(`/?${new URLSearchParams({ q }).toString()}`);
  });

  it("has its path as encodeURI writes it, with no parameters or fragment in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const path = `/papers/${text}`;
        const expected = encodeURI(path).replaceAll("?", "%3F").replaceAll("#", "%23");
        expect(urlOf("https://papers.example", path, {}, "rss")).toBe(
          `https://papers.example${expected}.rss`,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves out parameters without a value", () => {
    expect(urlOf("", "/papers", { q: undefined, limit: 5, sort: "" })).toBe(
      "/papers?limit=5&sort=",
    );
  });
});
