import { describe, expect, it } from "vitest";
import { htmlToLines, htmlToText } from "../../src/text/html.ts";

describe("HTML as text", () => {
  it("keeps paragraphs of block elements and breaks in twos", () => {
    const html =
      "<p>One\n\n  two.</p><ul><li>Three</li>\n<li>Four</li></ul>five<br>six<br><br/>seven";
    expect(htmlToText(html)).toBe("One two.\n\nThree\n\nFour\n\nfive six\n\nseven");
  });

  it("keeps the paragraphs of a text without blocks", () => {
    expect(htmlToText("One <i>two</i>.\n\nThree &amp; four.")).toBe("One two.\n\nThree & four.");
  });

  it("drops inline elements without a gap", () => {
    expect(htmlToText("CO<sub>2</sub> in <em class='a > b'>E. coli</em>")).toBe("CO2 in E. coli");
  });

  it.each([
    ["p < 0.05 and n > 3", "p < 0.05 and n > 3"],
    ["a<b and 1<2", "a<b and 1<2"],
    ["I <3 models", "I <3 models"],
    ["AT&T, R&D; &unknown; &", "AT&T, R&D; &unknown; &"],
    ["Why List<T> and Vec<String> are slow", "Why List<T> and Vec<String> are slow"],
    ["a Set<A> of List<I>", "a Set<A> of List<I>"],
    ["when p <value> matters", "when p <value> matters"],
  ])("keeps what is no markup: %s", (text, expected) => {
    expect(htmlToText(text)).toBe(expected);
  });

  it.each([
    ["&lt;b&gt; &amp;amp; &quot;x&quot; &apos;", `<b> &amp; "x" '`],
    ["&#8211; &#x2014; &#X41;", "– — A"],
    ["&#147;quoted&#148; &#133;", "“quoted” …"],
    ["&eacute;&Auml;&ccedil;&ntilde;&Scaron;&oslash;&szlig;", "éÄçñŠøß"],
    ["&alpha;&beta;-&Omega; &sigmaf; &Gamma;&theta;", "αβ-Ω ς Γθ"],
    ["&le; &ne; &times; &plusmn; &frac12; &sup2;", "≤ ≠ × ± ½ ²"],
    ["x&nbsp;y&ndash;z", "x y–z"],
    [
      "&NotEqualTilde; &fjlig; &Zcaron; &lambda; &hArr; &CounterClockwiseContourIntegral;",
      "≂̸ fj Ž λ ⇔ ∳",
    ],
    ["&constructor; &toString;", "&constructor; &toString;"],
    ["&#0; &#xD800; &#x110000;", "\ufffd \ufffd \ufffd"],
  ])("decodes %s", (html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });

  it("leaves out scripts, style sheets, comments and the source of formulas", () => {
    const html =
      "a<script>if (1 < 2) alert('</b>')</script>b<STYLE>p>a{}</STYLE >c<!-- <p>no</p> -->d" +
      "<math><mi>x</mi><annotation>\\x</annotation></math><svg/>e<?php echo 1 ?>";
    expect(htmlToText(html)).toBe("abcdxe");
  });

  it("reads JATS and XHTML with prefixes", () => {
    const jats =
      "<jats:sec><jats:title>Background</jats:title><jats:p>H<jats:sub>2</jats:sub>O.</jats:p></jats:sec>";
    expect(htmlToText(jats)).toBe("Background\n\nH2O.");
  });

  it("drops elements of others where they are closed", () => {
    expect(htmlToText("H<inf>2</inf>O <it>in vivo</it> <x:y>z</x:y>")).toBe("H2O in vivo z");
  });

  it("keeps lines where they are asked for", () => {
    expect(htmlToLines("<p>One<br>two</p><div>three <br/> four</div>")).toBe(
      "One\ntwo\n\nthree\nfour",
    );
  });

  it("takes CDATA sections for text", () => {
    expect(htmlToText("<![CDATA[a < b]]> c")).toBe("a < b c");
  });

  it.each([
    ['One <a href="https://exam', "One"],
    ["One <b>two", "One two"],
    ["One <!-- two", "One"],
    ["One <script>two", "One"],
    ["where x <y we", "where x <y we"],
    ["<a title=\"it's>one</a> two", "one two"],
  ])("reads what is cut off or broken: %s", (html, expected) => {
    expect(htmlToText(html)).toBe(expected);
  });
});

it.each(["<a>", "<T>", "<T></U>", "<br>", "&amp;", "<p", "<![CDATA[", "\u2028 "])(
  "takes time in proportion to the length: %s",
  { timeout: 60_000 }, // Quadratic time would be more.
  (part) => {
    expect(htmlToText(part.repeat(100_000)).length).toBeLessThanOrEqual(part.length * 100_000);
  },
);
