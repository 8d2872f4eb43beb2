import { join } from "node:path";
import { type Request, Response } from "miniflare";
import { type Folder, openFolder } from "./folder.ts";
import type { HandedMail } from "./mime.ts";
import { type Carrier, type Handed, smtpCarrier } from "./smtp.ts";

/** Answers the Worker as its binding HOST. */
export interface MailHost {
  fetch(request: Request): Promise<Response>;
  close(): void;
}

/**
 * The host of a Worker that sends mail: it takes mails in the form of Resend's API, and shows those
 * that are kept instead of sent.
 * @param provider the setting MAIL_PROVIDER
 * @param smtp the address of the mail server, where mail is sent by one
 * @param data the folder that keeps its data
 * @returns undefined where the Worker sends in another way, or not at all
 */
export function openMailHost(
  provider: string | undefined,
  smtp: string | undefined,
  data: string,
): MailHost | undefined {
  if (provider === "outbox") {
    const folder = openFolder(join(data, "outbox"));
    return hostOf(folder, folder);
  }
  return provider === "smtp" && smtp ? hostOf(smtpCarrier(smtp, data)) : undefined;
}

function hostOf(carrier: Carrier, folder?: Folder): MailHost {
  // A mail that is handed over again while it is being sent has the same end.
  const underWay = new Map<string, Promise<Handed>>();

  function sendOnce(mail: HandedMail, key: string): Promise<Handed> {
    const known = underWay.get(key);
    if (known) return known;
    const sending = carrier.send(mail, key).finally(() => underWay.delete(key));
    underWay.set(key, sending);
    return sending;
  }

  return {
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const [, place, name] = pathname.split("/");
      if (request.method === "POST" && place === "emails") {
        const mail = (await request.json()) as HandedMail;
        return answerTo(await sendOnce(mail, request.headers.get("Idempotency-Key") ?? ""));
      }
      if (!folder || place !== "letters") return new Response(null, { status: 404 });
      if (name === undefined) return Response.json(await folder.list());
      const letter = await folder.read(decodeURIComponent(name));
      return letter ? Response.json(letter) : new Response(null, { status: 404 });
    },
    close: () => carrier.close(),
  };
}

// Above 409 but for 429, an answer is about one mail; from 500 on it is about all of them.
const STATUSES = { refused: 422, deferred: 425, failed: 503 } as const;

function answerTo(handed: Handed): Response {
  if (handed.outcome === "sent") return Response.json({ id: "sent" });
  const { outcome, error: message } = handed;
  const name = outcome === "refused" ? "recipient_refused" : outcome;
  return Response.json({ name, message }, { status: STATUSES[outcome] });
}
