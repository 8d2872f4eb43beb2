import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { takeReport } from "../../../src/outbox/mail/reports.ts";
import { clear } from "../../ingest/wire.ts";
import { announce } from "../../lists/store.ts";
import { deliveries, type Post, postAt } from "./post.ts";

// Any key, in Base64.
const SECRET = `whsec_${btoa("a key of twenty-four byt")}`;

let post: Post;

beforeEach(async () => {
  await clear();
  post = postAt("2026-11-23T10:00:00Z");
  await post.subscribe("Ada@example.org");
  await post.subscribe("eve@example.org");
  const papers = [{ id: "arxiv:2611.00001", title: "Forgetting" }];
  await announce("huggingface", "2026-11-23", post.now + 3600, papers);
  post.now = Date.parse("2026-11-24T08:05:00Z") / 1000;
  await post.run();
});

async function sign(body: string, at: number, id = "msg_1"): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const raw = Uint8Array.from(atob(SECRET.slice(6)), (char) => char.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["sign"]);
  const text = new TextEncoder().encode(`${id}.${at}.${body}`);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, text));
  return `v1,${btoa(String.fromCharCode(...signature))}`;
}

async function report(event: unknown, change: Record<string, string> = {}): Promise<boolean> {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const headers = new Headers({
    "svix-id": "msg_1",
    "svix-timestamp": String(post.now),
    "svix-signature": `v1,AAAA ${await sign(body, post.now)}`,
    ...change,
  });
  return takeReport(env.DB, SECRET, { headers, body }, post.now);
}

async function subscribers(): Promise<unknown[]> {
  const rows = await env.DB.prepare("SELECT address FROM subscriber ORDER BY id").all();
  return rows.results.map(({ address }) => address);
}

const BOUNCE = {
  type: "email.bounced",
  data: {
    to: ["ada@example.org"],
    bounce: { type: "Permanent", subType: "General", message: "No mailbox ada@example.org here." },
  },
};

describe("a report", () => {
  it.each([
    ["a hard bounce", BOUNCE],
    ["a complaint", { type: "email.complained", data: { to: ["ADA@example.org"] } }],
    ["a suppression", { type: "suppression.added", data: { email: "ada@example.org" } }],
  ])("of %s ends the digests of the address", async (_, event) => {
    expect(await report(event)).toBe(true);
    expect(await subscribers()).toEqual(["eve@example.org"]);
  });

  it("says of the delivery why, without the address", async () => {
    const { key } = post.sent.find(
      ({ to, headers }) => to.startsWith("Ada") && headers["List-Id"],
    )!;
    expect(await report({ ...BOUNCE, data: { ...BOUNCE.data, tags: { delivery: key } } })).toBe(
      true,
    );
    expect(await deliveries()).toContainEqual(
      expect.objectContaining({
        state: "refused",
        error: "It bounced. No mailbox <address> here.",
      }),
    );
  });

  it.each([
    ["a soft bounce", { ...BOUNCE, data: { ...BOUNCE.data, bounce: { type: "Transient" } } }],
    ["a delivery", { type: "email.delivered", data: { to: ["ada@example.org"] } }],
    ["an address nobody has", { type: "email.complained", data: { to: ["x@example.org"] } }],
    ["nothing", {}],
    ["no JSON", "nonsense"],
  ])("of %s ends nothing", async (_, event) => {
    expect(await report(event)).toBe(true);
    expect(await subscribers()).toHaveLength(2);
  });

  it.each([
    ["without a signature", { "svix-signature": "" }],
    ["with another's", { "svix-signature": "v1,AAAA v2,BBBB garbage" }],
    ["under another id", { "svix-id": "msg_2" }],
    ["of another time", { "svix-timestamp": "1795507501" }],
    ["without a time", { "svix-timestamp": "" }],
    ["of no time", { "svix-timestamp": "yesterday" }],
  ])("%s is refused", async (_, change) => {
    expect(await report(BOUNCE, change)).toBe(false);
    expect(await subscribers()).toHaveLength(2);
  });

  it("that is old is refused, although it is signed", async () => {
    const body = JSON.stringify(BOUNCE);
    const at = post.now - 301;
    const headers = new Headers({
      "svix-id": "msg_1",
      "svix-timestamp": String(at),
      "svix-signature": await sign(body, at),
    });
    expect(await takeReport(env.DB, SECRET, { headers, body }, post.now)).toBe(false);
    expect(await takeReport(env.DB, SECRET, { headers, body }, post.now - 1)).toBe(true);
  });

  it("is refused where the secret is none", async () => {
    const headers = new Headers({ "svix-timestamp": String(post.now) });
    for (const secret of ["whsec_", "", "whsec_***"]) {
      expect(await takeReport(env.DB, secret, { headers, body: "{}" }, post.now)).toBe(false);
    }
  });
});
