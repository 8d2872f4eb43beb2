import { describe, expect, it } from "vitest";
import { FIELDS, fieldOf, isLeaf, type Leaf, type Query } from "../../../src/query/fields/index.ts";
import { canonical, explain, inWords, parse } from "../../../src/query/index.ts";

const NAMED = FIELDS.map((field) => [field.names[0], field] as const);

describe("the table of fields", () => {
  it("gives each name and each type of leaf to one field", () => {
    const names = FIELDS.flatMap((field) => field.names.map((name) => name.toLowerCase()));
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
    for (const name of names) expect(name).toMatch(/^[a-z_]+$/);
    const types = FIELDS.flatMap((field) => field.types);
    expect(types.toSorted()).toEqual([...new Set(types)].toSorted());
  });

  it.each(NAMED)("has examples of %s that ask for it, read as they stand", (_, field) => {
    for (const [query, meaning] of field.help.examples) {
      const leaves = leavesOf(queryOf(query));
      expect(leaves.map(fieldOf), query).toContain(field);
      expect(meaning).toMatch(/^[a-z]/);
      expect(meaning).not.toMatch(/\.$/);
    }
  });

  it.each(NAMED)(
    "writes leaves of %s as text that reads as the same, and says them",
    (_, field) => {
      for (const leaf of leavesOf(queryOf(field.help.examples[0][0]))) {
        expect(queryOf(canonical(leaf))).toEqual(leaf);
        expect(inWords([{ text: canonical(leaf), query: leaf }])).not.toBe("");
      }
    },
  );
});

function queryOf(text: string): Query {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${explain(parsed.error)}`);
  return parsed.tree!;
}

function leavesOf(query: Query): Leaf[] {
  if (isLeaf(query)) return [query];
  return query.type === "not" ? leavesOf(query.part) : query.parts.flatMap(leavesOf);
}
