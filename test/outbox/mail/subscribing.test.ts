import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import {
  changeFor,
  endBy,
  endedBy,
  exportFor,
  managedBy,
  MOST_DIGESTS,
  subscribe,
} from "../../../src/outbox/mail/subscribing.ts";
import { clear } from "../../ingest/wire.ts";
import { announce } from "../../lists/store.ts";
import { enderIn, managerIn, type Post, postAt } from "./post.ts";

const ADA = "ada@example.org";
const HOUR = 3600;

let post: Post;

beforeEach(async () => {
  await clear();
  post = postAt("2026-11-23T10:00:00Z");
});

function ask(address: string, list = "/papers?q=forgetting"): Promise<number | undefined> {
  const schedule = { cadence: "daily" as const, weekday: 1, hour: 8, zone: "UTC" };
  return subscribe(post.mail, address, { list, title: "forgetting", schedule, most: 10 }, post.now);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

async function count(table: string): Promise<number> {
  return (await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>("n"))!;
}

async function announceForgetting(): Promise<void> {
  const now = Date.parse("2026-11-23T13:00:00Z") / 1000;
  const papers = [{ id: "arxiv:2611.00001", title: "Forgetting" }];
  await announce("huggingface", "2026-11-23", now, papers);
}

describe("an address that is not confirmed", () => {
  it("gets one mail that asks for it, and nothing else", async () => {
    await ask(ADA);
    await announceForgetting();
    await post.run();
    post.now += 26 * HOUR;
    await post.run();
    expect(post.sent.map(({ to, subject }) => [to, subject])).toEqual([
      [ADA, "Confirm your digest of new papers"],
    ]);
  });

  it("gets one an hour and three a day, whatever is asked for, in any spelling", async () => {
    const times: number[] = [];
    for (let minute = 0; minute < 26 * 60; minute += 20) {
      await ask(minute % 40 === 0 ? ADA : "ADA@example.org", `/papers?q=${minute}`);
      const before = post.sent.length;
      await post.run();
      if (post.sent.length > before) times.push(minute);
      post.now += 20 * 60;
    }
    expect(times).toEqual([0, 60, 120, 24 * 60, 25 * 60]);
  });

  it("gets no more of them if it is erased and asked for again", async () => {
    await ask(ADA);
    await post.run();
    await post.change(managerIn(post.sent[0]!), { do: "erase" });
    await ask(ADA);
    await post.run();
    expect(post.sent).toHaveLength(1);
    post.now += HOUR;
    await post.run();
    expect(post.sent).toHaveLength(2);
  });

  it("gets one of them if many ask in the same moment", async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(ADA, `/papers?q=${n}`)));
    expect(ids.filter((id) => id !== undefined)).toHaveLength(1);
    await post.run();
    expect(post.sent).toHaveLength(1);
    expect(post.sent[0]!.text.match(/^- A search/gm)).toHaveLength(8);
  });

  it("is gone after 48 hours", async () => {
    await ask(ADA);
    post.now += 48 * HOUR;
    await post.run();
    expect([await count("subscriber"), await count("subscription")]).toEqual([1, 1]);
    post.now += 1;
    await post.run();
    expect([await count("subscriber"), await count("subscription")]).toEqual([0, 0]);
  });
});

describe("a mail that asks for a confirmation", () => {
  it("holds nothing that was typed", async () => {
    await ask(ADA, "/papers?q=visit+evil.example");
    const named = { list: "/topics/machine-unlearning", title: "Machine unlearning" };
    const schedule = { cadence: "weekly" as const, weekday: 1, hour: 8, zone: "Europe/Berlin" };
    await subscribe(post.mail, ADA, { ...named, schedule, most: 10 }, post.now);
    await post.run();
    const [{ text, html, headers }] = post.sent as [(typeof post.sent)[0]];
    expect(text).toContain("- A search, every day at 08:00 (UTC)\n");
    expect(text).toContain("- Machine unlearning, every Monday at 08:00 (Europe/Berlin)\n");
    expect(text + html).not.toMatch(/evil|forgetting/);
    expect(oneLine(text)).toContain(
      "the address is deleted after 48 hours and gets no other mail.",
    );
    expect(headers).toMatchObject({ "Auto-Submitted": "auto-generated" });
    expect(headers).not.toHaveProperty("List-Unsubscribe");
  });

  it("says so where the address is confirmed already, and is not sent for what is confirmed", async () => {
    await post.subscribe(ADA);
    post.now += HOUR;
    await ask(ADA);
    await post.run();
    expect(post.sent).toHaveLength(1);
    post.now += HOUR;
    await ask(ADA, "/papers?q=other");
    await post.run();
    expect(post.sent).toHaveLength(2);
    expect(oneLine(post.sent[1]!.text)).toContain(
      "what isn't confirmed is deleted after 48 hours.",
    );
  });
});

describe("what is asked for again", () => {
  it("takes the place of what was asked for, until it is confirmed", async () => {
    await ask(ADA);
    const schedule = { cadence: "monthly" as const, weekday: 1, hour: 9, zone: "UTC" };
    const again = { list: "/papers?q=forgetting", title: "forgetting", schedule, most: 5 };
    await subscribe(post.mail, ADA, again, post.now);
    await post.run();
    const token = managerIn(post.sent[0]!);
    const [digest] = (await managedBy(post.mail, token))!.digests;
    expect(digest).toMatchObject({ schedule, most: 5 });
    await post.change(token, { do: "confirm", digest: digest!.id });
    await ask(ADA);
    expect((await managedBy(post.mail, token))!.digests).toMatchObject([{ schedule, most: 5 }]);
  });

  it("is bounded: an address has so many digests and no more", async () => {
    for (let n = 0; n < MOST_DIGESTS + 5; n++) await ask(ADA, `/papers?q=${n}`);
    expect(await count("subscription")).toBe(MOST_DIGESTS);
  });
});

describe("tokens", () => {
  it("are random, stored as hashes, and one for each use", async () => {
    const token = await post.subscribe(ADA);
    await post.subscribe("eve@example.org");
    await announceForgetting();
    post.now += 24 * HOUR;
    await post.run();
    const [forAda, forEve] = post.sent.slice(-2) as [(typeof post.sent)[0], (typeof post.sent)[0]];
    const all = [managerIn(forAda), managerIn(forEve), enderIn(forAda), enderIn(forEve)];
    expect(managerIn(forAda)).toBe(token);
    expect(new Set(all).size).toBe(4);
    for (const each of all) expect(each).toMatch(/^[\w-]{32}$/);
    const stored = JSON.stringify([
      (await env.DB.prepare("SELECT * FROM subscriber").all()).results,
      (await env.DB.prepare("SELECT * FROM subscription").all()).results,
      (await env.DB.prepare("SELECT * FROM delivery").all()).results,
      (await env.DB.prepare("SELECT * FROM throttle").all()).results,
    ]);
    for (const each of all) expect(stored).not.toContain(each);
    expect(stored.match(/example\.org/g)).toHaveLength(4);
  });

  it("that nobody has open nothing", async () => {
    const token = await post.subscribe(ADA);
    await announceForgetting();
    post.now += 24 * HOUR;
    await post.run();
    const ender = enderIn(post.sent.at(-1)!);
    for (const wrong of [
      "",
      "x",
      ender,
      `${token}x`,
      token.slice(1),
      "../../x",
      token.toUpperCase(),
    ]) {
      expect(await managedBy(post.mail, wrong)).toBeUndefined();
      expect(await exportFor(post.mail, wrong)).toBeUndefined();
      expect(await changeFor(post.mail, wrong, { do: "erase" }, post.now)).toBe(false);
    }
    for (const wrong of ["", token, `${ender}x`]) {
      expect(await endedBy(post.mail, wrong)).toBeUndefined();
      await endBy(post.mail, wrong);
    }
    expect(await count("subscription")).toBe(1);
    expect(await endedBy(post.mail, ender)).toBe("forgetting");
  });

  it("of one subscriber reach nothing of another", async () => {
    const token = await post.subscribe(ADA);
    const other = await post.subscribe("eve@example.org");
    const [digest] = (await managedBy(post.mail, other))!.digests;
    const before = await managedBy(post.mail, other);
    for (const what of ["confirm", "pause", "resume", "end"] as const) {
      expect(await post.change(token, { do: what, digest: digest!.id })).toBe(false);
    }
    expect(await managedBy(post.mail, other)).toEqual(before);
  });
});

describe("a digest", () => {
  it("ends by the token in its mail, and the subscriber is erased with the last one", async () => {
    const token = await post.subscribe(ADA);
    post.now += HOUR;
    await post.subscribe(ADA, { list: "/papers", title: "New papers" });
    await announceForgetting();
    post.now += 24 * HOUR;
    await post.run();
    const digests = post.sent.filter(({ headers }) => headers["List-Unsubscribe"]);
    await endBy(post.mail, enderIn(digests[0]!));
    expect((await managedBy(post.mail, token))!.digests).toHaveLength(1);
    const [left] = (await managedBy(post.mail, token))!.digests;
    await post.change(token, { do: "end", digest: left!.id });
    for (const table of ["subscriber", "subscription", "told"]) expect(await count(table)).toBe(0);
    await endBy(post.mail, enderIn(digests[0]!));
  });

  it("can be exported with all else that is kept, and erased", async () => {
    const token = await post.subscribe(ADA);
    await announceForgetting();
    post.now += 24 * HOUR;
    await post.run();
    expect(await exportFor(post.mail, token)).toMatchObject({
      address: ADA,
      confirmed_at: "2026-11-23T10:00:00.000Z",
      digests: [
        {
          list: "https://papers.example/papers?q=forgetting",
          title: "forgetting",
          cadence: "daily",
          hour: 8,
          zone: "UTC",
          most: 10,
          next_at: "2026-11-25T08:00:00.000Z",
        },
      ],
      papers_sent: ["arxiv:2611.00001"],
    });
    expect(await post.change(token, { do: "erase" })).toBe(true);
    for (const table of ["subscriber", "subscription", "told"]) expect(await count(table)).toBe(0);
    const rest = await env.DB.prepare("SELECT * FROM delivery").all();
    expect(JSON.stringify(rest.results)).not.toContain("example.org");
  });
});

it("sends no mail whose links would not work, if the secret has changed", async () => {
  await post.subscribe(ADA);
  await announceForgetting();
  const other = postAt("2026-11-24T08:05:00Z", { secret: "another" });
  await other.run();
  expect(other.tried).toEqual([]);
  expect(other.log.at(-1)).toMatchObject({
    outcome: "failed",
    error: expect.stringContaining("Put the old one back."),
  });
  const back = postAt("2026-11-24T08:20:00Z");
  await back.run();
  expect(back.sent.map(({ to }) => to)).toEqual([ADA]);
});
