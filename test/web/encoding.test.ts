import { beforeAll, describe, expect, it } from "vitest";
import { acceptedEncoding, encodingFor } from "../../src/web/encoding.ts";
import { get, smallWire } from "./site.ts";

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
});

const ZIPPED = { "Accept-Encoding": "gzip, deflate, br" };

async function unzipped(response: Response): Promise<string> {
  return new Response(response.body!.pipeThrough(new DecompressionStream("gzip"))).text();
}

it.each([
  [null, "identity"],
  ["", "identity"],
  ["gzip", "gzip"],
  ["GZIP;Q=1.0", "gzip"],
  ["x-gzip", "gzip"],
  ["br, zstd, gzip", "gzip"],
  ["*", "gzip"],
  ["br", "identity"],
  ["gzip;q=0", "identity"],
  ["*;q=0", "identity"],
  ["*, gzip;q=0", "identity"],
  ["identity;q=1, gzip; q=0.5", "identity"],
  ["gzip;q=0.5, identity;q=0.1", "gzip"],
  ["gzip;q=oops", "identity"],
])("reads Accept-Encoding: %s as %s", (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding);
});

it("leaves to Cloudflare what it compresses itself, and nothing else", () => {
  const request = new Request("https://papers.example/", {
    headers: { "Accept-Encoding": "gzip, br" },
    cf: { colo: "AMS" },
  });
  expect(encodingFor(request, "text/html; charset=utf-8")).toBe("identity");
  expect(encodingFor(request, "application/rss+xml; charset=utf-8")).toBe("identity");
  expect(encodingFor(request, "application/atom+xml; charset=utf-8")).toBe("gzip");
  expect(encodingFor(request, "application/feed+json; charset=utf-8")).toBe("gzip");
});

it("leaves pictures as they are, but for drawings", () => {
  const request = new Request("https://papers.example/", {
    headers: { "Accept-Encoding": "gzip" },
  });
  expect(encodingFor(request, "image/png")).toBe("identity");
  expect(encodingFor(request, "font/woff2")).toBe("identity");
  expect(encodingFor(request, "image/svg+xml")).toBe("gzip");
});

describe("a body", () => {
  it.each(["/papers", "/papers.rss", "/papers.atom", "/papers.json", "/papers.csv"])(
    "of %s is the same in every encoding, asked for in any order",
    async (path) => {
      const plain = await get(`${path}?limit=3`);
      expect(plain.headers.get("Content-Encoding")).toBeNull();
      const text = await plain.text();
      const [first, second] = [await get(path, ZIPPED), await get(path, ZIPPED)];
      for (const zipped of [first, second]) {
        expect(zipped.headers.get("Content-Encoding")).toBe("gzip");
        expect(zipped.headers.get("Vary")).toBe("Accept-Encoding");
      }
      const body = await unzipped(first);
      expect(await unzipped(second)).toBe(body);
      expect(await (await get(path)).text()).toBe(body);
      expect(await unzipped(await get(`${path}?limit=3`, ZIPPED))).toBe(text);
    },
  );

  it("has the length that is told, and HEAD tells the same", async () => {
    for (const headers of [{}, ZIPPED]) {
      const response = await get("/papers.rss", headers);
      const { byteLength } = await response.arrayBuffer();
      expect(response.headers.get("Content-Length")).toBe(String(byteLength));
      const head = await get("/papers.rss", headers, { method: "HEAD" });
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(response.headers));
    }
  });

  it("has one tag in every encoding", async () => {
    const tag = (await get("/papers.rss")).headers.get("ETag")!;
    expect((await get("/papers.rss", ZIPPED)).headers.get("ETag")).toBe(tag);
    const known = await get("/papers.rss", { ...ZIPPED, "If-None-Match": tag });
    expect([known.status, known.headers.get("Vary")]).toEqual([304, "Accept-Encoding"]);
    expect(known.headers.get("Content-Encoding")).toBeNull();
  });

  it("that is small is not compressed", async () => {
    const response = await get("/opensearch.xml", ZIPPED);
    const text = await response.text();
    expect(text.length).toBeLessThan(1024);
    expect(response.headers.get("Content-Encoding")).toBeNull();
  });
});
