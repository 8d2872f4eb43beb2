import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { texToUnicode } from "../../src/text/tex.ts";
import {
  indexedText,
  piecesOf,
  PREPARATION,
  tokensOf,
  typedWords,
  wordsOf,
} from "../../src/text/words.ts";

describe("the words of a text", () => {
  it.each([
    // Formulas, as they are shown and as they are typed.
    ["CO$_2$ reduction over Cu$_2$O", "co2 reduction over cu2o"],
    ["CO₂, H₂O, CO2 and CO_2", "co2 h2o co2 and co2"],
    ["Bounds in $L_2$ and $\\ell_p$ norms: L2, L_2, ℓ₂", "bounds in l2 and lp norms l2 l2 l2"],
    ["$L^p(\\mathbb{R}^n)$ and L^p", "lp rn and lp"],
    ["R², p-values and $10^{-3}$", "r2 p values and 10 3"],
    ["10³, 10^3, x₁², x_1^2, 9₄₂", "10 3 10 3 x1 2 x1 2 9 42"],
    ["The 𝒪(n log n) barrier", "the o n log n barrier"],
    ["learning_rate, ResNet_50, utf_8", "learning rate resnet 50 utf 8"],
    ["½ ﬁeld Ⅷ ①", "1 2 field viii 1"],
    // Greek letters, and Greek.
    ["β-VAE, $\\beta$-VAE, beta-VAE", "beta vae beta vae beta vae"],
    ["NF-κB, IL-1β, TGF-β1, Δt, 5 µm", "nf kappa b il 1beta tgf beta1 delta t 5 mu m"],
    ["αβ T cells and |ψ⟩", "alpha beta t cells and psi"],
    ["Εκπαίδευση μεγάλων μοντέλων: λόγος", "εκπαιδευση μεγαλων μοντελων λογοσ"],
    // Letters and accents.
    ["Møller–Plesset, Łukasiewicz, Đurić", "moller plesset lukasiewicz duric"],
    ["Über-Netze für Straßen", "uber netze fur strassen"],
    ['Erd\\H{o}s, Schr\\"odinger, na\u0131\u0308ve, İstanbul', "erdos schrodinger naive istanbul"],
    ["Обучение больших моделей: ёлка, чай", "обучение больших моделей елка чай"],
    ["हिन्दी में", "हिन्दी में"],
    ["un\u00adlearning, zero\u200dwidth", "unlearning zerowidth"],
    // Chinese, Japanese and Korean.
    ["大规模语言模型综述", "大规模语言模型综述"],
    ["BERTモデル、ﾃﾞｰﾀ", "bert モデル データ"],
    ["第3章", "第 3 章"],
    // Signs and hyphens.
    ["SE(3)-Transformers and f(x)-divergence", "se 3 transformers and f x divergence"],
    ["Fine‑tuning, state-of-the-art", "fine tuning state of the art"],
    ["Don’t, O'Reilly, R&D, 100%", "don t o reilly r d 100"],
    ["Word™, Paper®", "word paper"],
    ["☃ — $ ^ _", ""],
  ])("of %s", (text, words) => {
    expect(wordsOf(texToUnicode(text)).join(" ")).toBe(words);
  });
});

describe("what is typed", () => {
  it.each([
    ["C++", "c++", "cplusplus"],
    [" c# ", "c#", "csharp"],
    [".NET", ".net", "dotnet"],
    ["A*", "a*", "astar"],
    ["g++", "g++", "gplusplus"],
    ["C++ models", "c models", "c model"],
    ["learn*", "learn", "learn"],
    ["C", "c", "c"],
  ])("%s", (text, words, tokens) => {
    expect(typedWords(text).join(" ")).toBe(words);
    expect(tokensOf(typedWords(text)).join(" ")).toBe(tokens);
    expect(typedWords(words)).toEqual(typedWords(text));
  });
});

describe("what the index holds", () => {
  it.each([
    ["Machine unlearning, generative models", "machin unlearn generat model"],
    ["深層学習の理論", "深層 層学 学習 習の の理 理論"],
    ["한국어 언어 모델", "한국 국어 언어 모델"],
    ["Modern C++ and k-means++", "modern c and k mean cplusplus meansplusplus"],
    ["A* search in C#", "a search in c csharp astar"],
    ["Porting .NET code to Node.js", "port net code to node js dotnet"],
    ["$C^*$-algebras, H*(M), n*m, footnote*", "c algebra h m n m footnot cstar hstar"],
    ["A typo .The end, and #1", "a typo the end and 1 dotthe"],
    ["", ""],
  ])("of %s", (text, tokens) => {
    expect(indexedText(texToUnicode(text))).toBe(tokens);
  });
});

describe("the pieces of a text", () => {
  it("stand where they are shown", () => {
    const text = "Über 深層学習, β-VAE 𠮷野家 and CO₂";
    expect(piecesOf(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
      ["uber", "Über"],
      ["深層", "深層"],
      ["層学", "層学"],
      ["学習", "学習"],
      ["beta", "β"],
      ["vae", "VAE"],
      ["𠮷野", "𠮷野"],
      ["野家", "野家"],
      ["and", "and"],
      ["co2", "CO₂"],
    ]);
  });

  it("are the same in plain text as beside a letter that needs care", () => {
    const text = "ResNet-50 (He et al., 2015): 3x3 Convolutions, don't – “a→b” x×y";
    const careful = piecesOf(`${text.replaceAll(" ", "\u00a0")}\u00a0é`).slice(0, -1);
    expect(piecesOf(text)).toEqual(careful);
    expect(careful.map(({ word }) => word).join(" ")).toBe(
      "resnet 50 he et al 2015 3x3 convolutions don t a b x y",
    );
  });

  it("stand where the whole does when letters are joined", () => {
    expect(piecesOf("ﾃﾞｰﾀ").map(({ start, end }) => [start, end])).toEqual([
      [0, 4],
      [0, 4],
    ]);
  });
});

const TEXT = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ..."a B é ø ß 𝒪 1 9 ² ₃ β Γ ψω й 深 層 学 の ー ﾞ 한 국 - _ ^ ( ) * + # . , – ’ × → ∑ ".split(
          " ",
        ),
        " ",
        "\u0301",
        "\u00ad",
        "learning",
        "C++",
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join("")),
);

describe("the version of the preparation", () => {
  // Other tokens for the same text need another version: rows of this one are searched on meanwhile.
  it("is raised when the same text comes to give other tokens", () => {
    const text = `Über CO₂ and β-VAE (E(3)-equivariant): 深層学習, C++ and A* for universities' news,
      H_2O, 10³, organization, learning_rate, Straßen, Møller, un\u00adlearning, optimization`;
    expect([PREPARATION, indexedText(text)]).toEqual([
      1,
      "uber co2 and beta vae e 3 equivari 深層 層学 学習 c and a for university news h2o 10 3 organization " +
        "learn rate strassen moller unlearn optim cplusplus astar",
    ]);
  });
});

describe("any text", () => {
  it("has words that are their own words", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const words = wordsOf(text);
        expect(wordsOf(words.join(" "))).toEqual(words);
        expect(typedWords(typedWords(text).join(" "))).toEqual(typedWords(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("has the same words where one needs care as where all do", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const careful = `${text.replaceAll(" ", "\u00a0")}\u00a0é`;
        expect(piecesOf(careful).slice(0, -1)).toEqual(piecesOf(text));
        expect(wordsOf(careful).slice(0, -1)).toEqual(wordsOf(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("has the pieces that begin with some characters, and no other", () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom("", "a", "b1", "eβ", "深한", "al9"), (text, beginnings) => {
        const some = piecesOf(text).filter(({ word }) => beginnings.includes(word[0]!));
        expect(piecesOf(text, beginnings)).toEqual(some);
      }),
      { numRuns: 1000 },
    );
  });

  it("has the parts of its words as pieces", () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const pieces = piecesOf(text);
        expect(tokensOf(pieces.map(({ word }) => word))).toEqual(tokensOf(wordsOf(text)));
        for (const { start, end } of pieces) expect(end).toBeGreaterThan(start);
      }),
      { numRuns: 1000 },
    );
  });

  it("holds what any of its parts is looked for by, in a row", () => {
    fc.assert(
      fc.property(TEXT, fc.nat(), fc.nat(), (text, a, b) => {
        const pieces = piecesOf(text);
        if (pieces.length === 0) return;
        const [from, to] = [a % pieces.length, b % pieces.length].toSorted((x, y) => x - y);
        const part = text.slice(pieces[from!]!.start, pieces[to!]!.end);
        const held = ` ${indexedText(text)} `;
        expect(held).toContain(` ${tokensOf(wordsOf(part)).join(" ")} `);
      }),
      { numRuns: 1000 },
    );
  });
});
