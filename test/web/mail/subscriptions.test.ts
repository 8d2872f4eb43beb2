import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { clear } from "../../ingest/wire.ts";
import { tagsOf, textOf } from "../page-markup.ts";
import { mailSite, type MailSite, SITE } from "./site.ts";

const FORM = { list: "/papers?q=forgetting", address: "ada@example.org", cadence: "daily" };

let site: MailSite;
let path: string;

beforeEach(async () => {
  await clear();
  site = mailSite();
  await site.post("/subscribe", FORM);
  path = /\/subscriptions\/[\w-]+/.exec(site.mails[0]!.text)![0];
});

async function page(): Promise<string> {
  return (await site.get(path)).text();
}

async function digestId(): Promise<string> {
  return String(await env.DB.prepare("SELECT id FROM subscription").first<number>("id"));
}

describe("the page of a subscriber", () => {
  it("confirms nothing by being opened, and confirms by its button", async () => {
    for (let n = 0; n < 2; n++) expect(await page()).toContain("To confirm");
    const state = "SELECT confirmed_at FROM subscription";
    expect(await env.DB.prepare(state).first("confirmed_at")).toBeNull();
    const response = await site.post(path, { do: "confirm", digest: await digestId() });
    expect([response.status, response.headers.get("Location")]).toEqual([303, path]);
    const html = await page();
    expect(html).not.toContain("To confirm");
    expect(textOf(html)).toMatch(/Comes every day at 08:00 \(UTC\), next on \w+day \d+ \w+ 20\d\d/);
    tagsOf(html);
  });

  it("is kept by no cache, found by nobody, and leaks its address to no other site", async () => {
    const { headers } = await site.get(path);
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.get("X-Robots-Tag")).toBe("noindex");
    expect(headers.get("Referrer-Policy")).toBe("same-origin");
    expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
    expect(headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
  });

  it("changes, pauses, resumes and ends a digest", async () => {
    const digest = await digestId();
    await site.post(path, { do: "confirm", digest });
    const wish = { cadence: "weekly", weekday: "5", hour: "17", zone: "Asia/Tokyo", most: "20" };
    await site.post(path, { do: "change", digest, ...wish });
    expect(textOf(await page())).toContain(
      "Comes every Friday at 17:00 (Asia/Tokyo), next on Frid",
    );
    await site.post(path, { do: "pause", digest });
    expect(textOf(await page())).toContain("Paused.");
    await site.post(path, { do: "resume", digest });
    expect(textOf(await page())).toContain("next on Friday");
    const ended = await site.post(path, { do: "end", digest });
    expect(textOf(await ended.text())).toContain("nothing about you is kept");
    expect((await site.get(path)).status).toBe(404);
  });

  it("shows again what cannot be read, with what is wrong", async () => {
    const digest = await digestId();
    await site.post(path, { do: "confirm", digest });
    const response = await site.post(path, { do: "change", digest, zone: "Tokio", hour: "17" });
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(textOf(html)).toContain("There is no such time zone. Did you mean Asia/Tokyo?");
    expect(html).toContain('value="Tokio"');
    expect(html).toContain('<option value="17" selected="">');
  });

  it("exports everything as JSON, and erases everything", async () => {
    const response = await site.get(`${path}.json`);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      address: "ada@example.org",
      digests: [{ list: `${SITE}/papers?q=forgetting` }],
      papers_sent: [],
    });
    expect(textOf(await (await site.post(path, { do: "erase" })).text())).toContain("Erased");
    expect(await env.DB.prepare("SELECT count(*) AS n FROM subscriber").first("n")).toBe(0);
  });

  it.each([
    ["another site", { do: "erase" }, { Origin: "https://evil.example" }, 403],
    ["a form without what to do", {}, {}, 400],
    ["a digest of somebody else", { do: "end", digest: "999" }, {}, 404],
    ["no digest", { do: "end" }, {}, 404],
  ])("does nothing for %s", async (_, fields, headers, status) => {
    expect((await site.post(path, fields, headers)).status).toBe(status);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM subscription").first("n")).toBe(1);
  });

  it("of an unknown token is not there", async () => {
    for (const wrong of ["/subscriptions/x", `${path}x`, `${path}.rss`, "/subscriptions/x.json"]) {
      expect((await site.get(wrong)).status, wrong).toBe(404);
    }
    expect((await site.post("/subscriptions/x", { do: "erase" })).status).toBe(404);
  });
});

describe("ending a digest", () => {
  let address: string;

  beforeEach(async () => {
    // The address in the header of a mail, as its token is derived.
    const { tokenOf } = await import("../../../src/outbox/mail/tokens.ts");
    const nonce = await env.DB.prepare("SELECT nonce FROM subscription").first<string>("nonce");
    address = `/unsubscribe/${await tokenOf("a-secret-of-this-deployment", "end", nonce!)}`;
    await site.post(path, { do: "confirm", digest: await digestId() });
  });

  async function left(): Promise<unknown> {
    return env.DB.prepare("SELECT count(*) AS n FROM subscription").first("n");
  }

  it("takes a click: opening the address changes nothing", async () => {
    for (const method of ["get", "get"] as const) {
      const response = await site[method](address);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("End it");
    }
    expect(await left()).toBe(1);
  });

  it.each([
    ["application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
    [
      "multipart/form-data; boundary=b",
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
    ["text/plain", ""],
  ])("is done by one POST of %s from anywhere, and again", async (type, body) => {
    for (let n = 0; n < 2; n++) {
      const headers = { "Content-Type": type, Origin: "https://mail.example" };
      const response = await site.post(address, body, headers);
      expect(response.status).toBe(200);
      expect(response.headers.get("Location")).toBeNull();
      expect(response.headers.get("Set-Cookie")).toBeNull();
      expect(await response.text()).toContain("Unsubscribed");
    }
    expect(await left()).toBe(0);
    expect(await (await site.get(address)).text()).toContain("Unsubscribed");
  });
});

describe("reports of the provider", () => {
  it("are not taken without a secret, and not without a signature", async () => {
    expect((await site.post("/mail/reports", "{}")).status).toBe(404);
    const vars = { RESEND_WEBHOOK_SECRET: `whsec_${btoa("a key of twenty-four byt")}` };
    expect((await site.post("/mail/reports", "{}", {}, vars)).status).toBe(401);
  });
});

describe("mails that are kept", () => {
  const LETTER = {
    name: "digest-1-2",
    to: "ada@example.org",
    subject: "3 new <b>",
    at: 1_795_507_500,
    headers: [{ name: "Subject", value: "3 new <b>" }],
    text: "See https://papers.example/x & <b>",
    html: "<style>p{}</style><p>Hi",
    source: "Subject: 3 new",
  };
  const here = "http://localhost:8787";
  let keeping: MailSite;

  beforeEach(() => {
    keeping = mailSite({ MAIL_PROVIDER: "outbox", SITE_URL: here }, [LETTER]);
  });

  it("are shown as text, as HTML and as their source", async () => {
    const list = await (await keeping.get(`${here}/outbox`)).text();
    expect(list).toContain('<a href="/outbox/digest-1-2" dir="auto">3 new &lt;b&gt;</a>');
    const letter = await (await keeping.get(`${here}/outbox/digest-1-2`)).text();
    expect(letter).toContain('<a href="https://papers.example/x">https://papers.example/x</a>');
    tagsOf(letter);
    const html = await keeping.get(`${here}/outbox/digest-1-2?part=html`);
    expect(await html.text()).toBe(LETTER.html);
    expect(html.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    const source = await keeping.get(`${here}/outbox/digest-1-2?part=source`);
    expect(source.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    expect((await keeping.get(`${here}/outbox/other`)).status).toBe(404);
  });

  it("are shown on this machine only, and only where they are kept", async () => {
    for (const elsewhere of ["http://rebound.example:8787", "https://papers.example"]) {
      expect((await keeping.get(`${elsewhere}/outbox`)).status).toBe(404);
      expect((await keeping.get(`${elsewhere}/outbox/digest-1-2`)).status).toBe(404);
      const headers = { Origin: elsewhere };
      expect((await keeping.post(`${elsewhere}/outbox`, {}, headers)).status).toBe(404);
    }
    expect((await site.get(`${here}/outbox`)).status).toBe(404);
  });

  it("come at once where somebody does not wait for the hour", async () => {
    const { announce } = await import("../../lists/store.ts");
    const now = Math.floor(Date.now() / 1000);
    await site.post(path, { do: "confirm", digest: await digestId() });
    const papers = [{ id: "arxiv:2611.00001", title: "Forgetting" }];
    await announce("huggingface", new Date(now * 1000).toISOString().slice(0, 10), now, papers);
    const headers = { Origin: here };
    const response = await keeping.post(`${here}/outbox`, {}, headers);
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/outbox"]);
    expect(keeping.mails.map(({ subject }) => subject)).toEqual([
      "1 new on forgetting: Forgetting",
    ]);
    await keeping.post(`${here}/outbox`, {}, headers);
    expect(keeping.mails).toHaveLength(1);
  });
});
