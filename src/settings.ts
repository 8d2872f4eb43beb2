import * as v from "valibot";
import { SOURCES } from "./sources/index.ts";
import {
  httpUrl,
  secret as secretSetting,
  setting,
  type SettingTable,
  type Values,
  words,
} from "./sources/setting.ts";
import { readMailbox } from "./text/mail-address.ts";
import { nearest } from "./text/nearest.ts";
import { addDays, startOfDay } from "./text/time.ts";

const urlOrNone = v.union([v.literal(""), httpUrl], notA("an http(s) address"));
const count = v.pipe(v.string(), v.regex(/^\d{1,9}$/, notA("a whole number")), v.transform(Number));
const unlimited = v.pipe(
  v.literal(""),
  v.transform(() => Infinity),
);
const countOrNone = v.union([unlimited, count], notA("a whole number"));
const dayOrNone = v.pipe(
  v.string(),
  v.check((day) => day === "" || startOfDay(day) !== undefined, notA("a day, YYYY-MM-DD")),
);

const NAMES = SOURCES.map(({ name }) => name);
const sources = v.pipe(
  words,
  v.transform((names) => names.map((name) => name.toLowerCase())),
  v.check(
    (names) => names.every((name) => NAMES.includes(name)),
    ({ input }) =>
      whyUnknown(
        "source",
        input.find((name) => !NAMES.includes(name))!,
        NAMES,
      ),
  ),
);

const SITE_SETTINGS = {
  SITE_URL: setting("", urlOrNone, "Public address. Feeds are cacheable only if it is set."),
  SITE_NAME: setting(
    "Paperwire",
    v.pipe(v.string(), v.nonEmpty("It is empty.")),
    "Name shown in titles.",
  ),
  CONTACT: setting("", v.string(), "Address that upstreams can write to, sent in the User-Agent."),
  SOURCES: setting(NAMES.join(","), sources, "Sources to poll, by name."),
  BACKFILL_FROM: setting(
    "",
    dayOrNone,
    "Oldest day to fetch. Empty means a week before the start.",
  ),
  RUN_PAGES: setting("3", count, "Pages that one cron run fetches. 3 fits the free plan."),
  PAPERS_A_RUN: setting(
    "",
    countOrNone,
    "New papers that one run takes in; others follow at once. 20 fits the free plan. Empty means no limit.",
  ),
  BACKFILL_ROWS_A_DAY: setting(
    "",
    countOrNone,
    "Rows that backfill may write in a UTC day. Empty means no limit.",
  ),
  DATABASE_MB: setting(
    "",
    countOrNone,
    "Megabytes that the database may take; the oldest papers make room. Empty means no limit.",
  ),
};

const PROVIDERS = ["", "resend", "cloudflare", "smtp", "outbox"] as const;
const provider = v.pipe(
  v.string(),
  v.transform((name) => name.toLowerCase()),
  v.picklist(PROVIDERS, ({ input }) =>
    whyUnknown("mail provider", String(input), PROVIDERS.filter(Boolean)),
  ),
);
const mailboxOrNone = v.pipe(
  v.string(),
  v.check(
    (text) => text === "" || readMailbox(text) !== undefined,
    notA("a mailbox, as in Paperwire <digest@example.org>"),
  ),
);

const MAIL_SETTINGS = {
  MAIL_PROVIDER: setting("", provider, "Who sends mail: resend, cloudflare, smtp, outbox or none."),
  MAIL_FROM: setting("", mailboxOrNone, "Sender of mail: Paperwire <digest@example.org>."),
  MAIL_A_RUN: setting("45", count, "Mails that one run sends. 45 fits the free plan."),
  MAIL_A_DAY: setting("100", count, "Mails in a UTC day, as the provider's plan allows."),
  RESEND_URL: setting("https://api.resend.com", httpUrl, "Base address of the API of Resend."),
  TURNSTILE_SITE_KEY: setting("", v.string(), "Site key of Turnstile, to ask it of subscribers."),
  OUTBOX_SECRET: secretSetting(
    "Secret that the links in mail are made with. Any long random word.",
  ),
  RESEND_API_KEY: secretSetting("API key of Resend."),
  RESEND_WEBHOOK_SECRET: secretSetting("Secret of the webhook that Resend reports bounces to."),
  TURNSTILE_SECRET: secretSetting("Secret key of Turnstile."),
};

const HUB_SETTINGS = {
  HUB_SUBSCRIPTIONS: setting("1000", count, "WebSub subscriptions there may be. 0 means no hub."),
  PUSHES_A_RUN: setting("500", count, "Requests to subscribers in one run, of each kind."),
  WEBHOOK_HOSTS: setting("", words, "Hosts of Mattermost whose webhooks may be posted to."),
  SEAL_KEY: secretSetting(
    "Secret that webhooks of channels are encrypted with. Any long random word.",
  ),
  DNS_URL: setting(
    "https://cloudflare-dns.com/dns-query",
    urlOrNone,
    "DNS over HTTPS that names of callbacks are checked with. Empty means unchecked.",
  ),
};

const TABLE: SettingTable = Object.assign(
  { ...SITE_SETTINGS, ...MAIL_SETTINGS, ...HUB_SETTINGS },
  ...SOURCES.map(({ settings }) => settings),
);

/** Every setting that has a default, those of the sources included. */
export const SETTINGS = tableOf(false);

/** Every setting that is a secret. */
export const SECRETS = tableOf(true);

/** The settings, checked. Only a source knows the types of its own settings. */
export type Settings = Values<typeof SITE_SETTINGS> &
  Values<typeof MAIL_SETTINGS> &
  Values<typeof HUB_SETTINGS> &
  Readonly<Record<string, unknown>>;

/** A setting that cannot be read. The message names it, says why, and where to change it. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * Reads the settings out of the Worker's environment; one that is missing has its default.
 * @throws {SettingsError} naming the first setting that cannot be read
 */
export function readSettings(env: object): Settings {
  const given = env as Record<string, unknown>;
  const settings: Record<string, unknown> = {};
  for (const [name, { fallback, schema, secret }] of Object.entries(TABLE)) {
    const value = given[name] ?? fallback;
    // A number of [vars] comes as a number.
    const result = v.safeParse(schema, typeof value === "number" ? String(value) : value);
    if (!result.success) throw new SettingsError(whyUnread(name, result.issues[0], secret));
    settings[name] = result.output;
  }
  return settings as Settings;
}

/**
 * Checks that there is a setting of each name, so that a typo is not taken for a default.
 * @param names as wrangler.toml [vars] has them
 * @throws {SettingsError} naming the first that is unknown, and the nearest that is not
 */
export function checkNames(names: readonly string[]): void {
  const known = Object.keys(SETTINGS);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  if (unknown in SECRETS) {
    const command = `npx wrangler secret put ${unknown}`;
    throw new SettingsError(
      `wrangler.toml [vars]: ${unknown} is a secret. Set it with ${command}.`,
    );
  }
  throw new SettingsError(`wrangler.toml [vars]: ${whyUnknown("setting", unknown, known)}`);
}

/**
 * The oldest day wanted of a source, `YYYY-MM-DD`: by default a week before it was first followed.
 * @param backfillFrom `BACKFILL_FROM`
 * @param liveFrom the day it was first followed on
 */
export function oldestDay(backfillFrom: string, liveFrom: string): string {
  return backfillFrom || addDays(liveFrom, -7);
}

function tableOf(secrets: boolean): SettingTable {
  const chosen = Object.entries(TABLE).filter(([, { secret = false }]) => secret === secrets);
  return Object.fromEntries(chosen);
}

function whyUnread(name: string, { message }: { message: string }, secret = false): string {
  const place = secret ? `with npx wrangler secret put ${name}` : "in wrangler.toml [vars]";
  return `${name}: ${message} Change it ${place}, or in the environment for npm start.`;
}

function whyUnknown(what: string, name: string, known: readonly string[]): string {
  const guess = nearest(name, known);
  const hint = guess === undefined ? "" : ` Did you mean "${guess}"?`;
  return `There is no ${what} "${name}".${hint} The ${what}s are ${known.join(", ")}.`;
}

function notA(what: string): (issue: { input: unknown }) => string {
  return ({ input }) => `"${String(input)}" is not ${what}.`;
}
