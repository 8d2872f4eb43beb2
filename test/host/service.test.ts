import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ROOT } from "../../scripts/host/settings.ts";
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

  // fetch() decompresses, and asks for it.
  async function bytesAt(path: string, method: string, headers: Record<string, string>) {
    const sent = request(service.url + path, { method, headers }).end();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    return { headers: response.headers, body: Buffer.concat(await response.toArray()) };
  }

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
    // Asked for the first time, long after the last commit: while its second lasts there is no
    // Last-Modified.
    const url = `${service.url}/papers.atom?utm_source=304`;
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

  it("serves static files, and pages of its own for what is none", async () => {
    for (const [path, type] of [
      ["/style.css", "text/css; charset=utf-8"],
      ["/icon.svg", "image/svg+xml"],
      ["/robots.txt", "text/plain; charset=utf-8"],
    ] as const) {
      const response = await fetch(service.url + path);
      expect([response.status, response.headers.get("Content-Type")]).toEqual([200, type]);
      expect(await response.text()).toBe(await readFile(join(ROOT, "public", path), "utf8"));
    }
    const missing = await fetch(`${service.url}/styles.css`);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("There is nothing at this address.");
    expect((await fetch(`${service.url}/style.css`, { method: "POST" })).status).toBe(405);
  });

  it.each(["/papers.atom", "/style.css", "/nothing", "/papers/date"])("dates %s", async (path) => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { headers } = await fetch(service.url + path, { redirect: "manual" });
    const date = Date.parse(headers.get("Date") ?? "");
    expect(date).toBeGreaterThanOrEqual(before);
    expect(date).toBeLessThanOrEqual(Date.now());
  });

  it("compresses for who can read it, and says how long it is", async () => {
    const plain = await bytesAt("/papers.atom", "GET", {});
    const zipped = await bytesAt("/papers.atom", "GET", { "Accept-Encoding": "gzip" });
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
    expect(zipped.body.byteLength).toBeLessThan(plain.body.byteLength / 3);
    for (const { headers, body } of [plain, zipped]) {
      expect(headers["content-length"]).toBe(String(body.byteLength));
    }
    const head = await bytesAt("/papers.atom", "HEAD", { "Accept-Encoding": "gzip" });
    expect(head.headers["content-length"]).toBe(String(zipped.body.byteLength));
    expect(head.body.byteLength).toBe(0);
  });

  it("makes one answer for many who ask at once, though the first one leaves", async () => {
    const url = `${service.url}/papers.rss?q=learning&limit=41`;
    const first = new AbortController();
    const left = fetch(url, { signal: first.signal });
    const others = Array.from({ length: 12 }, async () => (await fetch(url)).text());
    first.abort();
    await expect(left).rejects.toThrow("abort");
    const texts = await Promise.all(others);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain("<item>");
  });

  it("stops so that nothing answers any more", async () => {
    await service.stop();
    await expect(fetch(`${service.url}/papers.json`)).rejects.toThrow("fetch failed");
  });
});
