import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keptSecret, mailSettings } from "../../../scripts/host/mail/settings.ts";

const HERE = { host: "127.0.0.1", site: "http://localhost:8787" };
const SMTP = { SMTP_URL: "smtp://mail.example.org", MAIL_FROM: "digest@example.org" };

let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "paperwire-"));
});

afterAll(() => rm(data, { recursive: true }));

it.each([
  [HERE, {}, "outbox"],
  [{ ...HERE, host: "::1" }, {}, "outbox"],
  [{ ...HERE, host: "0.0.0.0" }, {}, ""],
  [{ ...HERE, site: "https://papers.example.org" }, {}, ""],
  [{ ...HERE, host: "0.0.0.0" }, SMTP, "smtp"],
  [HERE, SMTP, "smtp"],
  [HERE, { MAIL_PROVIDER: "" }, ""],
  [HERE, { MAIL_PROVIDER: "resend" }, "resend"],
])("at %o with %o mail goes by %j", (place, environment, provider) => {
  expect(mailSettings(place, environment)["MAIL_PROVIDER"]).toBe(provider);
});

it.each([
  [{ ...HERE, host: "0.0.0.0" }, { MAIL_PROVIDER: "outbox" }, "shows every mail"],
  [{ ...HERE, site: "https://x.example" }, { MAIL_PROVIDER: "Outbox" }, "shows every mail"],
  [HERE, { MAIL_PROVIDER: "smtp" }, "SMTP_URL=smtps://"],
  [HERE, { SMTP_URL: "smtp://x" }, "MAIL_FROM="],
])("at %o with %o it is refused, with what to do", (place, environment, message) => {
  expect(() => mailSettings(place, environment)).toThrow(message);
});

it("leaves the limits of a provider's plan alone", () => {
  expect(mailSettings(HERE, SMTP)).toHaveProperty("MAIL_A_DAY");
  expect(mailSettings(HERE, { MAIL_PROVIDER: "resend" })).not.toHaveProperty("MAIL_A_DAY");
});

it("keeps one secret, which others cannot read", async () => {
  const [first, again] = [1, 2].map(() => keptSecret(data, "outbox-secret"));
  expect(first).toMatch(/^[\w-]{43}$/);
  expect(again).toBe(first);
  expect((await stat(join(data, "outbox-secret"))).mode & 0o777).toBe(0o600);
});
