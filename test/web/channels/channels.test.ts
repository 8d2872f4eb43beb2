import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { clear } from "../../ingest/wire.ts";
import { mailSite, SITE } from "../mail/site.ts";

const HOOK = "https://hooks.slack.com/services/T01/B02/abcDEF";
const SEAL_KEY = "a-secret-of-this-deployment";

let posted: { url: string; text: string }[];
let status: number;
let site: ReturnType<typeof mailSite>;

beforeEach(async () => {
  await clear();
  posted = [];
  status = 200;
  const OUTSIDE = {
    async fetch(input: RequestInfo, init?: RequestInit) {
      const request = new Request(input, init);
      posted.push({ url: request.url, ...(await request.json<{ text: string }>()) });
      return new Response("", { status });
    },
  };
  site = mailSite({ MAIL_PROVIDER: "", SEAL_KEY, OUTSIDE });
});

async function manager(): Promise<string> {
  const response = await site.post("/channels", { list: "/papers?q=agents", hook: HOOK });
  return response.headers.get("Location")!;
}

describe("the form", () => {
  it("is offered on every list that is followed", async () => {
    for (const path of ["/", "/papers?q=agents", "/topics/robotics", "/papers/trending"]) {
      const html = await (await site.get(path)).text();
      expect(html, path).toMatch(/href="\/channels\?list=[^"]+"[^>]*>\s*Channel/);
    }
  });

  it("is not shown without a key to encrypt hooks with", async () => {
    const vars = { SEAL_KEY: "" };
    expect(await (await site.get("/papers", {}, vars)).text()).not.toContain("/channels");
    const response = await site.get("/channels", {}, vars);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("SEAL_KEY is not set");
  });

  it("names Mattermost where a host of it is allowed", async () => {
    const form = async (vars: object) => (await site.get("/channels", {}, vars)).text();
    expect(await form({})).not.toContain("Mattermost");
    expect(await form({ WEBHOOK_HOSTS: "chat.example.org" })).toContain("Mattermost");
  });

  it("names the list, and refuses one that nothing new comes to", async () => {
    const html = await (await site.get("/channels?list=/papers%3Fq%3Dagents")).text();
    expect(html).toContain('<h1 dir="auto">agents in a channel</h1>');
    expect((await site.get("/channels?list=/papers/2611.00001")).status).toBe(400);
  });
});

describe("what is posted to it", () => {
  it("adds a channel, and leads to the page that manages it", async () => {
    const path = await manager();
    expect(path).toMatch(/^\/channels\/[\w-]{32}$/);
    expect(posted.map(({ url }) => url)).toEqual([HOOK]);
    const page = await site.get(path);
    expect(page.headers.get("Cache-Control")).toBe("no-store");
    const html = await page.text();
    expect(html).toContain("are posted to Slack");
    expect(html).not.toContain("abcDEF");
  });

  it("is answered as JSON where it is JSON", async () => {
    const json = { "Content-Type": "application/json" };
    const body = JSON.stringify({ list: "/papers?q=agents", hook: HOOK });
    const response = await site.post("/channels", body, json);
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({
      manage: expect.stringMatching(`^${SITE}/channels/`) as string,
    });
    const wrong = await site.post("/channels", JSON.stringify({ hook: "x" }), json);
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ error: { message: /not a hook/ } });
  });

  it.each([
    ["https://10.0.0.1/hooks/x", 200, "This is not a hook of Slack"],
    [HOOK, 404, "Slack answered 404."],
  ])("is refused with a reason, and the hook is not shown: %s %i", async (hook, answer, why) => {
    status = answer;
    const response = await site.post("/channels", { list: "/papers?q=agents", hook });
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain(why);
    expect(html).not.toContain(hook);
    const kept = await env.DB.prepare("SELECT count(*) AS n FROM channel").first("n");
    expect(kept).toBe(0);
  });

  it("is refused from another site, and after too many attempts", async () => {
    const foreign = { Origin: "https://evil.example" };
    expect((await site.post("/channels", { hook: HOOK }, foreign)).status).toBe(403);
    const from = { "CF-Connecting-IP": "203.0.113.9" };
    const vars = { OUTSIDE: undefined };
    for (let n = 0; n < 20; n++) await site.post("/channels", { hook: "x" }, from, vars);
    const response = await site.post("/channels", { hook: "x" }, from, vars);
    expect(response.status).toBe(429);
    expect(response.headers.get("Retry-After")).toBe("3600");
  });
});

describe("the page of a channel", () => {
  it("ends it", async () => {
    const path = await manager();
    expect(await (await site.post(path, {})).text()).toContain("It has ended");
    expect((await site.get(path)).status).toBe(404);
    expect((await site.post(path, {})).status).toBe(404);
  });

  it("is found by its token alone", async () => {
    await manager();
    expect((await site.get(`/channels/${"x".repeat(32)}`)).status).toBe(404);
    expect((await site.get("/channels/short")).status).toBe(404);
  });
});
