import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The place of the service. Settings of mail depend on it. */
interface Place {
  /** The address it listens on. */
  host: string;
  /** The address of it in links. */
  site: string;
}

/** Secrets that only the host reads, by name, with help. */
export const HOST_SECRETS = {
  SMTP_URL: { help: "Mail server: smtps://user:password@mail.example.org." },
};

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1|\[::1\])$/;

/**
 * The settings of mail on one's own machine, where the environment does not give them: by SMTP if
 * there is a mail server, else into a folder if nobody else can open the pages.
 * @param environment what is given
 * @throws if mails would be shown to others, or the mail server or the sender is missing
 */
export function mailSettings(
  place: Place,
  environment: Record<string, string | undefined>,
): Record<string, string> {
  const { SMTP_URL, MAIL_FROM } = environment;
  const isAlone = isHere(place.host) && isHere(new URL(place.site).hostname);
  const fallback = SMTP_URL ? "smtp" : isAlone ? "outbox" : "";
  const provider = (environment["MAIL_PROVIDER"] ?? fallback).toLowerCase();
  if (provider === "outbox" && !isAlone) {
    throw new Error(
      "MAIL_PROVIDER=outbox shows every mail to whoever opens /outbox. Use it on this machine only: without --host and SITE_URL. To send mail, set SMTP_URL.",
    );
  }
  if (provider === "smtp" && !SMTP_URL) {
    throw new Error("MAIL_PROVIDER=smtp needs a mail server: SMTP_URL=smtps://user:password@host.");
  }
  if (provider === "smtp" && !MAIL_FROM) {
    throw new Error("Mail needs a sender: MAIL_FROM='Paperwire <digest@example.org>'.");
  }
  return {
    MAIL_PROVIDER: provider,
    MAIL_FROM: provider === "outbox" ? "Paperwire <digest@paperwire.example>" : "",
    // A mail server of one's own has no plan.
    ...((provider === "outbox" || provider === "smtp") && {
      MAIL_A_RUN: "500",
      MAIL_A_DAY: "100000",
    }),
  };
}

/** Whether only this machine reaches a host. */
export function isHere(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * A secret that is made once and kept for as long as the data is.
 * @param data the folder that keeps it
 * @param name of its file
 */
export function keptSecret(data: string, name: "outbox-secret" | "seal-key"): string {
  const file = join(data, name);
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}
