import { env } from "cloudflare:workers";
import * as fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { get, smallWire } from "../web/site.ts";

// FUZZ_RUNS=5000 looks longer.
const RUNS = Number(env.FUZZ_RUNS || 300);

beforeAll(async () => {
  const wire = await smallWire({ upvotes: 7 });
  await wire.run();
});

const PATHS = [
  "",
  "/",
  "/papers",
  "/papers/date/2026-11-23",
  "/papers/week/2026-W47",
  "/papers/month/2026-11",
  "/papers/trending",
  "/papers/2611.00001",
  "/topics",
  "/topics/machine-unlearning",
  "/topics/cs.LG+cs.CL",
  "/follow/papers",
  "/build",
  "/like",
  "/status",
  "/search",
  "/author/x",
  "/abs/2611.00001",
  "/huggingface/daily-papers",
  "/subscribe",
  "/subscriptions/x",
];
const NAMES = [
  "q",
  "limit",
  "before",
  "sort",
  "since",
  "digest",
  "content",
  "include",
  "source",
  "topics",
  "list",
  "utm_x",
];
const HOSTILE = [
  "",
  "0",
  "-1",
  "1e9",
  "9".repeat(30),
  "\0",
  "\ud800",
  "%",
  "%zz",
  "../..",
  "a".repeat(3000),
  "\u202e",
  "'\"><script>",
  "NEAR(a b)",
  "title:",
  "((((",
  "like:x@99",
  "date:9999..",
  "upvotes:>=",
  "OR OR",
  "*",
  "newest",
  "weekly",
];

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 40 }));
const path = fc
  .tuple(
    fc.constantFrom(...PATHS),
    fc.oneof(fc.constant(""), fc.constantFrom(".rss", ".atom", ".json", ".csv", ".xyz", "/")),
    fc.oneof(fc.constant(""), text),
  )
  .map(([start, extension, end]) => `${start}${end === "" ? "" : `/${encode(end)}`}${extension}`);
const parameters = fc
  .array(fc.tuple(fc.oneof(fc.constantFrom(...NAMES), text), text), { maxLength: 4 })
  .map((pairs) => pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&"));
const header = fc.record(
  Object.fromEntries(
    [
      "Accept",
      "Accept-Encoding",
      "If-None-Match",
      "If-Modified-Since",
      "Range",
      "Cookie",
      "X-Forwarded-Host",
    ].map((name) => [name, fc.string({ unit: "grapheme-ascii", maxLength: 60 })]),
  ),
  { requiredKeys: [] },
);

// A lone surrogate cannot be written in an address, and "%" stands for itself.
function encode(part: string): string {
  return part.startsWith("%") ? part : encodeURIComponent(part.toWellFormed());
}

it("any address with any headers is answered, and never by an error of ours", async () => {
  await fc.assert(
    fc.asyncProperty(
      path,
      parameters,
      header,
      fc.constantFrom("GET", "GET", "HEAD", "POST", "PUT", "OPTIONS"),
      async (where, query, headers, method) => {
        const address = `${where.startsWith("/") ? "" : "/"}${where}${query === "" ? "" : `?${query}`}`;
        const response = await get(address, headers as Record<string, string>, { method });
        await response.text();
        expect(response.status, address).toBeLessThan(500);
      },
    ),
    { numRuns: RUNS },
  );
});
