import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HandedMail } from "../../../scripts/host/mail/mime.ts";
import { openMailHost } from "../../../scripts/host/mail/host.ts";
import { Request } from "miniflare";
import {
  reply,
  type Sink,
  startSink,
  type Trouble,
} from "../../../scripts/simulator/mail-server.ts";

const MAIL: HandedMail = {
  from: "Paperwire <digest@papers.example>",
  to: ["ada@example.org"],
  subject: "3 new on robotics",
  text: "Text",
  html: "<p>HTML</p>",
  headers: { "List-Id": "<digest.papers.example>", "Message-ID": "<id-1@papers.example>" },
};

let folder: string;
let sink: Sink;
let trouble: Trouble;
let host: NonNullable<ReturnType<typeof openMailHost>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperwire-"));
  trouble = () => undefined;
  sink = await startSink((...about) => trouble(...about));
  host = open(sink.url);
});

afterEach(async () => {
  host.close();
  await sink.stop();
  await rm(folder, { recursive: true });
});

function open(url: string) {
  return openMailHost("smtp", url, folder)!;
}

async function firstMail() {
  const [{ source, ...envelope }] = sink.mails as [(typeof sink.mails)[0]];
  const email = await PostalMime.parse(source);
  return { ...envelope, email, source: source.toString("latin1") };
}

async function hand(key: string, change: Partial<HandedMail> = {}) {
  const response = await host.fetch(
    new Request("http://host/emails", {
      method: "POST",
      headers: { "Idempotency-Key": key, "Content-Type": "application/json" },
      body: JSON.stringify({ ...MAIL, ...change }),
    }),
  );
  return { status: response.status, ...((await response.json()) as { message?: string }) };
}

describe("a mail by SMTP", () => {
  it("arrives with its headers and both bodies", async () => {
    expect(await hand("1")).toMatchObject({ status: 200 });
    const { from, to, email, source } = await firstMail();
    expect([from, to]).toEqual(["digest@papers.example", "ada@example.org"]);
    expect(email).toMatchObject({
      from: { name: "Paperwire", address: "digest@papers.example" },
      to: [{ address: "ada@example.org" }],
      subject: MAIL.subject,
      messageId: "<id-1@papers.example>",
    });
    expect([email.text?.trim(), email.html?.trim()]).toEqual(["Text", "<p>HTML</p>"]);
    expect(source).toMatch(/^List-ID: <digest\.papers\.example>\r$/im);
    expect(source).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(source).toMatch(/^Date: /m);
  });

  it("survives emoji, quotes, long lines and dots", async () => {
    const word = "x".repeat(998);
    const hard = {
      subject: `🧠 “Forgetting” — ${"very long title ".repeat(20).trim()} 🚀`,
      from: "O'Neill, the Paperwire (test) <digest@papers.example>",
      text: `.\n.leading dots\n${word}\nß 漢字 🧠\ttab\n-- \nend`,
      html: `<p>${word}</p>\n<p>ß 漢字 🧠 &amp; “quotes”</p>`,
    };
    await hand("1", hard);
    const { email, source } = await firstMail();
    expect(email.subject).toBe(hard.subject);
    expect(email.text?.replaceAll("\r\n", "\n").trimEnd()).toBe(hard.text);
    expect(email.html?.replaceAll("\r\n", "\n").trimEnd()).toBe(hard.html);
    const lines = source.split("\r\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(998);
    // oxlint-disable-next-line no-control-regex -- everything but ASCII is what must not be there
    expect(source).not.toMatch(/[^\u0000-\u007F]/);
  });

  it("lets nothing that is in it become a header or a recipient", async () => {
    await hand("1", {
      subject: "Title\r\nBcc: eve@example.org\r\n\r\nBody",
      headers: { "List-Archive": "<https://x.example>\r\nBcc: eve@example.org" },
    });
    const { to, email } = await firstMail();
    expect(to).toBe("ada@example.org");
    expect(email.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(email.text?.trim()).toBe("Text");
  });

  it("is sent once under one key, also after a restart and at the same moment", async () => {
    await Promise.all([hand("1"), hand("1"), hand("1")]);
    host.close();
    host = open(sink.url);
    expect(await hand("1")).toMatchObject({ status: 200 });
    await hand("2");
    expect(sink.mails).toHaveLength(2);
  });

  it.each([
    ["RCPT", 550, 422],
    ["RCPT", 450, 425],
    ["DATA", 554, 422],
    ["DATA", 451, 425],
  ] as const)("that is answered %s %i is answered %i", async (command, code, status) => {
    trouble = (_, at) => (at === command ? reply(code, "No such mailbox") : undefined);
    expect(await hand("1")).toMatchObject({
      status,
      message: expect.stringContaining("No such mailbox"),
    });
    trouble = () => undefined;
    expect(await hand("1")).toMatchObject({ status: 200 });
    expect(sink.mails).toHaveLength(1);
  });

  it("waits if the mail server is not there, or lets nobody in", async () => {
    const { port } = new URL(sink.url);
    host.close();
    host = open(`smtp://user:wrong@127.0.0.1:${port}`);
    const refused = await hand("1");
    expect(refused.status).toBe(503);
    expect(refused.message).not.toContain("wrong");
    await sink.stop();
    host.close();
    host = open(sink.url);
    expect(await hand("1")).toMatchObject({ status: 503 });
  });
});
