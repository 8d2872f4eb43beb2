import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/outbox/mail/mailer.ts";
import { cloudflareMailer } from "../../../src/outbox/mail/mailers/cloudflare.ts";
import { resendMailer } from "../../../src/outbox/mail/mailers/resend.ts";

const MESSAGE: Message = {
  from: { name: "Paperwire", address: "digest@papers.example" },
  to: "ada@example.org",
  subject: "3 new on robotics",
  text: "Text",
  html: "<p>HTML</p>",
  headers: { "List-Id": "<digest.papers.example>", "Message-ID": "<1@papers.example>" },
};

function resend(answer: Response | Error | ((request: Request) => Response)) {
  const requests: Request[] = [];
  const mailer = resendMailer({
    url: "https://api.mail.example",
    apiKey: "re_123",
    scope: "papers.example",
    spacing: 0.25,
    fetcher: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request.clone());
      if (answer instanceof Error) throw answer;
      return typeof answer === "function" ? answer(request) : answer;
    },
  });
  return { mailer, requests };
}

function problem(status: number, name: string, message = "", headers = {}): Response {
  return Response.json({ statusCode: status, name, message }, { status, headers });
}

describe("the API of Resend", () => {
  it("gets a mail as it asks for it", async () => {
    const { mailer, requests } = resend(Response.json({ id: "1" }));
    expect(await mailer.send(MESSAGE, "digest-1-2")).toEqual({ outcome: "sent" });
    const [request] = requests as [Request];
    expect([request.method, request.url]).toEqual(["POST", "https://api.mail.example/emails"]);
    expect(Object.fromEntries(request.headers)).toMatchObject({
      authorization: "Bearer re_123",
      "content-type": "application/json",
      "idempotency-key": "papers.example/digest-1-2",
    });
    expect(await request.json()).toEqual({
      from: "Paperwire <digest@papers.example>",
      to: ["ada@example.org"],
      subject: "3 new on robotics",
      text: "Text",
      html: "<p>HTML</p>",
      headers: MESSAGE.headers,
      tags: [{ name: "delivery", value: "digest-1-2" }],
    });
  });

  it("gets a name in quotes that could be taken for something else", async () => {
    const { mailer, requests } = resend(Response.json({ id: "1" }));
    const from = { name: String.raw`Papers, Inc. (\o/)`, address: "digest@papers.example" };
    await mailer.send({ ...MESSAGE, from }, "k");
    const { from: sender } = await requests[0]!.json<{ from: string }>();
    expect(sender).toBe(String.raw`"Papers, Inc. (\\o/)" <digest@papers.example>`);
  });

  it.each([
    [problem(422, "validation_error", "Invalid `to` field."), { outcome: "refused" }],
    [problem(422, "recipient_refused", "550 5.1.1 <a@b.example>: unknown"), { outcome: "refused" }],
    [problem(422, "missing_required_field", "Missing `subject`."), { outcome: "failed" }],
    [problem(409, "concurrent_idempotent_requests"), { outcome: "failed" }],
    [problem(409, "invalid_idempotent_request"), { outcome: "sent" }],
    [problem(403, "invalid_api_key", "API key is invalid"), { outcome: "failed", pause: true }],
    [
      problem(429, "rate_limit_exceeded", "Too many", { "Retry-After": "7" }),
      { outcome: "failed", pause: true, retryAfter: 7 },
    ],
    [problem(429, "daily_quota_exceeded"), { outcome: "failed", pause: true }],
    [problem(500, "application_error"), { outcome: "failed", pause: true }],
    [new Response("<html>Bad gateway", { status: 502 }), { outcome: "failed", pause: true }],
    [new TypeError("Network connection lost."), { outcome: "failed", pause: true }],
    [new DOMException("", "TimeoutError"), { outcome: "failed", pause: true }],
  ])("%#: what it says is understood", async (answer, sent) => {
    const said = await resend(answer).mailer.send(MESSAGE, "k");
    expect(said).toMatchObject(sent);
    expect("pause" in said).toBe("pause" in sent);
    expect(JSON.stringify(said)).not.toMatch(/a@b|example\.org/);
  });

  it("is waited for 25 seconds, and says so", async () => {
    const { mailer } = resend(new DOMException("", "TimeoutError"));
    expect(await mailer.send(MESSAGE, "k")).toMatchObject({
      error: "The mail provider did not answer within 25 s.",
    });
  });
});

describe("Cloudflare's binding", () => {
  function cloudflare(thrown?: Error & { code?: string }) {
    const sent: unknown[] = [];
    const send = async (message: unknown) => {
      sent.push(message);
      if (thrown) throw thrown;
      return { messageId: "1" };
    };
    return { mailer: cloudflareMailer({ send }), sent };
  }

  it("gets a mail as it asks for it, without headers that it writes itself", async () => {
    const { mailer, sent } = cloudflare();
    expect(await mailer.send(MESSAGE, "k")).toEqual({ outcome: "sent" });
    expect(sent).toEqual([
      {
        from: { email: "digest@papers.example", name: "Paperwire" },
        to: "ada@example.org",
        subject: "3 new on robotics",
        text: "Text",
        html: "<p>HTML</p>",
        headers: { "List-Id": "<digest.papers.example>" },
      },
    ]);
  });

  it.each([
    ["E_RECIPIENT_SUPPRESSED", "suppressed: ada@example.org", { outcome: "refused" }],
    ["E_RECIPIENT_NOT_ALLOWED", "not verified", { outcome: "refused" }],
    [undefined, "email to ada@example.org not allowed", { outcome: "refused" }],
    ["E_HEADER_NOT_ALLOWED", "X", { outcome: "failed" }],
    ["E_DELIVERY_FAILED", "later", { outcome: "failed" }],
    ["E_RATE_LIMIT_EXCEEDED", "slow", { outcome: "failed", pause: true }],
    ["E_DAILY_LIMIT_EXCEEDED", "enough", { outcome: "failed", pause: true }],
    ["E_SENDER_NOT_VERIFIED", "who", { outcome: "failed", pause: true }],
    [undefined, "email from digest@papers.example not allowed", { outcome: "failed", pause: true }],
  ])("%s (%s) is understood", async (code, message, expected) => {
    const error = Object.assign(new Error(message), code && { code });
    const said = await cloudflare(error).mailer.send(MESSAGE, "k");
    expect(said).toMatchObject(expected);
    expect("pause" in said).toBe("pause" in expected);
    expect(JSON.stringify(said)).not.toMatch(/@/);
  });

  it("takes a mail in the simulation that the runtime brings", async () => {
    const { env } = await import("cloudflare:workers");
    expect(await cloudflareMailer(env.EMAIL).send(MESSAGE, "k")).toEqual({ outcome: "sent" });
  });
});
