import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { clear } from "../../ingest/wire.ts";
import { announce } from "../../lists/store.ts";
import { type Post, deliveries, postAt, titlesIn } from "./post.ts";

const ADA = "ada@example.org";
const EVE = "eve@example.org";

let post: Post;

beforeEach(async () => {
  await clear();
  post = postAt("2026-11-23T10:00:00Z");
});

function at(time: string): number {
  return Date.parse(time) / 1000;
}

/** Announces papers with these words in their titles, as they come. */
async function paper(time: string, number: number, title: string, upvotes = 0): Promise<void> {
  const id = `arxiv:2611.${String(number).padStart(5, "0")}`;
  await announce("huggingface", time.slice(0, 10), at(time), [{ id, title, upvotes }]);
}

async function runAt(time: string): Promise<string[][]> {
  post.now = at(time);
  post.sent = [];
  await post.run();
  return post.sent.map((mail) => [mail.to, ...titlesIn(mail)]);
}

describe("a digest", () => {
  it("holds what entered since the last time, the most upvoted first, and comes once", async () => {
    await paper("2026-11-22T07:00:00Z", 1, "Forgetting of the day before");
    await paper("2026-11-23T09:00:00Z", 2, "Forgetting of the morning");
    await post.subscribe(ADA);
    await paper("2026-11-23T12:00:00Z", 3, "Forgetting that many like", 30);
    await paper("2026-11-23T13:00:00Z", 4, "Agents");
    expect(await runAt("2026-11-24T07:59:59Z")).toEqual([]);
    await paper("2026-11-24T08:00:00Z", 5, "Forgetting of the next day");
    expect(await runAt("2026-11-24T08:05:00Z")).toEqual([
      [ADA, "Forgetting that many like", "Forgetting of the morning"],
    ]);
    expect(await runAt("2026-11-24T08:15:00Z")).toEqual([]);
    expect(await runAt("2026-11-25T08:05:00Z")).toEqual([[ADA, "Forgetting of the next day"]]);
  });

  it("is not sent where there is nothing to say", async () => {
    await post.subscribe(ADA);
    await paper("2026-11-23T13:00:00Z", 1, "Agents");
    expect(await runAt("2026-11-24T08:05:00Z")).toEqual([]);
    expect((await deliveries()).at(-1)).toMatchObject({ kind: "digest", state: "empty" });
    await paper("2026-11-24T13:00:00Z", 2, "Forgetting");
    expect(await runAt("2026-11-25T08:05:00Z")).toEqual([[ADA, "Forgetting"]]);
  });

  it("tells of a paper once, however often it enters, and in however many digests it is", async () => {
    await post.subscribe(ADA);
    post.now += 4000;
    await post.subscribe(ADA, { list: "/papers?q=upvotes%3A%3E%3D20", title: "at least 20" });
    await paper("2026-11-23T13:00:00Z", 1, "Forgetting one", 30);
    await paper("2026-11-23T14:00:00Z", 2, "Forgetting two");
    await paper("2026-11-23T15:00:00Z", 3, "Agents three", 30);
    const first = await runAt("2026-11-24T08:05:00Z");
    expect(first.map(([to]) => to)).toEqual([ADA, ADA]);
    expect(first.flatMap(([, ...titles]) => titles).toSorted()).toEqual([
      "Agents three",
      "Forgetting one",
      "Forgetting two",
    ]);
    // It reaches the threshold of the other digest a day later.
    await paper("2026-11-24T13:00:00Z", 2, "Forgetting two", 40);
    expect(await runAt("2026-11-25T08:05:00Z")).toEqual([]);
  });

  it("tells of a paper once that turns out to be one it has told of", async () => {
    await post.subscribe(ADA);
    await paper("2026-11-23T13:00:00Z", 1, "Forgetting one");
    expect(await runAt("2026-11-24T08:05:00Z")).toHaveLength(1);
    await env.DB.batch([
      env.DB.prepare("UPDATE paper SET id = 'arxiv:2611.99999' WHERE id = 'arxiv:2611.00001'"),
      env.DB.prepare(
        "INSERT INTO alias (id, paper) VALUES ('arxiv:2611.00001', 'arxiv:2611.99999')",
      ),
    ]);
    await paper("2026-11-24T13:00:00Z", 99999, "Forgetting one", 50);
    await post.subscribe(ADA, { list: "/papers?q=upvotes%3A%3E%3D50", title: "50" });
    expect(await runAt("2026-11-25T08:05:00Z")).toEqual([]);
  });

  it("holds as many papers as were asked for, and says of how many", async () => {
    await post.subscribe(ADA, { most: 5 });
    for (let n = 1; n <= 12; n++) {
      await paper(`2026-11-23T13:00:${10 + n}Z`, n, `Forgetting ${n}`, n === 3 ? 50 : 0);
    }
    const [[, ...titles] = []] = await runAt("2026-11-24T08:05:00Z");
    expect(titles).toEqual([3, 12, 11, 10, 9].map((n) => `Forgetting ${n}`));
    expect(post.sent[0]!.subject).toBe("12 new on forgetting: Forgetting 3");
    expect(post.sent[0]!.text).toContain("5 of 12 new papers, the most upvoted first.");
  });

  it("comes to everybody who asked, and is read once for all of them", async () => {
    await post.subscribe(ADA);
    await post.subscribe(EVE, { most: 5 });
    await post.subscribe("bob@example.org", {
      schedule: { cadence: "daily", weekday: 1, hour: 9, zone: "Europe/Berlin" },
    });
    await paper("2026-11-23T13:00:00Z", 1, "Forgetting one");
    // 8:00 in London is 9:00 in Berlin.
    const sent = await runAt("2026-11-24T08:05:00Z");
    expect(sent.map(([to = ""]) => to).toSorted()).toEqual([ADA, "bob@example.org", EVE]);
    const issues = await env.DB.prepare("SELECT list FROM issue").all();
    expect(issues.results).toHaveLength(1);
  });

  it("that was missed by an outage is sent once, late", async () => {
    await post.subscribe(ADA);
    await paper("2026-11-23T13:00:00Z", 1, "Forgetting one");
    await paper("2026-11-25T13:00:00Z", 2, "Forgetting two");
    expect(await runAt("2026-11-27T11:00:00Z")).toEqual([
      [ADA, "Forgetting two", "Forgetting one"],
    ]);
    expect(await runAt("2026-11-27T11:10:00Z")).toEqual([]);
    await paper("2026-11-27T13:00:00Z", 3, "Forgetting three");
    expect(await runAt("2026-11-28T08:05:00Z")).toEqual([[ADA, "Forgetting three"]]);
  });

  it("misses no paper that is committed after it was read", async () => {
    await post.subscribe(ADA);
    await paper("2026-11-24T07:50:00Z", 1, "Forgetting one");
    expect(await runAt("2026-11-24T08:00:00Z")).toEqual([[ADA, "Forgetting one"]]);
    // The run that began before the hour commits after it.
    await paper("2026-11-24T07:59:00Z", 2, "Forgetting two");
    expect(await runAt("2026-11-25T08:05:00Z")).toEqual([[ADA, "Forgetting two"]]);
  });

  it("comes exactly once on the days when the clocks change", async () => {
    post = postAt("2026-10-23T10:00:00Z");
    const schedule = { cadence: "daily" as const, weekday: 1, hour: 2, zone: "Europe/Berlin" };
    await post.subscribe(ADA, { schedule });
    const days: string[] = [];
    for (let hour = 0; hour < 72; hour++) {
      const time = at("2026-10-24T00:05:00Z") + hour * 3600;
      await paper(new Date((time - 600) * 1000).toISOString(), 100 + hour, `Forgetting ${hour}`);
      const sent = await runAt(new Date(time * 1000).toISOString());
      if (sent.length > 0) days.push(new Date(time * 1000).toISOString().slice(0, 13));
    }
    expect(days).toEqual(["2026-10-24T00", "2026-10-25T00", "2026-10-26T01"]);
  });
});

describe("a subscription", () => {
  it("that is paused gets nothing, and later nothing of that time", async () => {
    const token = await post.subscribe(ADA);
    const { id } = (await env.DB.prepare("SELECT id FROM subscription").first<{ id: number }>())!;
    await post.change(token, { do: "pause", digest: id });
    await paper("2026-11-23T13:00:00Z", 1, "Forgetting one");
    expect(await runAt("2026-11-24T08:05:00Z")).toEqual([]);
    post.now = at("2026-11-25T12:00:00Z");
    await post.change(token, { do: "resume", digest: id });
    await paper("2026-11-25T13:00:00Z", 2, "Forgetting two");
    expect(await runAt("2026-11-26T08:05:00Z")).toEqual([[ADA, "Forgetting two"]]);
  });

  it("that ends while a digest waits for it gets none", async () => {
    let answer = false;
    post = postAt("2026-11-23T10:00:00Z", {}, ({ subject }) =>
      answer || subject.startsWith("Confirm")
        ? { outcome: "sent" }
        : { outcome: "failed", error: "It answered 500." },
    );
    const token = await post.subscribe(ADA);
    await paper("2026-11-23T13:00:00Z", 1, "Forgetting one");
    await runAt("2026-11-24T08:05:00Z");
    expect(post.tried.at(-1)!.to).toBe(ADA);
    await post.change(token, { do: "erase" });
    answer = true;
    expect(await runAt("2026-11-24T08:15:00Z")).toEqual([]);
    expect((await deliveries()).at(-1)).toMatchObject({ state: "dropped" });
  });

  it("changes when it comes, and what was not covered comes then", async () => {
    const token = await post.subscribe(ADA);
    const { id } = (await env.DB.prepare("SELECT id FROM subscription").first<{ id: number }>())!;
    await paper("2026-11-23T13:00:00Z", 1, "Forgetting one");
    const schedule = { cadence: "weekly" as const, weekday: 5, hour: 17, zone: "UTC" };
    await post.change(token, { do: "change", digest: id, schedule, most: 5 });
    expect(await runAt("2026-11-24T08:05:00Z")).toEqual([]);
    expect(await runAt("2026-11-27T17:05:00Z")).toEqual([[ADA, "Forgetting one"]]);
    expect(post.sent[0]!.text).toContain("every Friday at 17:00 (UTC)");
  });

  it("to a list that is no longer there fails in words, and others go on", async () => {
    await post.subscribe(ADA, { list: "/topics/no-such-topic", title: "Gone" });
    await post.subscribe(EVE);
    await paper("2026-11-23T13:00:00Z", 1, "Forgetting one");
    expect(await runAt("2026-11-24T08:05:00Z")).toEqual([[EVE, "Forgetting one"]]);
    expect(await deliveries()).toContainEqual(
      expect.objectContaining({
        state: "given up",
        error: expect.stringContaining("/topics/no-such-topic: There is no topic"),
      }),
    );
  });
});
