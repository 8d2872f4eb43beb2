import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMarkedName, marked, marksOf, parse } from "../../src/query/index.ts";
import { authorsText } from "../../src/paper/authors.ts";
import { cleanLine } from "../../src/text/clean.ts";
import { indexedText, tokensOf, wordsOf } from "../../src/text/words.ts";

describe("a mark", () => {
  it.each([
    [
      "forget",
      "Forgetting what models forgot: to forget",
      "[Forgetting] what models forgot: to [forget]",
    ],
    ["naive", "Naïve Bayes, naive", "[Naïve] Bayes, [naive]"],
    ["naïve", "Naive", "[Naive]"],
    ["machine unlearning", "Unlearning in machines", "[Unlearning] in [machines]"],
    [
      '"machine unlearning"',
      "machine unlearning; unlearning machines",
      "[machine unlearning]; unlearning machines",
    ],
    ['"machine unlearning"', "Machine-Unlearning", "[Machine-Unlearning]"],
    ["state-of-the-art", "the state of the art of art", "the [state of the art] of art"],
    ["unlearn*", "Unlearning, unlearnable; learning", "[Unlearning], [unlearnable]; learning"],
    ['"deep net"*', "deep networks, deep learning nets", "[deep networks], deep learning nets"],
    ['"a b" "b c"', "a b c", "[a b c]"],
    ['"a b c d" b', "a b c d b", "[a b c d] [b]"],
    ["learn -machine", "machine learning", "machine [learning]"],
    ["learn -(machine deep)", "deep machine learning", "deep machine [learning]"],
    ["lora OR adapter", "LoRA and adapters", "[LoRA] and [adapters]"],
    ["ti:lora", "LoRA", "[LoRA]"],
    ["abs:lora", "LoRA", "LoRA"],
    ["au:lora", "LoRA", "LoRA"],
    ["cat:cs.LG kw:lora has:code", "cs.LG lora code", "cs.LG lora code"],
    ["强化学习", "强化学习 及其", "[强化学习] 及其"],
    ["हिन्दी", "हिन्दी में", "[हिन्दी] में"],
    ["b", "a<b>c", "a<[b]>c"],
    ["言語", "自然言語処理の言語", "自然[言語]処理の[言語]"],
    ["言語処", "自然言語処理", "自然[言語処]理"],
    ["beta-vae", "A β-VAE", "A [β-VAE]"],
    ["β", "beta, TGF-β", "[beta], TGF-[β]"],
    ["CO2", "CO₂ and CO2", "[CO₂] and [CO2]"],
    ["moller", "Møller–Plesset", "[Møller]–Plesset"],
    ["C++", "C and C++", "C and [C++]"],
    ["A*", "A* search, a star", "[A*] search, a star"],
    ["news", "New in the news", "New in the [news]"],
    ["universities", "A university, universal", "A [university], universal"],
  ])("of %s in %s", (question, title, expected) => {
    const segments = marked(title, marksOf(treeOf(question)).title);
    expect(segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")).toBe(expected);
  });

  it("is in titles, in abstracts or in both, as is asked", () => {
    const marks = marksOf(treeOf("ti:lora abs:adapter agents"));
    expect(marks.title.map(({ words }) => words)).toEqual([["agent"], ["lora"]]);
    expect(marks.abstract.map(({ words }) => words)).toEqual([["agent"], ["adapter"]]);
  });

  it.each([
    ["au:lecun", ["Yann André LeCun", "Y. LeCun"]],
    ['au:"LeCun, Yann"', ["Yann André LeCun"]],
    ['au:"Y LeCun"', ["Yann André LeCun", "Y. LeCun"]],
    ["au:lec*", ["Yann André LeCun", "Y. LeCun"]],
    ['au:"yann lec"*', ["Yann André LeCun"]],
    ["soren", ["Søren Kierkegård"]],
    ["au:un", []],
    ["ti:lecun", []],
    ["s", []],
    ["agents -au:lecun", []],
  ])("of %s is on these names", (question, names) => {
    const marks = marksOf(treeOf(question));
    const all = ["Yann André LeCun", "Y. LeCun", "Søren Kierkegård"];
    expect(all.filter((name) => isMarkedName(name, marks))).toEqual(names);
  });

  it("is nowhere when nothing is asked", () => {
    expect(marked("Any text", marksOf(undefined).title)).toEqual([
      { text: "Any text", hit: false },
    ]);
    expect(marked("", marksOf(treeOf("a")).title)).toEqual([]);
  });
});

const WORD = fc.constantFrom(
  "forget",
  "forgets",
  "Forgotten",
  "naïve",
  "LoRA",
  "the",
  "Ωμέγα",
  "x2",
);
const GAP = fc.constantFrom(" ", "-", ". ", "\u0301", "<", " & ");
const TEXT = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.array(fc.tuple(WORD, GAP), { maxLength: 20 }).map((parts) => parts.flat().join("")),
);

const NAME = fc.oneof(
  fc.constantFrom(
    ..."Yann LeCun Søren Łukasz İnci Ωmega β Ж王小明 明 한국 H_2 x^2 ₂ ﬁ Jr. O'Neil 𝒪".split(" "),
  ),
  fc.constantFrom(" ", "-", ",", "\u0301", "\u00ad", "\u0308", "\u200d"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 2 }),
);

describe("any text", () => {
  it("is what its segments are, none of them empty", () => {
    fc.assert(
      fc.property(TEXT, fc.array(WORD, { minLength: 1, maxLength: 3 }), (text, words) => {
        const segments = marked(text, marksOf(treeOf(words.join(" "))).title);
        expect(segments.map((segment) => segment.text).join("")).toBe(text);
        expect(segments.filter((segment) => segment.text === "")).toEqual([]);
      }),
    );
  });

  it("is marked as a name if a form of it, as the index holds it, has the words asked for", () => {
    fc.assert(
      fc.property(fc.array(NAME, { minLength: 1, maxLength: 6 }), fc.nat(5), (parts, n) => {
        const parsed = parse(`au:"${parts[n] ?? "yann"}"`);
        fc.pre(parsed.ok);
        const marks = marksOf(parsed.tree);
        const name = parts.join("");
        const indexed = ` ${authorsText([name])} `;
        const isIndexed = marks.authors.some((author) => indexed.includes(` ${author}`));
        expect(isMarkedName(name, marks)).toBe(isIndexed);
      }),
      { numRuns: 1000 },
    );
  });

  it("has the words marked that it was asked for, and no other", () => {
    fc.assert(
      fc.property(TEXT.map(cleanLine), WORD, (text, word) => {
        const marks = marksOf(treeOf(word)).title;
        const hits = marked(text, marks).filter(({ hit }) => hit);
        const found = hits.flatMap((segment) => wordsOf(segment.text));
        const isFound = (other: string) => marked(other, marks)[0]!.hit;
        expect(found).toEqual(wordsOf(text).filter(isFound));
      }),
      { examples: [["x2\u0301Ωμέγάforget", "forget"]] },
    );
  });
});

// Words of each step of the algorithm, and what in titles looks unlike a word.
const WORDS = (
  "caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated troubled " +
  "sized hopping tanned falling hissing fizzed failing filing happy sky relational conditional " +
  "rational valency hesitancy digitizer conformably radically differently vilely analogously " +
  "vietnamization predication operator feudalism decisiveness hopefulness callousness formality " +
  "sensitivity sensibility triplicate formative formalize electricity electrical hopeful goodness " +
  "revival allowance inference airliner gyroscopic adjustable defensible irritant replacement " +
  "adjustment dependent adoption homologous communism activate angularity effective bowdlerize " +
  "probate rate cease controll roll youth yellow yes say by ion as us oed learning unlearning " +
  "optimization optimizers generative networks diffusion transformers analysis analyses theses " +
  "hypotheses biases physics genetics dynamics policies happiness bayesian proteins cellular " +
  "naïve schrödinger łukasiewicz αβ 强化学习 3d gpt4 x86 2026 covid19 r2 k8s ⅷ ß"
).split(" ");

describe("a word of the index", () => {
  beforeAll(() =>
    env.DB.batch([
      env.DB.prepare(
        "CREATE VIRTUAL TABLE word USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')",
      ),
      env.DB.prepare("CREATE VIRTUAL TABLE word_token USING fts5vocab(word, instance)"),
    ]),
  );

  afterAll(() =>
    env.DB.batch(["word_token", "word"].map((table) => env.DB.prepare(`DROP TABLE ${table}`))),
  );

  it("is the one that is asked for and marked", async () => {
    const words = [...new Set([...WORDS, ...wordsOf(env.SEED), "word".repeat(20) + "s"])];
    const held = await heldTokens(words);
    expect(held).toEqual(words.map((word) => tokensOf(wordsOf(word))));
    expect(held).toEqual(words.map(markedTokens));
  });
});

async function heldTokens(words: string[]): Promise<string[][]> {
  await env.DB.prepare("DELETE FROM word").run();
  await env.DB.prepare("INSERT INTO word (rowid, text) SELECT key + 1, value FROM json_each(?1)")
    .bind(JSON.stringify(words.map(indexedText)))
    .run();
  const { results } = await env.DB.prepare(
    "SELECT doc, term FROM word_token ORDER BY doc, offset",
  ).all<{ doc: number; term: string }>();
  const tokens = Map.groupBy(results, ({ doc }) => doc);
  return words.map((_, n) => (tokens.get(n + 1) ?? []).map(({ term }) => term));
}

function markedTokens(word: string): string[] {
  return marksOf({ type: "title", words: wordsOf(word) }).title[0]!.words;
}

function treeOf(text: string) {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.tree;
}
