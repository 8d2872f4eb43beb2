import { describe, expect, it } from "vitest";
import { codesIn, PAGES, tableUnder } from "./markdown.ts";

const sources = import.meta.glob<string>("../../src/**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The text from a bracket to the one that closes it, without the two. */
function within(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if ("{([".includes(text[at]!)) depth++;
    if ("})]".includes(text[at]!)) depth--;
    if (depth === 0) return text.slice(open + 1, at);
  }
  throw new Error(`A bracket is never closed: ${text.slice(open, open + 60)}`);
}

/** The texts between the commas of an object, but for those inside further brackets. */
function partsOf(literal: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of literal) {
    if ("{([".includes(letter)) depth++;
    if ("})]".includes(letter)) depth--;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** The fields of an object that is logged. */
function fieldsOf(literal: string): string[] {
  return partsOf(literal).flatMap((part) => {
    if (part === "...outcome") return outcomeFields();
    if (part.startsWith("...")) return fieldsOf(within(part, part.indexOf("{")));
    return part.split(":")[0]!;
  });
}

function outcomeFields(): string[] {
  const context = sources["../../src/ingest/context.ts"]!;
  const start = context.indexOf("export interface Outcome {");
  const body = within(context, context.indexOf("{", start));
  return Array.from(body.matchAll(/^ {2}(\w+)\??:/gm), ([, name]) => name!);
}

/** Each event that the code logs, with its fields. */
function loggedEvents(): Map<string, Set<string>> {
  const events = new Map<string, Set<string>>();
  for (const text of Object.values(sources)) {
    for (const { 1: name, index } of text.matchAll(/\{\s*event: "(\w+)"/g)) {
      const fields = events.get(name!) ?? new Set<string>();
      for (const field of fieldsOf(within(text, index))) fields.add(field);
      fields.delete("event");
      events.set(name!, fields);
    }
  }
  return events;
}

describe("the log", () => {
  const rows = tableUnder(PAGES.get("docs/running.md")!, "### The log");
  const told = new Map(rows.map(([name, , fields]) => [codesIn(name)[0]!, codesIn(fields)]));

  it("is described with every event and its fields", () => {
    const logged = Array.from(loggedEvents(), ([name, fields]) => [name, [...fields].toSorted()]);
    const described = Array.from(told, ([name, fields]) => [name, fields.toSorted()]);
    expect(Object.fromEntries(described)).toEqual(Object.fromEntries(logged));
  });

  it("has more than a handful of events, of which some have optional fields", () => {
    expect(loggedEvents().size).toBeGreaterThan(5);
    expect(loggedEvents().get("delivery")).toContain("error");
    expect(loggedEvents().get("poll")).toContain("rejected");
  });
});
