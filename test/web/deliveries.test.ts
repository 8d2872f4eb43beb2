import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { clear } from "../ingest/wire.ts";
import { textOf } from "./page-markup.ts";
import { mailSite, type MailSite } from "./mail/site.ts";

let site: MailSite;

beforeEach(async () => {
  await clear();
  site = mailSite();
});

async function wait(count: number, age: number, kind = "digest"): Promise<void> {
  const due = Math.floor(Date.now() / 1000) - age;
  for (let n = 0; n < count; n++) {
    await env.DB.prepare(
      `INSERT INTO delivery (kind, key, target, made_at, due_at) VALUES (?3, ?1, 1, ?2, ?2)`,
    )
      .bind(`${kind}-${n}`, due, kind)
      .run();
  }
}

it("says how many mails wait, since when, and how many were sent", async () => {
  await site.post("/subscribe", { address: "ada@example.org" });
  await wait(3, 3 * 3600);
  const status = await (await site.get("/status.json")).json();
  expect(status).toMatchObject({
    mail: { waiting: 3, waiting_since: expect.any(String), sent_today: 1, failed_last_week: 0 },
  });
  const text = textOf(await (await site.get("/status")).text());
  expect(text).toContain("3 mails wait, the oldest for 3 hours. 1 sent today.");
});

it("says what failed, and why", async () => {
  await wait(1, 60);
  await env.DB.prepare("UPDATE delivery SET state = 'given up', error = ?1, ended_at = ?2")
    .bind("The mail provider answered 403.", Math.floor(Date.now() / 1000))
    .run();
  const text = textOf(await (await site.get("/status")).text());
  expect(text).toContain("Nothing waits to be sent.");
  expect(text).toContain("1 failed in the last week. The mail provider answered 403.");
});

it("counts pushes apart from mails", async () => {
  await wait(2, 60, "websub");
  await wait(1, 7200, "channel");
  expect(await (await site.get("/status.json")).json()).toMatchObject({
    mail: { waiting: 0 },
    push: { waiting: 3, failed_last_week: 0 },
  });
  const text = textOf(await (await site.get("/status")).text());
  expect(text).toContain("3 pushes wait, the oldest for 2 hours.");
});

it("says nothing of pushes where there is neither a hub nor a key for channels", async () => {
  const vars = { HUB_SUBSCRIPTIONS: "0", SEAL_KEY: "" };
  expect(await (await site.get("/status.json", {}, vars)).json()).not.toHaveProperty("push");
});

it("says nothing where the site sends none", async () => {
  const vars = { MAIL_PROVIDER: "" };
  expect(await (await site.get("/status.json", {}, vars)).json()).not.toHaveProperty("mail");
  expect(await (await site.get("/status", {}, vars)).text()).not.toContain("<h2>Mail</h2>");
});
