import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { clear } from "../../ingest/wire.ts";
import { announce } from "../../lists/store.ts";
import { tagsOf, textOf } from "../page-markup.ts";
import { mailSite, type MailSite, SITE } from "./site.ts";

const FORM = { list: "/papers?q=forgetting", address: "ada@example.org", cadence: "weekdays" };

let site: MailSite;

beforeEach(async () => {
  await clear();
  site = mailSite();
});

async function count(table: string): Promise<number> {
  return (await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>("n"))!;
}

async function bodyOf(response: Promise<Response>): Promise<string> {
  return (await response).text();
}

describe("the form", () => {
  it("is about the list at an address, and has what the subscriber may choose", async () => {
    const response = await site.get("/subscribe?list=https://any.example/topics/CS.LG?sort=top");
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(html).toContain('<h1 dir="auto">Machine Learning (cs.LG) by mail</h1>');
    const tags = tagsOf(html);
    const hidden = tags.find(({ attributes }) => attributes["name"] === "list");
    expect(hidden?.attributes["value"]).toBe("/topics/cs.LG");
    const names = tags.flatMap(({ attributes }) => attributes["name"] ?? []);
    for (const name of ["address", "cadence", "weekday", "hour", "zone", "most"]) {
      expect(names).toContain(name);
    }
    expect(html).toContain('<option value="Europe/Berlin"></option>');
  });

  it("is about the daily list where no other is named", async () => {
    const html = await bodyOf(site.get("/subscribe"));
    expect(html).toContain('name="list" value="/papers?q=source%3Ahuggingface"');
  });

  it("says how much comes to a list that gets much", async () => {
    const now = Math.floor(Date.now() / 1000) - 3600;
    const today = new Date(now * 1000).toISOString().slice(0, 10);
    const papers = Array.from({ length: 300 }, (_, n) => ({ id: `arxiv:2611.${10_000 + n}` }));
    await env.KV.put("counts", JSON.stringify({ at: 2 ** 40, entries: {}, listed: {} }));
    await announce("huggingface", today, now, papers);
    await env.DB.prepare("INSERT INTO source (name, live_from) VALUES ('huggingface', ?1)")
      .bind(new Date((now - 3 * 86_400) * 1000).toISOString().slice(0, 10))
      .run();
    const text = textOf(await bodyOf(site.get("/subscribe?list=/papers")));
    expect(text).toMatch(/This list gets about \d+ papers a day\. A digest has the most upvoted/);
    const few = textOf(await bodyOf(site.get("/subscribe?list=/papers?q=xyzzy")));
    expect(few).toContain("No new matches in four weeks.");
  });

  it.each([
    ["/papers/2611.00001", 400, "Nothing new comes to this list."],
    ["/topics/machine-unlerning", 404, "Did you mean /topics/machine-unlearning?"],
    ["/papers?q=(", 400, "We couldn't understand this search"],
  ])("of %s is an error in words", async (list, status, words) => {
    const response = await site.get(`/subscribe?list=${encodeURIComponent(list)}`);
    expect(response.status).toBe(status);
    expect(textOf(await response.text())).toContain(words);
  });
});

describe("every list", () => {
  it.each([
    ["/", "/papers?q=source%3Ahuggingface"],
    ["/papers", "/papers"],
    ["/papers?q=forgetting&sort=top", "/papers?q=forgetting&sort=top"],
    ["/topics/machine-unlearning", "/topics/machine-unlearning"],
    ["/papers/trending", "/papers/trending"],
    ["/build?words=forgetting&include=new", "/papers?q=forgetting&include=new"],
  ])("%s leads to the form", async (path, list) => {
    const tags = tagsOf(await bodyOf(site.get(path)));
    const links = tags.flatMap(({ attributes: { href } }) => href ?? []);
    const link = links.find((href) => href.startsWith("/subscribe?"));
    const named = new URL(link!.replaceAll("&amp;", "&"), SITE).searchParams.get("list");
    expect(named?.replace(SITE, "")).toBe(list);
  });

  it("that nothing new comes to has no such link", async () => {
    for (const path of ["/papers/date/2026-11-23", "/papers/month/2026-11"]) {
      expect(await bodyOf(site.get(path))).not.toContain("/subscribe?");
    }
  });
});

describe("what was filled in", () => {
  it("is asked for, and a mail to confirm it is sent", async () => {
    const response = await site.post("/subscribe", FORM);
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/subscribe/sent"]);
    const page = await bodyOf(site.get("/subscribe/sent"));
    expect(page).toContain("Check your mail");
    expect(site.mails.map(({ to, subject }) => [to, subject])).toEqual([
      [["ada@example.org"], "Confirm your digest of new papers"],
    ]);
    expect(site.mails[0]!.text).toContain(`${SITE}/subscriptions/`);
  });

  it("can be JSON", async () => {
    const json = JSON.stringify({ ...FORM, hour: 17, zone: "europe/berlin", weekday: 3, most: 5 });
    const type = { "Content-Type": "application/json" };
    const response = await site.post("/subscribe", json, type);
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ status: "Confirm it from the mail that was sent." });
    const row = await env.DB.prepare("SELECT * FROM subscription").first();
    expect(row).toMatchObject({
      list: "/papers?q=forgetting",
      title: "forgetting",
      cadence: "weekdays",
      hour: 17,
      zone: "Europe/Berlin",
      most: 5,
    });
    const wrong = await site.post("/subscribe", JSON.stringify({ address: "x", hour: 25 }), type);
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({
      error: { status: 400, fields: { address: expect.any(String), hour: expect.any(String) } },
    });
  });

  it("can be a form of many parts", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(FORM)) form.append(name, value);
    const whole = new Request(SITE, { method: "POST", body: form });
    const type = { "Content-Type": whole.headers.get("Content-Type")! };
    expect((await site.post("/subscribe", await whole.text(), type)).status).toBe(303);
  });

  it.each([
    [{ address: "nobody" }, "address", "This isn't a mail address"],
    [{ address: "" }, "address", "Enter a mail address."],
    [{ address: "a@example.org,b@example.org" }, "address", "This isn't a mail address"],
    [{ address: "a@example.org\r\nBcc: b@example.org" }, "address", "This isn't a mail address"],
    [{ cadence: "hourly" }, "cadence", "Choose one of daily, weekdays"],
    [{ weekday: "8" }, "weekday", "Choose a day"],
    [{ hour: "24" }, "hour", "Choose an hour from 0 to 23."],
    [{ zone: "Berlin" }, "zone", "Did you mean Europe/Berlin?"],
    [{ zone: "Europe/Berlim" }, "zone", "Did you mean Europe/Berlin?"],
    [{ zone: "+01:00" }, "zone", "There is no such time zone."],
    [{ most: "1000" }, "most", "Choose one of 5, 10, 20."],
  ])("%o is shown again with what is wrong", async (change, field, words) => {
    const response = await site.post("/subscribe", { ...FORM, most: "20", ...change });
    expect(response.status).toBe(400);
    const html = await response.text();
    const wrong = tagsOf(html).filter(({ attributes }) => attributes["aria-invalid"] === "true");
    expect(wrong.map(({ attributes }) => attributes["name"])).toEqual([field]);
    expect(textOf(html)).toContain(words);
    expect(site.mails).toEqual([]);
    expect(await count("subscriber")).toBe(0);
  });

  it("does not tell whether an address is known", async () => {
    const answers: unknown[] = [];
    for (const address of ["ada@example.org", "ada@example.org", "eve@example.org"]) {
      const response = await site.post("/subscribe", { ...FORM, address });
      const headers = [...response.headers].filter(([name]) => name !== "date");
      answers.push(JSON.stringify([response.status, headers, await response.text()]));
    }
    expect(new Set(answers).size).toBe(1);
  });
});

describe("a request that is not made by a person here", () => {
  it("from another site is refused", async () => {
    for (const headers of [
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { "Sec-Fetch-Site": "cross-site" },
    ]) {
      const response = await site.post("/subscribe", FORM, headers);
      expect(response.status).toBe(403);
      expect(response.headers.get("Set-Cookie")).toBeNull();
    }
    expect(site.mails).toEqual([]);
  });

  it("that fills in what nobody sees is told that all went well, and nothing is done", async () => {
    const response = await site.post("/subscribe", { ...FORM, website: "https://spam.example" });
    expect(response.status).toBe(303);
    expect([site.mails.length, await count("subscriber")]).toEqual([0, 0]);
  });

  it.each([
    ["text/plain", "x", 415],
    ["application/json", "[1]", 400],
    ["application/json", "null", 400],
    ["application/json", "{", 400],
    ["multipart/form-data", "x", 400],
    ["application/x-www-form-urlencoded", `address=${"x".repeat(20_000)}`, 413],
  ])("of %s: %.10s is answered %i", async (type, body, status) => {
    expect((await site.post("/subscribe", body, { "Content-Type": type })).status).toBe(status);
  });

  const ON_CLOUDFLARE = { HOST: undefined, MAIL_PROVIDER: "resend", RESEND_API_KEY: "re_1" };

  function from(ip: string, vars: object = ON_CLOUDFLARE): Promise<Response> {
    return site.post("/subscribe", { ...FORM, address: "x" }, { "CF-Connecting-IP": ip }, vars);
  }

  it("is made so often and no more from one network", async () => {
    for (let n = 0; n < 10; n++) expect((await from(`2001:db8::${n}`)).status).toBe(400);
    const response = await from("2001:db8:0:0:ffff::1");
    expect([response.status, response.headers.get("Retry-After")]).toEqual([429, "3600"]);
    expect((await from("2001:db8:1::1")).status).toBe(400);
    expect((await from("192.0.2.1")).status).toBe(400);
    const kept = await env.DB.prepare("SELECT key FROM throttle").all<{ key: string }>();
    expect(JSON.stringify(kept.results)).not.toMatch(/2001|192\.0/);
  });

  it("is counted by Cloudflare where it counts", async () => {
    const keys: string[] = [];
    const limiter = {
      limit: async ({ key }: { key: string }) => ({ success: keys.push(key) < 2 }),
    };
    const vars = { ...ON_CLOUDFLARE, SUBSCRIBE_LIMIT: limiter };
    const statuses = [];
    for (let n = 0; n < 2; n++) statuses.push((await from("192.0.2.1", vars)).status);
    expect([keys, statuses]).toEqual([
      ["192.0.2.1", "192.0.2.1"],
      [400, 429],
    ]);
  });

  it("is not counted by an address that anybody can make up", async () => {
    for (let n = 0; n < 60; n++) expect((await from(`192.0.2.${n}`, {})).status).toBe(400);
    expect((await from("192.0.2.100", {})).status).toBe(429);
  });
});

describe("Turnstile", () => {
  const vars = { TURNSTILE_SITE_KEY: "1x00", TURNSTILE_SECRET: "1x0000" };

  it("is part of the form where it is set, and nowhere else", async () => {
    const response = await site.get("/subscribe?list=/papers", {}, vars);
    expect(await response.text()).toContain('class="cf-turnstile" data-sitekey="1x00"');
    expect(response.headers.get("Content-Security-Policy")).toContain(
      "script-src 'self' https://challenges.cloudflare.com",
    );
    const plain = await site.get("/subscribe?list=/papers");
    expect(plain.headers.get("Content-Security-Policy")).not.toContain("challenges");
  });

  it("is asked whether the visitor passed", async () => {
    const asked: string[] = [];
    const answer = vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      asked.push(`${request.url} ${await request.text()}`);
      return Response.json({ success: asked[0]!.includes("good") });
    });
    const form = { ...FORM, "cf-turnstile-response": "good" };
    expect((await site.post("/subscribe", form, {}, vars)).status).toBe(303);
    expect(asked).toEqual([
      "https://challenges.cloudflare.com/turnstile/v0/siteverify secret=1x0000&response=good",
    ]);
    const without = await site.post("/subscribe", FORM, {}, vars);
    expect(without.status).toBe(400);
    expect(await without.text()).toContain('value="ada@example.org"');
    expect(answer).toHaveBeenCalledTimes(1);
    vi.restoreAllMocks();
  });
});

describe("a site that sends no mail", () => {
  it.each([
    [{ MAIL_PROVIDER: "" }, "This site sends no mail. Every list has feeds to subscribe to."],
    [{ SITE_URL: "" }, "SITE_URL is not set"],
    [{ MAIL_FROM: "" }, "MAIL_FROM is not set"],
    [{ OUTBOX_SECRET: "" }, "OUTBOX_SECRET is not set"],
    [{ MAIL_PROVIDER: "resend" }, "RESEND_API_KEY is not set"],
    [{ HOST: undefined }, "MAIL_PROVIDER=smtp is for npm start."],
  ])("as with %o shows no form, and says why", async (vars, why) => {
    expect(await bodyOf(site.get("/papers", {}, vars))).not.toContain("/subscribe?");
    for (const path of ["/subscribe", "/subscriptions/x", "/unsubscribe/x", "/outbox"]) {
      const response = await site.get(path, {}, vars);
      expect(response.status).toBe(404);
      expect(textOf(await response.text())).toContain(why);
    }
    expect((await site.post("/subscribe", FORM, {}, vars)).status).toBe(404);
  });
});
