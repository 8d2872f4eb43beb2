import { beforeEach, expect, it } from "vitest";
import type { Sent } from "../../../src/outbox/mail/mailer.ts";
import { resendMailer } from "../../../src/outbox/mail/mailers/resend.ts";
import { runOutbox } from "../../../src/outbox/run.ts";
import { clear } from "../../ingest/wire.ts";
import { announce } from "../../lists/store.ts";
import { Killed, stepping } from "../../faults/database.ts";
import { deliveries, type Post, postAt, type Posted, titlesIn } from "./post.ts";

// A provider that knows keys, as Resend does: it sends each once, whatever it is handed again.
let delivered: Map<string, Posted>;
let handedOver: number;
let post: Post;

beforeEach(async () => {
  await clear();
  delivered = new Map();
  handedOver = 0;
  post = postAt("2026-11-23T10:00:00Z", {}, (message) => {
    keep(message);
    return { outcome: "sent" };
  });
});

function keep(message: Posted): void {
  handedOver++;
  if (!delivered.has(message.key)) delivered.set(message.key, message);
}

/** The same outbox, killed after it has asked so many things of D1 and of the provider. */
function killedAfter(steps: number, provider: Provider = takesAll): Post {
  let taken = 0;
  const step = () => {
    if (++taken > steps) throw new Killed();
  };
  const db = stepping(step);
  const dying = postAt(
    new Date(post.now * 1000).toISOString(),
    { db, lists: { ...post.mail.lists, db } },
    async (message) => {
      step();
      const answer = await provider(message);
      // If it was accepted, the answer may be lost here.
      step();
      return answer;
    },
  );
  return { ...dying, outbox: { ...dying.outbox, db } };
}

type Provider = (message: Posted) => Promise<Sent>;

async function takesAll(message: Posted): Promise<Sent> {
  keep(message);
  return { outcome: "sent" };
}

/** A provider as Resend is, on a bad day. It does not know one of the addresses. */
function failing(unknown: string): Provider {
  const answers = ["lost", 429, 500, "sent", 503, "lost", "sent"] as const;
  let asked = 0;
  return ({ key, ...message }) => {
    const mailer = resendMailer({
      url: "https://api.example",
      apiKey: "re_1",
      scope: "papers",
      spacing: 0,
      async fetcher() {
        const answer = answers[asked++ % answers.length]!;
        if (typeof answer === "number") {
          return new Response("{}", { status: answer, headers: { "Retry-After": "60" } });
        }
        if (message.to === unknown) {
          return Response.json({ message: "Invalid `to` field." }, { status: 422 });
        }
        keep({ key, ...message });
        if (answer === "lost") throw new DOMException("Too late", "TimeoutError");
        return Response.json({ id: "1" });
      },
    });
    return mailer.send(message, key);
  };
}

beforeEach(async () => {
  for (const reader of READERS) await post.subscribe(reader);
  post.now += 3700;
  await post.subscribe(READERS[0]!, { list: "/papers", title: "New papers" });
  const now = Date.parse("2026-11-23T13:00:00Z") / 1000;
  await announce("huggingface", "2026-11-23", now, [
    { id: "arxiv:2611.00001", title: "Forgetting" },
    { id: "arxiv:2611.00002", title: "Agents" },
  ]);
  delivered.clear();
  handedOver = 0;
  post.now = Date.parse("2026-11-24T08:05:00Z") / 1000;
});

const READERS = ["ada@example.org", "eve@example.org", "bob@example.org"];

/** Kills the outbox after one step, resumes it and kills it after two, until it comes to its end. */
async function killAgainAndAgain(provider?: Provider): Promise<void> {
  for (let steps = 1, isDone = false; !isDone; steps++) {
    try {
      await runOutbox(killedAfter(steps, provider).outbox);
      isDone = true;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    // Longer than a claim lasts.
    post.now += 301;
    expect(steps).toBeLessThan(100);
  }
}

/** A line for each digest that came: the reader and the titles. */
function told(): string[] {
  const digests = [...delivered.values()].filter(({ headers }) => headers["List-Id"]);
  return digests.map(({ to, ...mail }) => [to, ...titlesIn(mail)].join(": ")).toSorted();
}

it("sends everybody one digest, wherever it is killed", async () => {
  await killAgainAndAgain();
  for (let minute = 0; minute < 60; minute += 10) {
    post.now += 600;
    await post.run();
  }
  expect(handedOver).toBeGreaterThan(delivered.size);
  expect(told()).toEqual([
    "ada@example.org: Agents",
    "ada@example.org: Forgetting",
    "bob@example.org: Forgetting",
    "eve@example.org: Forgetting",
  ]);
});

it("does so by a provider that fails, refuses and loses its answers", async () => {
  const provider = failing("eve@example.org");
  await killAgainAndAgain(provider);
  const isWaiting = async () => (await deliveries()).some(({ state }) => state === "waiting");
  for (let run = 0; run < 100 && (await isWaiting()); run++) {
    post.now += 600;
    await runOutbox(killedAfter(Number.MAX_SAFE_INTEGER, provider).outbox);
  }
  expect(handedOver).toBeGreaterThan(delivered.size);
  expect(told()).toEqual([
    "ada@example.org: Agents",
    "ada@example.org: Forgetting",
    "bob@example.org: Forgetting",
  ]);
  const ends = (await deliveries()).filter(({ kind }) => kind === "digest");
  expect(ends.map(({ state }) => state).toSorted()).toEqual(["refused", "sent", "sent", "sent"]);
});
