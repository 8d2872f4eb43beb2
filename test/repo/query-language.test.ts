import { expect, it } from "vitest";
import page from "../../docs/query-language.md?raw";
import { RUNGS } from "../../src/paper/ladder.ts";
import { FIELDS } from "../../src/query/fields/index.ts";
import { FULL_HELP, parse } from "../../src/query/index.ts";

it("the page on the query language has the table of its fields", () => {
  expect(page.match(/^\|.*\n/gm)?.join("")).toBe(fieldTable());
});

it("the page on the query language shows queries that can be read", () => {
  const [, block = ""] = /```\n([^`]*)```/.exec(page)!;
  const queries = block
    .trim()
    .split("\n")
    .map((line) => line.split(/ {2,}/)[0]!);
  expect(queries.length).toBeGreaterThan(5);
  for (const query of queries) expect(parse(query), query).toMatchObject({ ok: true, notices: [] });
});

it("the page on the query language names the steps of upvotes", () => {
  expect(page).toContain(`in steps: ${RUNGS.join(" ")}.`);
});

it("the help can be read as it stands", () => {
  for (const [query] of FULL_HELP) {
    expect(parse(query), query).toMatchObject({ ok: true, notices: [] });
  }
});

// The table as the page has to have it.
function fieldTable(): string {
  const rows = FIELDS.map(({ names: [name, ...others], help: { takes, examples } }) => [
    code(`${name}:`),
    others.map((other) => code(`${other}:`)).join(" "),
    takes,
    examples.map(([query, meaning]) => `${code(query)}: ${meaning}`).join("<br>"),
  ]);
  return [["field", "also", "takes", "examples"], Array<string>(4).fill("---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |\n`.replaceAll("|  |", "| |"))
    .join("");
}

function code(text: string): string {
  return `\`${text}\``;
}
