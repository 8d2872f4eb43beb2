import { parseXml, XmlElement } from "@rgrove/parse-xml";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { texToUnicode } from "../../src/text/tex.ts";
import { texToMath } from "../../src/text/tex/mathml.ts";

/** What a text is in a page, the text itself unescaped. */
async function shown(text: string): Promise<string> {
  const pieces = await texToMath(text);
  return pieces.map((piece) => ("markup" in piece ? piece.markup : piece.text)).join("");
}

async function markupIn(text: string): Promise<string> {
  const pieces = await texToMath(text);
  return pieces.map((piece) => ("markup" in piece ? piece.markup : "")).join("");
}

const NAMES =
  /^(?:math|mfrac|mi|mn|mo|mover|mpadded|mphantom|mroot|mrow|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover)$/;
const ATTRIBUTES =
  /^(?:accent|columnspan|depth|display|displaystyle|fence|form|height|linethickness|lspace|mathvariant|maxsize|minsize|movablelimits|rspace|scriptlevel|separator|stretchy|symmetric|width)$/;

/** The elements, attributes and values that are none of MathML's harmless ones. */
function unsafeIn(markup: string): string[] {
  const elements = [parseXml(`<math>${markup}</math>`).root!];
  const unsafe: string[] = [];
  for (const element of elements) {
    if (!NAMES.test(element.name)) unsafe.push(element.name);
    for (const [name, value] of Object.entries(element.attributes)) {
      if (!ATTRIBUTES.test(name) || !/^[a-z\d.+-]*$/.test(value)) unsafe.push(`${name}=${value}`);
    }
    elements.push(...element.children.filter((child) => child instanceof XmlElement));
  }
  return unsafe;
}

describe("formulas", () => {
  it.each([
    ["$n$", "<math><mi>n</mi></math>"],
    ["a $\\alpha_1$ b", "a <math><msub><mi>α</mi><mn>1</mn></msub></math> b"],
    ["\\(x^2\\)", "<math><msup><mi>x</mi><mn>2</mn></msup></math>"],
    ["\\[\\frac1x\\]", '<math display="block"><mfrac><mn>1</mn><mi>x</mi></mfrac></math>'],
    ["$$\\sqrt x$$", '<math display="block"><msqrt><mi>x</mi></msqrt></math>'],
    ["$\\mathbbm{R}$", "<math><mi>ℝ</mi></math>"],
    [
      "$\\overline{x}$",
      '<math><mover accent="true"><mrow><mi>x</mi></mrow><mo stretchy="true">‾</mo></mover></math>',
    ],
    [
      "$\\hat x$",
      '<math><mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover></math>',
    ],
    ["$\\color{red} x$", "<math><mrow><mi>x</mi></mrow></math>"],
  ])("are MathML: %s", async (tex, expected) => {
    expect(await shown(tex)).toBe(expected);
  });

  it("may be in several rows", async () => {
    const markup = await markupIn("\\begin{align*} a &= b \\\\ c &= d \\end{align*}");
    expect(markup.match(/<mtr>/g)).toHaveLength(2);
  });

  it("that are wide can be broken after operators, which stay what they were", async () => {
    const markup = await markupIn("$f(x_1, x_2, x_3) + g(y_1, y_2, y_3) = h(z_1, z_2, z_3)$");
    expect(markup.match(/<math>/g)?.length).toBeGreaterThan(2);
    expect(markup).toContain('<mo form="infix">+</mo></mrow></math><math>');
  });

  it("leave what is around them as it always was", async () => {
    expect(await shown("Erd\\H{o}s' $x$--\\emph{$y$ and} 5\\%")).toBe(
      `Erdős' <math><mi>x</mi></math>–${texToUnicode("\\emph{$y$ and}")} 5%`,
    );
  });
});

describe("what stays text", () => {
  it.each([
    "Costs $5 and $10, or \\$3.",
    "About $5\\%$ of $10\\times$ as many, $\\sim$3",
    "$\\textsc{Name}$ and $\\mathrm{FPR}$",
    "A private $\\foobar{x}$ of $\\kP(\\Omega)$",
    "$\\cancel{x}$, $\\href{https://a.example}{b}$",
    "no TeX at all",
    "",
  ])("is what it is without MathML: %s", async (text) => {
    expect(await texToMath(text).then((pieces) => pieces.every((piece) => "text" in piece))).toBe(
      true,
    );
    expect(await shown(text)).toBe(texToUnicode(text));
  });

  it("is all of a text that has the letter of formulas' places", async () => {
    expect(await texToMath("\ua66e $x$")).toEqual([{ text: "\ua66e x" }]);
  });

  it("is all of a text with more formulas than anyone reads", async () => {
    expect(await texToMath("$x$ ".repeat(101))).toEqual([{ text: "x ".repeat(101) }]);
    expect(await texToMath("$x$ ".repeat(100))).toHaveLength(200);
  });

  it("is a formula that is wide and has no place to be broken at", async () => {
    const text = `$\\frac{${"abc".repeat(5)}}{${"xyz".repeat(5)}}$`;
    expect(await shown(text)).toBe(texToUnicode(text));
  });
});

describe("hostile TeX", () => {
  it.each([
    "$x\\href{javascript:alert(1)}{y}$",
    "$\\class{a}{x}$ $\\id{a}{x}$ $\\style{position:fixed}{x}$ $\\data{a=b}{x}$",
    "$\\color{red}x$ $\\boxed{x}$ $\\colorbox{red}{x}$ $\\llap{x}$ $\\raisebox{9em}{x}$",
    "$</math><script>alert(1)</script>$",
    "$\\text{</mtext></math><img src=x onerror=alert(1)>}$",
    "$\\text{\"'&lt;!--]]>}$",
    "$\\def\\a{\\a\\a}\\a$ $\\def\\b{\\b}\\b x$",
    "$\\includegraphics[width=9em]{https://a.example/x.png}$",
    `$${"{".repeat(50_000)}x`,
    `$${"{".repeat(900)}x${"}".repeat(900)}$`,
    `$${"\\sqrt{".repeat(300)}x${"}".repeat(300)}$`,
    "$x$".repeat(3000),
  ])("gives no unsafe markup and no error: %#", async (text) => {
    expect(unsafeIn(await markupIn(text))).toEqual([]);
  });

  it("does not double with each command it defines", async () => {
    const names = "abcdefghijklm".split("");
    const chain = names.slice(1).map((to, n) => `\\def\\q${names[n]}#1{\\q${to}{#1#1}}`);
    const text = `$${chain.join("")}\\def\\qm#1{#1}\\qa{{}^{}}$ and `.repeat(4);
    expect((await markupIn(text)).length).toBeLessThan(2 * text.length);
    const wide = `$${"\\frac{}{}".repeat(3000)}$`;
    expect((await markupIn(wide)).length).toBeLessThan(2 * wide.length);
  });

  it.each(["\\rule{99em}{99em}x", "\\hspace{99em}x", "\\kern99em x", "\\Huge x"])(
    "takes no more room than a few letters: %s",
    async (tex) => {
      expect(await markupIn(`$${tex}$`)).not.toMatch(/\d{2}(?:\.\d+)?em|size=/);
    },
  );

  it("defines nothing for the formulas after it", async () => {
    expect(await shown("$\\gdef\\alpha{x}\\alpha$ $\\alpha$")).toMatch(
      /<math><mi>α<\/mi><\/math>$/,
    );
  });

  it("is safe whatever is put together", async () => {
    expect.hasAssertions();
    const token = fc.constantFrom(
      ..."{}$^_&#%~<>\"'\\ x1".split(""),
      ..."\\frac \\text{ \\left( \\right) \\begin{matrix} \\end{matrix} \\\\ \\color{red} \\boxed{".split(
        " ",
      ),
      ..."\\def\\a \\hspace{9em} \\sqrt[ ] \\over \\tag{1} \\label{a} \\overline \\mathrm{ \\not \\u".split(
        " ",
      ),
    );
    const tex = fc.array(token, { maxLength: 12 }).map((tokens) => `$${tokens.join("")}$`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(tex, fc.string({ unit: "binary" })), async (text) => {
        expect(unsafeIn(await markupIn(text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
