import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { texToUnicode } from "../../src/text/tex.ts";

const tex = String.raw;

describe("TeX becomes Unicode", () => {
  it.each([
    // letters and accents
    [tex`\'e \"{o} \c{c} \v{s} \^{\i} \~n \H{o}`, "é ö ç š î ñ ő"],
    [
      tex`Erd\H{o}s--R\'enyi, S\o ren, Stra{\ss}e, Mart\'\i nez, {\L}ukasz, Schr{\"o}dinger`,
      "Erdős–Rényi, Søren, Straße, Martínez, Łukasz, Schrödinger",
    ],
    // symbols, in and out of dollars
    [tex`$\alpha$-decay and \beta-decay`, "α-decay and β-decay"],
    [
      tex`$n\times n$, $p \leq 5$, $f:X\to Y$, $\pm 1$, $5 \pm 1$, $\sim$10`,
      "n × n, p ≤ 5, f:X → Y, ±1, 5 ± 1, ~10",
    ],
    [tex`$|\cdot|$, $x\not\in A$, $\{x \mid x>0\}$, $f'(x)$`, "|·|, x ∉ A, {x | x>0}, f′(x)"],
    [tex`$\mathcal{O}(n\log n)$ and O(n\log n)`, "O(n log n) and O(n log n)"],
    [tex`$\mathbb{R}^d$, $\Bbb Z$, $\mathbb E[X]$, $\mathfrak{g}$`, "ℝᵈ, ℤ, E[X], g"],
    // scripts
    [
      tex`$10^{-3}$, $x_i$, CO$_2$, $^{87}$Rb, $90^\circ$, $C^*$-algebra, $A^\mathrm{T}$`,
      "10⁻³, xᵢ, CO₂, ⁸⁷Rb, 90°, C*-algebra, Aᵀ",
    ],
    [
      tex`$L^\infty$, $T_{\rm eff}$, $e^{-x/2}$, $a^{2\mu}$, $x_{i,j}$, $k_B T$, $\log_2 n$`,
      "L^∞, T_eff, e^(-x/2), a^(2μ), x_(i,j), k_B T, log₂ n",
    ],
    [tex`10^{-3} and H_{2}O`, "10⁻³ and H₂O"],
    [tex`$6s\,{}^1S_0$`, "6s ¹S₀"],
    // what is stacked
    [
      tex`$\frac{a}{b}$, $\frac{n+1}{2n}$, $x\frac12$, $c{a \over b}$`,
      "a/b, (n+1)/(2n), x(1/2), c(a/b)",
    ],
    [tex`$\sqrt{x}$, $\sqrt{n+1}$, $\sqrt[3]{2}$`, "√x, √(n+1), ∛2"],
    [tex`$\hat{x}_i$, $\bar{\partial}$, $\widehat{sl}(2)$`, "x\u0302ᵢ, ∂\u0304, ŝl(2)"],
    // text
    [tex`\emph{x} {\it y} \textbf{\textsc{z}} $\text{if } x$`, "x y z if x"],
    [tex`5\% of A\&B in a\_b, \$5`, "5% of A&B in a_b, $5"],
    [
      tex`\url{https://a.org/b\_c~d} and \href{https://a.org}{here}`,
      "https://a.org/b_c~d and here",
    ],
    ["``quoted $k$-means'' and ``so\"", "“quoted k-means” and “so”"],
    [tex`Fig.~3 and Eq.~$n$, $10\,000$`, "Fig. 3 and Eq. n, 10 000"],
    ["pages 3--5, this---or --- that", "pages 3–5, this—or — that"],
    [tex`\(x^2\), \[y\], $$z$$, \begin{equation}w\end{equation}`, "x², y, z, w"],
    // as arXiv has some of it
    [tex`\b{eta}-thalassaemia, the $\ell\_1$-norm, r\_{n}`, "β-thalassaemia, the ℓ₁-norm, rₙ"],
  ])("%s", (source, text) => {
    expect(texToUnicode(source)).toBe(text);
  });
});

describe("what is not TeX stays", () => {
  it.each([
    "$5 million to $10",
    "$5-$10 a month, $1,000 a year",
    "US$ 5 and CA$ 6, or $5/$6",
    "rated $$$$, $$-$$$",
    "set $HOME and $PATH first",
    "~50 items, a~b, 5~10",
    "snake_case x^2 a_b {braces} [brackets]",
    "git log --oneline -- file; <!-- x -->; i--",
    "https://a.org/x--y_{z}~w and `code` and ```fence```",
    tex`C:\alpha\beta\tau`,
    tex`\d+\s*\w \"quoted\" \n`,
    "5'' by 7''",
  ])("%s", (text) => {
    expect(texToUnicode(text)).toBe(text);
  });
});

describe("what cannot be converted stays as its source, whole", () => {
  it.each([
    tex`$\foo x^2 + \alpha$`,
    tex`\emph{a \foo{b}}`,
    tex`{\em \foo \'e}`,
    tex`\cite{a_{b}--c}`,
    tex`\frac{\foo}{\alpha}`,
    tex`$$a & b \\ c$$`,
    tex`\emph{unbalanced`,
    tex`$x^{$`,
    tex`\constructor \toString{} $\sqrt[constructor]{x}$`,
  ])("%s", (text) => {
    expect(texToUnicode(text)).toBe(text);
  });

  it("and the rest is converted", () => {
    expect(texToUnicode(tex`$\foo$ of \'etale $\alpha$, \cite{x}, {\it y}`)).toBe(
      tex`$\foo$ of étale α, \cite{x}, y`,
    );
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."{ } $ $$ \\ ^ _ ~ -- --- `` '' ' \" & % # [ ] ( ) , . = + 5 12 x word".split(" "),
    ...tex`\( \) \[ \] \\ \{ \} \$ \% \_ \, \! \' \" \c \v \alpha \leq \log \sum \sim \not \left`.split(
      " ",
    ),
    ...tex`\frac \sqrt \hat \emph \text \mathbb \it \over \foo \begin \end \i`.split(" "),
    " ",
    "\n\n",
    "é",
    "𝔤",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join(" ")),
  );

  it("is converted once: again changes nothing", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = texToUnicode(text);
        expect(texToUnicode(once)).toBe(once);
        expect(once.isWellFormed()).toBe(text.isWellFormed());
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps its letters and digits outside of commands, in order", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const kept = plainLetters(texToUnicode(text))[Symbol.iterator]();
        for (const letter of plainLetters(text.replace(/\\(?:[A-Za-z]+|[^])/g, ""))) {
          let next = kept.next();
          while (!next.done && next.value !== letter) next = kept.next();
          expect(next.value).toBe(letter);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("without TeX comes back the same", () => {
    const plain = fc.string({ unit: "grapheme" }).filter((text) => !/[\\$^`]|--|_\{/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        expect(texToUnicode(text)).toBe(text);
      }),
    );
  });

  it("takes time in proportion to its length", () => {
    const hostile =
      "{ $ } \\ ` - \\{ {\\ a^{ \\hat \\emph{ \\( \\[ $\\(`{ ``x ``\\` a~$ \\foo{a $x^2 \\begin{math} \\foo[a";
    for (const unit of hostile.split(" ")) {
      const text = unit.repeat(100_000 / unit.length);
      expect(texToUnicode(text).length).toBeGreaterThan(0);
      expect(texToUnicode(`$${text}$`).length).toBeGreaterThan(0);
    }
  });
});

function plainLetters(text: string): string[] {
  return text.normalize("NFKD").match(/[A-Za-z0-9]/g) ?? [];
}
