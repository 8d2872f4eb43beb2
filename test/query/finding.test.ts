import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { authorsText } from "../../src/paper/authors.ts";
import { ALL, valueTag } from "../../src/paper/tags.ts";
import { compile, parse } from "../../src/query/index.ts";
import { indexedText } from "../../src/text/words.ts";

// Each is a title, an abstract, a name and a keyword. Their stems are not how all of them begin.
const WORDS = (
  "optimization optimize optimizer demonstration sustainability irreversible availability conversation " +
  "happy happiness polynomial policy prototype ecosystem joyce employee relativity rational normative " +
  "forgetful achievement annihilator recrystallization physics electrophysiology studies study " +
  "universities university generalization hopping bringing agreed kelly rating efficiency tree"
).split(" ");

const NAMES = [
  "Yann André LeCun",
  "Y. LeCun",
  "Jan van der Berg",
  "Jean-Pierre Serre",
  "Søren Kierkegård",
  "Müller Groß",
  "Wang Xiaoming",
];
const FIRST_NAME = 1001;
// So many words begin so that they are refused.
const TOO_COMMON = /^(?:ti|abs):(?:con|for|pro)\*$/;

describe("a prefix", () => {
  beforeAll(async () => {
    await insert(WORDS.map((word, n) => [n + 1, word, word, authorsText([word]), tagsOf(word)]));
  });

  it.each(["ti", "abs", "au", "kw"])("finds in %s: each word that begins so", async (field) => {
    const asked = WORDS.flatMap((word, n) =>
      Array.from({ length: word.length - 2 }, (_, end) => ({
        id: n + 1,
        text: `${field}:${word.slice(0, end + 3)}*`,
      })),
    ).filter(({ text }) => !TOO_COMMON.test(text));
    const found = await find(asked.map(({ text }) => text));
    expect(asked.filter(({ id }, n) => !found[n]!.includes(id)).map(({ text }) => text)).toEqual(
      [],
    );
  });

  it("of a keyword finds no other", async () => {
    const [efficiency, rational] = await find(["kw:efficiency*", "kw:rat*"]);
    expect(named(efficiency!)).toEqual(["efficiency"]);
    expect(named(rational!)).toEqual(["rating", "rational"]);
  });

  it("finds the last word of a phrase", async () => {
    await insert([[2001, "deep polynomial", "", "", ALL]]);
    expect(await find(['ti:"deep poly"*', 'ti:"poly deep"*'])).toEqual([[2001], []]);
  });
});

describe("an author", () => {
  beforeAll(async () => {
    await insert(NAMES.map((name, n) => [FIRST_NAME + n, "", "", authorsText([name]), ALL]));
    await insert([[3001, "", "", authorsText(["Ann Smith", "Bob Jones"]), ALL]]);
  });

  it.each([
    ["lecun", ["Yann André LeCun", "Y. LeCun"]],
    ['"Yann LeCun"', ["Yann André LeCun"]],
    ['"LeCun, Yann"', ["Yann André LeCun"]],
    ['"LeCun Yann"', ["Yann André LeCun"]],
    ['"LeCun, Yann André"', ["Yann André LeCun"]],
    ['"Y LeCun"', ["Yann André LeCun", "Y. LeCun"]],
    ['"Y. LeCun"', ["Yann André LeCun", "Y. LeCun"]],
    ['"LeCun Y"', ["Yann André LeCun", "Y. LeCun"]],
    ['"Y. A. LeCun"', ["Yann André LeCun"]],
    ["LeCun_Y", ["Yann André LeCun", "Y. LeCun"]],
    ["ANDRE", ["Yann André LeCun"]],
    ['"van der Berg"', ["Jan van der Berg"]],
    ['"van der Berg, Jan"', ["Jan van der Berg"]],
    ['"J. van der Berg"', ["Jan van der Berg"]],
    ["Jean-Pierre_Serre", ["Jean-Pierre Serre"]],
    ['"J.-P. Serre"', ["Jean-Pierre Serre"]],
    ["soren", ["Søren Kierkegård"]],
    ["SØREN", ["Søren Kierkegård"]],
    ["kierkegard", ["Søren Kierkegård"]],
    ["muller", ["Müller Groß"]],
    ["gross", ["Müller Groß"]],
    ['"Xiaoming Wang"', ["Wang Xiaoming"]],
    ["lec*", ["Yann André LeCun", "Y. LeCun"]],
    ['"jan van"*', ["Jan van der Berg"]],
    ["smit", []],
    ['"Smith Bob"', []],
    ['"Ann Jones"', []],
  ])("is found as %s", async (name, expected) => {
    const [found] = await find([`au:${name}`]);
    const people = found!.filter((id) => id >= FIRST_NAME);
    expect(people.map((id) => NAMES[id - FIRST_NAME] ?? `${id}`).toSorted()).toEqual(
      expected.toSorted(),
    );
  });

  it("is found by a bare word, but not by a lone letter", async () => {
    expect(await find(["kierkegard", "y"])).toEqual([[FIRST_NAME + 4], []]);
  });
});

type Row = [id: number, title: string, abstract: string, authors: string, after: string];

async function insert(rows: Row[]): Promise<void> {
  const statement = env.DB.prepare(
    `INSERT INTO log_index (rowid, title, abstract, authors, after, before)
     VALUES (cast(?1 AS INTEGER), ?2, ?3, ?4, ?5, '')`,
  );
  await env.DB.batch(
    rows.map(([id, title, abstract, ...rest]) => {
      return statement.bind(id, indexedText(title), indexedText(abstract), ...rest);
    }),
  );
}

async function find(texts: string[]): Promise<number[][]> {
  const statement = env.DB.prepare("SELECT rowid AS id FROM log_index WHERE log_index MATCH ?1");
  const results = await env.DB.batch<{ id: number }>(
    texts.map((text) => statement.bind(matchOf(text))),
  );
  return results.map(({ results: rows }) => rows.map(({ id }) => id));
}

function matchOf(text: string): string {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return compile(result.tree, 0).match;
}

function tagsOf(word: string): string {
  return `${ALL} ${valueTag("keyword", word)}`;
}

function named(ids: number[]): string[] {
  return ids.map((id) => WORDS[id - 1]!).toSorted();
}
