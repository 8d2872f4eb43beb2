import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everything } from "../../scripts/simulator/everything.ts";
import { samplePapers } from "../../scripts/simulator/papers.ts";
import { OPTIONS } from "../../scripts/simulator/settings.ts";
import { SOURCES } from "../../src/sources/index.ts";
import { type Ask, type Page, type Source, SourceError } from "../../src/sources/source.ts";
import { decodeText } from "../../src/text/decode.ts";

const BASE = "https://upstream.example";
const RUNS = 60;
const NOW = Date.parse("2026-11-20T18:00:00Z") / 1000;
const DAY = "2026-11-19";
const simulated = everything(samplePapers, { clock: () => NOW });
const options = {
  ...OPTIONS,
  HUGGINGFACE_URL: BASE,
  ARXIV_CATEGORIES: ["cs.LG"],
  ARXIV_RSS_URL: BASE,
  ARXIV_API_URL: BASE,
  ARXIV_OAI_URL: BASE,
  BIORXIV_URL: BASE,
  FEEDS: [{ url: `${BASE}/feeds/journal.rss` }, { url: `${BASE}/feeds/lab.atom` }],
};

const list = await simulated.fetch(new Request(`${BASE}/api/daily_papers?date=${DAY}`));
const [listed] = await list.json<{ paper: { id: string } }[]>();

/** A page of each kind there is. */
const PAGES = SOURCES.map((kind) => kind.create(options)).flatMap((source) => {
  const kinds = new Map<string, Page>();
  const pages = [...source.live(NOW), ...(source.backfill?.pages(DAY) ?? [])];
  for (const page of pages) kinds.set(page.page.replaceAll(/[\d-]+/g, ""), page);
  const lookup = source.lookup?.page([`arxiv:${listed!.paper.id}`], NOW);
  return [...kinds.values(), ...(lookup ? [lookup] : [])].map(
    (page) => [`${source.name}: ${page.page}`, source, page] as const,
  );
});

const HOSTILE = [
  "<",
  ">",
  "&",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "</item>",
  "</title>",
  "<title>",
  "<br>",
  '"',
  "'",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "null",
  "1e999",
  "-1",
  "\u0000",
  "\u202e",
  "\ud83d",
  "😀",
  "&#x110000;",
  "&lt;",
  "%E0%A4",
  "10.1000/",
  "https://",
  "arXiv:",
  " and ",
  ";",
  "Jr., ",
  "\n\n",
  "\u2028",
  "2026-13-45",
  "Volume ",
  "Abstract: ",
  "…",
];

/** A change to a text: a piece of it, by parts of its length, and what comes instead. */
const change = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.2, noNaN: true })),
  by: fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc
      .tuple(fc.constantFrom(...HOSTILE), fc.integer({ min: 2, max: 3000 }))
      .map(([text, n]) => text.repeat(n)),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.constant("again"),
  ),
});

function changed(
  text: string,
  changes: readonly (typeof change extends fc.Arbitrary<infer T> ? T : never)[],
): string {
  return changes.reduce((so, { from, length, by }) => {
    const start = Math.floor(from * so.length);
    const end = start + Math.floor(length * so.length);
    return (
      so.slice(0, start) + (by === "again" ? so.slice(start, end).repeat(2) : by) + so.slice(end)
    );
  }, text);
}

async function poll(source: Source, page: Page, mend: (body: string) => string): Promise<number> {
  const ask: Ask = async (url) => {
    const response = await simulated.fetch(new Request(url));
    const { status, headers } = response;
    return { status, headers, body: mend(await response.text()) };
  };
  const bodies = await source.fetch(ask, page);
  return source.read(bodies ?? [], page).listings.length;
}

describe("an answer that was changed on the way", () => {
  it.each(PAGES)("is read, or is no answer: %s", { timeout: 60_000 }, async (_, source, page) => {
    expect(await poll(source, page, (body) => body)).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const error: unknown = await poll(source, page, (body) => changed(body, changes)).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        expect(error === undefined || error instanceof SourceError, String(error)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

it("reads any bytes as text", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom("", "utf-8", "gb2312", "x"),
      (bytes, label) => {
        expect(typeof decodeText(bytes, `text/xml; charset=${label}`)).toBe("string");
      },
    ),
  );
});
