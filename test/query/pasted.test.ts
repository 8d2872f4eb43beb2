import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { ALL } from "../../src/paper/tags.ts";
import { compile, parse } from "../../src/query/index.ts";
import { texToUnicode } from "../../src/text/tex.ts";
import { indexedText } from "../../src/text/words.ts";

// Each has something that is syntax elsewhere, or letters that are typed in another way.
const TITLES = [
  "SO(5)-Mixers: equivariant attention in five dimensions",
  "Machines are NOT Judges for Grading Small Essays",
  "KETTLES ARE NOT TEAPOTS AT ALL",
  "NOT quite a theorem",
  "AND trees without branches",
  "Bounds of order -(m-1)/3 for slow operators",
  "What is -1 to a neuron?",
  'On the "small" print: reading what nobody wrote',
  'The "kettle: a half-quoted story of steam',
  "Slow growth (part II of a longer story",
  "Learning to wait: a survey",
  "Comment on slow kettles (arXiv:1005.0768)",
  "Title: a word with many meanings",
  "FastKettle:Efficient boiling at scale",
  "CO$_2$ over Ti$_3$O$_5$",
  'Schr\\"odinger\'s kettle and the K\\"ahler cone',
  "p(y|x) is all you weed out",
  "β-VAE for γ-rays",
  "Møller's kettle and Łukasiewicz's tea",
  "大规模水壶模型综述",
  "Modern C++ for kettles",
  "A* on small boards",
  "Porting .NET to toasters",
  "Fine-tuning state-of-the-art toasters - and then?",
  "Don't stop re-boiling!",
];

beforeAll(async () => {
  await env.DB.prepare("DELETE FROM log_index").run();
  const insert = env.DB.prepare(
    `INSERT INTO log_index (rowid, title, abstract, authors, after, before)
     VALUES (cast(?1 AS INTEGER), ?2, '', '', '${ALL}', '')`,
  );
  await env.DB.batch(
    TITLES.map((title, n) => insert.bind(n + 1, indexedText(texToUnicode(title)))),
  );
});

/** The titles that a query finds. */
async function find(q: string): Promise<string[]> {
  const read = parse(q);
  if (!read.ok) throw new Error(`${q}: ${read.error.message}`);
  const { results } = await env.DB.prepare(
    "SELECT rowid AS id FROM log_index WHERE log_index MATCH ?1",
  )
    .bind(compile(read.tree, 0).match)
    .all<{ id: number }>();
  return results.map(({ id }) => TITLES[id - 1]!);
}

describe("a pasted title", () => {
  it.each(TITLES)("finds its paper, bare and quoted: %s", async (title) => {
    const shown = texToUnicode(title);
    for (const text of [title, shown, `"${title}"`, `"${shown}"`]) {
      expect(await find(text), text).toContain(title);
    }
  });

  it.each([
    ["CO2", "CO$_2$ over Ti$_3$O$_5$"],
    ["CO₂ Ti3O5", "CO$_2$ over Ti$_3$O$_5$"],
    ["beta-VAE", "β-VAE for γ-rays"],
    ["gamma rays", "β-VAE for γ-rays"],
    ["Moller", "Møller's kettle and Łukasiewicz's tea"],
    ["lukasiewicz", "Møller's kettle and Łukasiewicz's tea"],
    ["水壶", "大规模水壶模型综述"],
    ["模水壶模", "大规模水壶模型综述"],
    ["C++", "Modern C++ for kettles"],
    ["A*", "A* on small boards"],
    [".NET", "Porting .NET to toasters"],
    ["schrodinger", 'Schr\\"odinger\'s kettle and the K\\"ahler cone'],
  ])("is found by %s alone", async (q, title) => {
    expect(await find(q)).toEqual([title]);
  });
});

describe("what is read as a word", () => {
  it.each([
    ["Machines are NOT Judges for Grading Essays", 'the word "NOT"'],
    ["AND gates", 'the word "AND"'],
    ["FastKettle:Efficient boiling", 'There is no field "FastKettle:"'],
    ["the (kettle that nobody wanted to boil", "were ignored"],
  ])("is said: %s", (text, notice) => {
    expect(parse(text)).toMatchObject({ notices: [expect.stringContaining(notice)] });
  });

  it.each(["NOT kettle", "kettle NOT tea", "kettle -tea", "-(kettle tea)", "kettle -(tea pot)"])(
    "is no operator of a query: %s",
    (text) => {
      const read = parse(text);
      expect(read).toMatchObject({ ok: true, notices: [] });
      expect(JSON.stringify(read)).toContain('"type":"not"');
    },
  );
});
