import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import page from "../../../docs/adding-a-source.md?raw";
import { factsOf } from "../../../src/paper/facts.ts";
import { feed } from "../../../src/sources/feed/index.ts";
import { FACTS, SOURCES } from "../../../src/sources/index.ts";
import { createApp } from "../../../src/web/entry/app.ts";
import { clear, wireOver } from "../../ingest/wire.ts";
import { textOf } from "../../web/page-markup.ts";
import { preprints } from "./preprints.ts";

const files = import.meta.glob<string>(["./*", "../../../src/sources/index.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const list = files["./list.json"]!;

// The example is real files, so that it is checked and run; the page shows them as they would lie
// in the places it names.
describe("docs/adding-a-source.md", () => {
  it("shows the source", () => {
    expect(blocks()[0]).toBe(
      `// src/sources/preprints.ts\n${asInSources(files["./preprints.ts"]!)}`,
    );
  });

  it("shows its fixture and its test", () => {
    expect(blocks()).toContain(list);
    expect(blocks()).toContain(
      `// test/sources/preprints.test.ts\n${asInTests(files["./preprints.test.ts"]!)}`,
    );
  });

  it("shows the line to extend", () => {
    const line = /^const \w+: readonly SourceKind\[\] = \[huggingface, arxiv, /m;
    const [start] = line.exec(files["../../../src/sources/index.ts"]!) ?? [];
    expect(blocks()).toContain(`// src/sources/index.ts\n${start}…, preprints];\n`);
  });
});

const facts = factsOf([...SOURCES, preprints]);
const app = createApp({ sources: () => [], facts });

describe("the source that it adds", () => {
  beforeAll(async () => {
    await clear();
    const wire = wireOver(() => [], "2026-11-20T12:00:00Z");
    await wire.run({
      sources: [preprints.create({ PREPRINTS_URL: "https://api.preprints.example" })],
      facts,
      fetcher: async (input) => {
        const { pathname, search } = new URL(new Request(input).url);
        const body = pathname + search === "/list?day=2026-11-20" ? list : "[]";
        return new Response(body, { headers: { "Content-Type": "application/json" } });
      },
    });
  });

  it("has its papers in feeds, under their DOIs and linked to its site", async () => {
    const { items } = await (await get("/papers.json?q=source:preprints")).json<Feed>();
    expect(items.map(({ id, url }) => [id, url])).toEqual([
      ["https://doi.org/10.5555/2026.11.a7", "https://preprints.example/10.5555/2026.11.a7"],
      ["https://doi.org/10.5555/2026.11.b2", "https://preprints.example/10.5555/2026.11.b2"],
    ]);
    expect(items[0]?.content_html).toContain(
      '<a href="https://preprints.example/10.5555/2026.11.a7.pdf">PDF</a>',
    );
  });

  it("is named on a paper's page and in BibTeX", async () => {
    const html = await (await get("/papers/10.5555/2026.11.a7")).text();
    expect(html).toContain(' href="https://preprints.example/10.5555/2026.11.a7">Preprints</a>');
    expect(html).toContain(' href="https://preprints.example/10.5555/2026.11.a7.pdf">PDF</a>');
    expect(textOf(html)).toContain("Preprints of the Example Society 20 Nov 2026");
    const bib = await (await get("/papers/10.5555/2026.11.a7.bib")).text();
    expect(bib).toContain("howpublished = {Preprints},");
  });

  it("has papers found by their addresses on its site", async () => {
    const address = "https://preprints.example/10.5555/2026.11.A7?lang=en";
    const query = new URLSearchParams({ q: `id:"${address}"` });
    const { items } = await (await get(`/papers.json?${query.toString()}`)).json<Feed>();
    expect(items.map(({ title }) => title)).toEqual(["Moss on moving roofs"]);
    expect((await get("/papers/https://preprints.example/10.5555/2026.11.b2")).status).toBe(200);
  });

  it("has papers known in feeds that link its site", () => {
    const reader = feed(facts).create({ FEEDS: [{ url: "https://lab.example/rss" }] });
    const rss = `<rss version="2.0"><channel><item><title>News</title>
      <link>https://preprints.example/10.5555/2026.11.a7</link></item></channel></rss>`;
    const asked = { source: "feed", page: "https://lab.example/rss", day: "2026-11-20" };
    expect(reader.read([rss], asked).listings[0]?.paper.id).toBe("doi:10.5555/2026.11.a7");
  });

  it("is not there yet", () => {
    expect(FACTS.has("preprints")).toBe(false);
  });
});

interface Feed {
  items: { id: string; url: string; title: string; content_html: string }[];
}

async function get(path: string): Promise<Response> {
  const request = new Request(`https://papers.example${path}`);
  return app.request(request, {}, { ...env, SITE_URL: "https://papers.example" });
}

/** The fenced blocks of the page. */
function blocks(): string[] {
  return [...page.matchAll(/^```\w+\n([^]*?)^```$/gm)].map(([, block]) => block!);
}

function asInSources(text: string): string {
  return text.replaceAll('"../../../src/sources/', '"./').replaceAll('"../../../src/', '"../');
}

function asInTests(text: string): string {
  return text
    .replaceAll('"./preprints.ts"', '"../../src/sources/preprints.ts"')
    .replaceAll('"./list.json?raw"', '"../fixtures/preprints/list.json?raw"');
}
