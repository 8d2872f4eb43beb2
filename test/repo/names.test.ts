import { expect, it } from "vitest";
import { SOURCES } from "../../src/sources/index.ts";

// Only `src/sources/` knows the sources; everything else goes by what they say of themselves.
const ALLOWED = [
  "src/topics.ts", // The queries of topics may ask for a source.
  "src/web/aliases.ts", // Addresses of other sites, as those write them.
  "src/paper/taxonomy.ts", // Categories are arXiv's, and the same wherever they are said.
  "src/query/fields/id.ts", // `arxiv:` is a field: an id, whoever lists the paper.
  "src/query/fields/source.ts", // The help shows the field with a source as its value.
];

// The field's own words: arXiv ids and categories are what they are called whoever lists a paper.
const VOCABULARY = /arXiv(?:'s)? (?:id|categor|archive)\w*|categor(?:y|ies) of arXiv/g;
const COMMENTS = /\/\*[^]*?\*\/|(?<![:"'`])\/\/.*$/gm;

const files = import.meta.glob<string>(["../../src/**/*.{ts,tsx}", "../../scripts/host/**/*.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const outside = Object.entries(files)
  .map(([path, text]) => ({ path: path.replace("../../", ""), text }))
  .filter(({ path }) => !/^src\/(?:sources\/|env\.d\.ts)/.test(path));

// "feed" is a word of the field, and the source of that name has no site.
const NAMED = SOURCES.filter(({ name }) => name !== "feed");

/** The sources that a text names: in quotes, in a query, by a title or by a host. */
function namesIn(text: string): string[] {
  const code = text.replace(COMMENTS, "").replace(VOCABULARY, "");
  return NAMED.flatMap(({ name, title, site, home, settings }) => {
    const addresses = [home, ...Object.values(settings).map(({ fallback }) => fallback)];
    const hosts = addresses.flatMap((address) => URL.parse(address)?.hostname ?? []);
    const shown = new Set([title, site, ...hosts.map((host) => host.replace(/^www\./, ""))]);
    const [quoted] = new RegExp(`["'\`]${name}["'\`]|source:${name}\\b`).exec(code) ?? [];
    return [...(quoted ? [quoted] : []), ...[...shown].filter((word) => code.includes(word))];
  });
}

function isIn(places: readonly string[], path: string): boolean {
  return places.some((place) => path.startsWith(place));
}

it("finds a name, a title and a host, and no word of the field", () => {
  expect(namesIn('if (source === "arxiv") x();')).toEqual(['"arxiv"']);
  expect(namesIn("q=source:biorxiv")).toEqual(["source:biorxiv"]);
  expect(namesIn("<p>by Hugging Face</p>")).toEqual(["Hugging Face"]);
  expect(namesIn("`https://export.arxiv.org/${id}`")).toEqual(["arxiv.org", "export.arxiv.org"]);
  expect(namesIn('// arXiv and "arxiv"\n"arXiv ids, arXiv categories" + `arxiv:${id}`')).toEqual(
    [],
  );
});

it("names no source outside of sources/", () => {
  const wrong = outside
    .filter(({ path }) => !isIn(ALLOWED, path))
    .flatMap(({ path, text }) => namesIn(text).map((name) => `${path}: ${name}`));
  expect(wrong).toEqual([]);
});

it("imports of sources/ only what is about all of them", () => {
  const shared = /\/sources\/(?:index|source|setting)\.ts$/;
  const wrong = outside.flatMap(({ path, text }) =>
    [...text.matchAll(/from "([^"]*\/sources\/[^"]*)"/g)]
      .filter(([, target]) => !shared.test(target!))
      .map(([, target]) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});
