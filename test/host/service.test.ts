import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type SampleService, startSampleService } from "../../scripts/simulator/service.ts";
import { FORMATS } from "../../src/feeds/formats.ts";
import { weekOf } from "../../src/text/time.ts";
import { TOPICS } from "../../src/topics.ts";
import { wrongMarkup } from "./markup.ts";
import { findSample, PAGES, type Sample } from "../../scripts/simulator/pages.ts";

const XMLLINT = "xmllint";
const hasXmllint = spawnSync(XMLLINT, ["--version"]).status === 0;
if (!hasXmllint) console.log("Skipped: xmllint is not installed");

const XML = /\.(rss|atom|opml)/;
const JSON_LINES = /\.ndjson/;

describe("the service on this machine", () => {
  let folder = "";
  let service: SampleService;
  let sample: Sample;
  /** Every list and feed, by its path. */
  const documents = new Map<string, string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "paperwire-"));
    const log = vi.spyOn(console, "log").mockReturnValue();
    // A week of Hugging Face and the last announcement of arXiv, which may be three days old; it is
    // asked once in three seconds.
    service = await startSampleService({ SOURCES: "huggingface,arxiv", RUN_PAGES: "12" });
    log.mockRestore();
    sample = await findSample(service.url);
    for (const path of [...listsAsFeeds(), "/topics.opml"]) {
      const response = await fetch(service.url + path);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path}: ${text}`);
      documents.set(path, text);
    }
  });

  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function listsAsFeeds(): string[] {
    const { id, day } = sample;
    const lists = [
      ["/papers"],
      ["/papers", "?q=forgetting+-survey&limit=10"],
      ["/papers", "?q=%22nothing+like+this+%26+%3Cthat%3E%22"],
      [`/papers/date/${day}`],
      [`/papers/week/${weekOf(day)}`],
      [`/papers/month/${day.slice(0, 7)}`],
      ["/papers/trending"],
      [`/papers/${id}`],
      ["/topics/cs.LG"],
      ...TOPICS.map(({ slug }) => [`/topics/${slug}`]),
    ];
    return lists.flatMap(([path, search = ""]) =>
      FORMATS.map(({ extension }) => `${path}.${extension}${search}`),
    );
  }

  it.each([...TOPICS.map(({ slug }) => slug), "cs.LG"])("finds papers on %s", (topic) => {
    expect(documents.get(`/topics/${topic}.rss`)).toContain("<item>");
  });

  it.skipIf(!hasXmllint)("writes well-formed XML in every XML format of every list", async () => {
    const files: string[] = [];
    for (const [path, text] of documents) {
      if (!XML.test(path)) continue;
      const file = join(folder, encodeURIComponent(path));
      await writeFile(file, text);
      files.push(file);
    }
    expect(files.length).toBeGreaterThan(TOPICS.length * 2);
    expect(() => execFileSync(XMLLINT, ["--noout", ...files])).not.toThrow();
  });

  it("writes JSON in every JSON format of every list", () => {
    const texts = [...documents].flatMap(([path, text]) =>
      JSON_LINES.test(path) ? text.split("\n").filter(Boolean) : /\.json/.test(path) ? [text] : [],
    );
    expect(texts.length).toBeGreaterThan(TOPICS.length);
    for (const text of texts) expect(JSON.parse(text)).toBeTypeOf("object");
  });

  it.each(PAGES)("shows valid HTML: $name", async ({ path, status }) => {
    const response = await fetch(service.url + path(sample));
    expect(response.status).toBe(status);
    expect(await wrongMarkup(await response.text())).toEqual([]);
  });

  it("answers 304 over HTTP to who has a feed already", async () => {
    const url = `${service.url}/papers.atom`;
    const first = await fetch(url);
    const etag = first.headers.get("ETag")!;
    const again = await fetch(url, { headers: { "If-None-Match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const since = first.headers.get("Last-Modified")!;
    const dated = await fetch(url, { headers: { "If-Modified-Since": since } });
    expect(dated.status).toBe(304);
    const other = await fetch(url, { headers: { "If-None-Match": '"other"' } });
    expect(other.status).toBe(200);
  });

  it("stops so that nothing answers any more", async () => {
    await service.stop();
    await expect(fetch(`${service.url}/papers.json`)).rejects.toThrow("fetch failed");
  });
});
