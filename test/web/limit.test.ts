import { beforeAll, describe, expect, it } from "vitest";
import { addressOf, Counter, MOST_A_MINUTE } from "../../src/web/limit.ts";
import { memory } from "../../src/web/answers.ts";
import { get, smallWire } from "./site.ts";

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
});

it("counts by the minute, and each address alone", () => {
  const counter = new Counter(2);
  const asked = [0, 1, 2].map((at) => counter.allows("a", 600 + at));
  expect(asked).toEqual([true, true, false]);
  expect(counter.allows("b", 603)).toBe(true);
  expect(counter.allows("a", 659)).toBe(false);
  expect(counter.allows("a", 660)).toBe(true);
});

it("forgets before it grows without end", () => {
  const counter = new Counter(1);
  for (let n = 0; n < 10_000; n++) counter.allows(`address ${n}`, 0);
  expect(counter.allows("address 0", 0)).toBe(true);
});

describe("an address", () => {
  it.each([
    [{}, undefined],
    [{ "CF-Connecting-IP": "192.0.2.1" }, "192.0.2.1"],
    [{ "X-Forwarded-For": "10.0.0.1, 192.0.2.1" }, "192.0.2.1"],
    [{ "CF-Connecting-IP": "192.0.2.1", "X-Forwarded-For": "10.0.0.1" }, "192.0.2.1"],
    [{ "CF-Connecting-IP": "2001:db8:1:2:3:4:5:6" }, "2001:db8:1:2"],
    [{ "CF-Connecting-IP": "2001:DB8::6" }, "2001:db8:0:0"],
    [{ "CF-Connecting-IP": "::1" }, "0:0:0:0"],
    [{ "X-Forwarded-For": "::ffff:192.0.2.1" }, "::ffff:192.0.2.1"],
    [{ "X-Forwarded-For": "" }, undefined],
  ])("of %j is %s", (headers, address) => {
    expect(addressOf(new Headers(headers))).toBe(address);
  });
});

describe("a stranger who asks for too much", () => {
  const limiter = (success: boolean) => ({ COLD_LIMIT: { limit: async () => ({ success }) } });
  const from = { "CF-Connecting-IP": "192.0.2.1" };

  it("is told to come again, and still gets what is there", async () => {
    const vars = limiter(false);
    const text = await (await get("/papers.rss", from, { vars: limiter(true) })).text();
    const again = await get("/papers.rss", from, { vars });
    expect([again.status, await again.text()]).toEqual([200, text]);
    memory.clear();
    const refused = await get("/papers.rss", from, { vars });
    expect([refused.status, await refused.text()]).toEqual([
      429,
      "Too many requests for different lists. Try again in a minute.\n",
    ]);
    expect(refused.headers.get("Retry-After")).toBe("60");
    expect(refused.headers.get("Cache-Control")).toBe("no-store");
    expect((await get("/papers.rss", {}, { vars })).status).toBe(200);
  });

  it("is counted here where Cloudflare does not count", async () => {
    const other = { "X-Forwarded-For": "198.51.100.7" };
    const vars = { COLD_LIMIT: undefined };
    const statuses: number[] = [];
    for (let n = 0; n <= MOST_A_MINUTE; n++) {
      statuses.push((await get(`/opensearch.xml?_=${n}`, other, { vars })).status);
    }
    expect(new Set(statuses.slice(0, MOST_A_MINUTE))).toEqual(new Set([200]));
    expect(statuses.at(-1)).toBe(429);
  });
});
