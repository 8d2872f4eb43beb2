import { expect, it } from "vitest";
import { FULL_HELP, SHORT_HELP } from "../../src/query/index.ts";
import { textOf } from "./page-markup.ts";
import { get } from "./site.ts";

it("the help of the search box has an example of every field, each a link", async () => {
  const html = await (await get("/about")).text();
  const rows = html.matchAll(/<a href="([^"]*)"><code>(.*?)<\/code><\/a><\/dt><dd>(.*?)<\/dd>/g);
  const shown = Array.from(rows, ([, href, query, meaning]) => {
    const { searchParams } = new URL(textOf(href!), "https://papers.example");
    return [searchParams.get("q"), textOf(query!), textOf(meaning!)];
  });
  expect(shown).toEqual(SHORT_HELP.map(([query, meaning]) => [query, query, meaning]));
});

it("llms.txt has every example", async () => {
  const text = await (await get("/llms.txt")).text();
  const [, section = ""] = /## Queries\n\n([^#]*)/.exec(text)!;
  const lines = section.trim().split("\n");
  expect(lines.map((line) => line.replace(/\]\(\S+\): /, ": "))).toEqual(
    FULL_HELP.map(([query, meaning]) => `- [\`${query}\`: ${meaning}`),
  );
});
