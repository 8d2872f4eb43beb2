import { beforeEach, describe, expect, it } from "vitest";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { clear } from "../../ingest/wire.ts";
import { mailSite, SITE } from "../mail/site.ts";

const HUB = `${SITE}/hub`;
const TOPIC = `${SITE}/papers.atom?q=forgetting`;

// The outside is asked what is verified, and where.
let asked: string[];
let site: ReturnType<typeof mailSite>;

beforeEach(async () => {
  await clear();
  asked = [];
  const OUTSIDE = {
    async fetch(input: RequestInfo) {
      const { url } = new Request(input);
      if (url.startsWith("https://dns")) return Response.json({ Status: 0 });
      asked.push(url);
      return new Response(new URL(url).searchParams.get("hub.challenge"));
    },
  };
  site = mailSite({ MAIL_PROVIDER: "", OUTSIDE, DNS_URL: "https://dns.example.org/query" });
});

const subscription = {
  "hub.mode": "subscribe",
  "hub.topic": TOPIC,
  "hub.callback": "https://reader.example.org/push",
  "hub.unknown": "ignored",
};

describe("a feed", () => {
  it.each([
    ["/papers.atom?q=forgetting", true],
    ["/topics/robotics.rss", true],
    ["/papers/trending.json", true],
    ["/.atom", true],
    ["/papers.atom?digest=daily", false],
    ["/papers.rss?before=5", false],
    ["/papers/date/2026-11-20.atom", false],
    ["/papers.csv", false],
  ])("%s names the hub: %s", async (path, isPushed) => {
    for (const method of ["GET", "HEAD"]) {
      const link = await linkOf(path, method);
      expect(link.includes(`<${HUB}>; rel="hub"`)).toBe(isPushed);
      expect(link.match(/rel="self"/g)).toHaveLength(1);
    }
  });

  it("names it in Atom, RSS and JSON, too", async () => {
    const body = async (path: string) => (await site.get(path)).text();
    expect(parseAtomFeed(await body("/papers.atom")).links).toContainEqual({
      rel: "hub",
      href: HUB,
    });
    expect(parseRssFeed(await body("/papers.rss")).atom?.links).toContainEqual({
      rel: "hub",
      href: HUB,
    });
    expect(parseJsonFeed(await body("/papers.json")).hubs).toEqual([{ type: "WebSub", url: HUB }]);
  });

  it("names none where there is none", async () => {
    expect(await linkOf("/papers.atom", "GET", { HUB_SUBSCRIPTIONS: "0" })).not.toContain("hub");
    expect(await linkOf("/papers.atom", "GET", { SITE_URL: "" })).not.toContain('rel="hub"');
  });

  async function linkOf(path: string, method = "GET", vars = {}): Promise<string> {
    const response = await site.get(path, {}, vars);
    if (method === "GET") return response.headers.get("Link")!;
    return (await site.head(path)).headers.get("Link")!;
  }
});

describe("POST /hub", () => {
  it("answers 202, and verifies after that", async () => {
    const response = await site.post("/hub", subscription, { Origin: SITE });
    expect(response.status).toBe(202);
    expect(asked).toHaveLength(1);
    expect(new URL(asked[0]!).searchParams.get("hub.topic")).toBe(TOPIC);
  });

  it.each([
    [{ ...subscription, "hub.topic": "https://other.example.org/" }, 404, /not an address of this/],
    [{ ...subscription, "hub.callback": "https://10.0.0.1/" }, 400, /not public \(private\)/],
    [{ ...subscription, "hub.mode": "listen" }, 400, /subscribe or unsubscribe/],
    [{}, 400, /hub.mode/],
  ])("answers why not, as text: %#", async (fields, status, why) => {
    const response = await site.post("/hub", fields);
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toMatch(/^text\/plain/);
    expect(await response.text()).toMatch(why);
    expect(asked).toEqual([]);
  });

  it("takes forms alone, and of no other site", async () => {
    const json = { "Content-Type": "application/json" };
    expect((await site.post("/hub", JSON.stringify(subscription), json)).status).toBe(415);
    const foreign = { Origin: "https://evil.example" };
    expect((await site.post("/hub", subscription, foreign)).status).toBe(403);
  });

  it("limits what one network asks for in an hour", async () => {
    const from = { "CF-Connecting-IP": "203.0.113.9" };
    const vars = { OUTSIDE: undefined };
    const wrong = { ...subscription, "hub.mode": "" };
    for (let n = 0; n < 600; n++) await site.post("/hub", wrong, from, vars);
    const response = await site.post("/hub", wrong, from, vars);
    expect(response.status).toBe(429);
    expect(response.headers.get("Retry-After")).toBe("3600");
    const other = { "CF-Connecting-IP": "203.0.113.10" };
    expect((await site.post("/hub", wrong, other, vars)).status).toBe(400);
  });

  it("answers 404 where there is no hub, and says why", async () => {
    const response = await site.post("/hub", subscription, {}, { SITE_URL: "" });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("SITE_URL is not set");
    expect((await site.post("/hub", subscription, {}, { HUB_SUBSCRIPTIONS: "0" })).status).toBe(
      404,
    );
  });
});
