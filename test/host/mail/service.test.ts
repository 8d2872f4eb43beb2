import PostalMime from "postal-mime";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { DailyPaper } from "../../../scripts/simulator/huggingface-api.ts";
import { type Sink, startSink } from "../../../scripts/simulator/mail-server.ts";
import { samplePapers } from "../../../scripts/simulator/papers.ts";
import { type SampleService, startSampleService } from "../../../scripts/simulator/service.ts";

const WORD = "x".repeat(998);
const TITLE = `🧠 “Forgetting” & <remembering> ${WORD} 🚀`;
const NAME = `Ada "the Countess" O'Lovelace`;

let sink: Sink;
let service: SampleService;

/** The sample papers, each list led by one that is hard to write down. */
function hardPapers(day: string, now: number): DailyPaper[] {
  return samplePapers(day, now).map((each, n) => {
    if (n > 0) return each;
    const paper = { ...each.paper, title: TITLE, upvotes: 900, authors: [{ name: NAME }] };
    return { ...each, title: TITLE, paper };
  });
}

beforeAll(async () => {
  sink = await startSink();
  const log = vi.spyOn(console, "log").mockReturnValue();
  service = await startSampleService(
    {
      SOURCES: "huggingface",
      SMTP_URL: sink.url,
      MAIL_FROM: "O'Neill, the Paperwire (test) <digest@papers.example>",
    },
    hardPapers,
  );
  log.mockRestore();
});

afterAll(async () => {
  await service.stop();
  await sink.stop();
});

function post(path: string, fields: Record<string, string>): Promise<Response> {
  const init = { method: "POST", headers: { Origin: service.url }, redirect: "manual" as const };
  return fetch(service.url + path, { ...init, body: new URLSearchParams(fields) });
}

/** The mail that the server gets as the nth, as soon as it is there. */
async function mail(nth: number) {
  await expect.poll(() => sink.mails.length, { timeout: 20_000 }).toBe(nth);
  const [{ source } = { source: "" }] = sink.mails.slice(nth - 1);
  const email = await PostalMime.parse(source);
  const headers = Object.fromEntries(email.headers.map(({ key, value }) => [key, value]));
  const text = (email.text ?? "").replace(/\s+/g, " ");
  return { ...email, headers, text, html: email.html ?? "", raw: source.toString("latin1") };
}

it("sends a confirmation and a digest by a mail server", async () => {
  const list = "/papers?q=source:huggingface";
  const asked = await post("/subscribe", { list, address: "ada@example.org" });
  expect([asked.status, asked.headers.get("Location")]).toEqual([303, "/subscribe/sent"]);
  const confirmation = await mail(1);
  expect(confirmation).toMatchObject({ to: [{ address: "ada@example.org" }] });
  const [manage = ""] = /\/subscriptions\/[\w-]+/.exec(confirmation.text) ?? [];
  const page = await (await fetch(service.url + manage)).text();
  const [, digest = ""] = /name="digest" value="(\d+)"/.exec(page) ?? [];
  await post(manage, { do: "confirm", digest });

  // As if it had been asked for a week ago, and its hour had come.
  const now = Math.floor(Date.now() / 1000);
  await service.db
    .prepare("UPDATE subscription SET covered_to = ?1, next_at = ?2")
    .bind(now - 7 * 86_400, now - 1)
    .run();
  await service.runOutbox();
  const { raw, from, subject, text, html, headers } = await mail(2);
  const address = "digest@papers.example";
  expect(from).toMatchObject({ name: "O'Neill, the Paperwire (test)", address });
  expect(subject).toMatch(/^\d+ new on Hugging Face Daily Papers: 🧠 “Forgetting” & <rem/u);
  expect(headers).toMatchObject({
    "list-unsubscribe": expect.stringMatching(/^<http:\/\/localhost:\d+\/unsubscribe\/[\w-]{32}>$/),
    "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    "list-id": "<digest.localhost>",
    "auto-submitted": "auto-generated",
    "message-id": expect.stringMatching(/^<[\w-]{32}@localhost>$/),
  });
  expect(text).toContain(`1. ${TITLE} `);
  expect(text).toContain(NAME);
  expect(html).toContain(`🧠 “Forgetting” &amp; &lt;remembering&gt; ${WORD} 🚀`);
  expect(html).not.toMatch(/<(?:img|script|link)\b|url\(/);
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  expect(Math.max(...raw.split("\r\n").map(({ length }) => length))).toBeLessThanOrEqual(998);
  // oxlint-disable-next-line no-control-regex -- everything but ASCII is what must not be there
  expect(raw).not.toMatch(/[^\u0000-\u007F]/);

  const [, end = ""] = /<(.*)>/.exec(headers["list-unsubscribe"] ?? "") ?? [];
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const ended = await fetch(end, { method: "POST", body, redirect: "error" });
  expect([ended.status, ended.headers.get("Set-Cookie")]).toEqual([200, null]);
  expect((await fetch(service.url + manage)).status).toBe(404);
});
