import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import { biorxiv } from "../../src/sources/biorxiv.ts";
import { feed } from "../../src/sources/feed/index.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import { FACTS } from "../../src/sources/index.ts";
import { type Page, type Reading, type Source, SourceError } from "../../src/sources/source.ts";
import { fixturesOf } from "../fixtures/files.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z") / 1000;
// FUZZ_RUNS=5000 looks longer.
const RUNS = Number(env.FUZZ_RUNS || 60);

const SOURCES: [name: string, source: Source][] = [
  ["huggingface", huggingface.create(OPTIONS)],
  ["arxiv", arxiv.create(OPTIONS)],
  ["biorxiv", biorxiv.create(OPTIONS)],
  ["feed", feed(FACTS).create({ FEEDS: [{ url: "https://journal.example/feed" }] })],
];

/** Every kind of page that a source has. */
function pagesOf(source: Source): Page[] {
  const { backfill, lookup } = source;
  return [
    ...source.live(NOW).slice(0, 3),
    ...(backfill?.pages(backfill.last(NOW)).slice(0, 1) ?? []),
    ...(lookup ? [lookup.page(["arxiv:2411.05783"], NOW)] : []),
  ];
}

const HOSTILE = [
  "\0",
  "\ud800",
  "<![CDATA[",
  "]]>",
  "&#xFFFF;",
  "&amp;#38;",
  "null",
  "1e999",
  "\u202e",
  "<!--",
  "{",
  '"',
  "\\u0000",
  "</title>",
  "9999-99-99",
];

/** A text of which some spans are dropped, doubled, swapped or replaced. */
function mutated(text: string): fc.Arbitrary<string> {
  const place = fc.nat(Math.max(1, text.length));
  const change = fc.record({
    at: place,
    length: fc.nat(200),
    other: place,
    kind: fc.constantFrom("drop", "double", "move", "insert", "cut"),
    hostile: fc.constantFrom(...HOSTILE),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((now, { at, length, other, kind, hostile }) => {
      const span = now.slice(at, at + length);
      const without = now.slice(0, at) + now.slice(at + length);
      switch (kind) {
        case "drop":
          return without;
        case "double":
          return now.slice(0, at) + span + now.slice(at);
        case "move":
          return without.slice(0, other) + span + without.slice(other);
        case "insert":
          return now.slice(0, at) + hostile + now.slice(at);
        default:
          return now.slice(0, at);
      }
    }, text),
  );
}

/** The reading of a source, or the message with which it refuses the whole answer. */
function readOrRefuse(
  source: Source,
  body: string,
  page: Page,
): Partial<Reading> & { error?: string } {
  try {
    return source.read([body], page);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { error: error.message };
  }
}

describe.each(SOURCES)("mutated answers of %s", (name, source) => {
  it.each(Object.entries(fixturesOf(name)))("made from %s are read or refused", (_, text) => {
    const pages = pagesOf(source);
    fc.assert(
      fc.property(mutated(text), fc.constantFrom(...pages), (body, page) => {
        const { listings = [], rejected = [], error = "none" } = readOrRefuse(source, body, page);
        const texts = listings.flatMap(({ paper }) => [paper.id, paper.title]);
        expect([...texts, ...rejected, error]).not.toContain("");
      }),
      { numRuns: RUNS },
    );
  });
});
