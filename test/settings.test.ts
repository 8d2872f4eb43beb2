import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { checkNames, readSettings, SECRETS, SETTINGS, SettingsError } from "../src/settings.ts";
import { FACTS, SOURCES } from "../src/sources/index.ts";
import { createApp } from "../src/web/entry/app.ts";

const CHANGE = "Change it in wrangler.toml [vars], or in the environment for npm start.";
const NAMES = SOURCES.map(({ name }) => name);
const KNOWN = `The sources are ${NAMES.join(", ")}.`;

describe("settings", () => {
  it("have their defaults where the environment has none", () => {
    expect(readSettings({})).toMatchObject({
      SITE_NAME: "Paperwire",
      SOURCES: NAMES,
      ARXIV_CATEGORIES: ["cs.AI", "cs.CL", "cs.CV", "cs.LG", "cs.RO", "stat.ML"],
      BIORXIV_URL: "https://api.biorxiv.org",
      FEEDS: [],
      RUN_PAGES: 3,
      BACKFILL_ROWS_A_DAY: Infinity,
      DATABASE_MB: Infinity,
      HF_TOKEN: "",
    });
  });

  it("may be numbers, as wrangler.toml has them", () => {
    expect(readSettings({ RUN_PAGES: 7 })["RUN_PAGES"]).toBe(7);
  });

  it("name sources and categories in any letter case", () => {
    const settings = readSettings({ SOURCES: "arXiv bioRxiv", ARXIV_CATEGORIES: "CS.lg,cmp-lg" });
    expect(settings).toMatchObject({
      SOURCES: ["arxiv", "biorxiv"],
      ARXIV_CATEGORIES: ["cs.LG", "cs.CL"],
    });
  });

  it("are those of the site and of every source, each once", () => {
    const names = [...Object.keys(SETTINGS), ...Object.keys(SECRETS)];
    for (const { settings } of SOURCES) {
      for (const name of Object.keys(settings))
        expect(names.filter((n) => n === name)).toEqual([name]);
    }
    expect(Object.keys(SECRETS)).toEqual([
      "OUTBOX_SECRET",
      "RESEND_API_KEY",
      "RESEND_WEBHOOK_SECRET",
      "TURNSTILE_SECRET",
      "SEAL_KEY",
      "HF_TOKEN",
    ]);
  });

  it("are shared by two sources only where they are the same setting", () => {
    const all = SOURCES.flatMap(({ settings }) => Object.entries(settings));
    for (const [name, setting] of all) {
      const table = { ...SETTINGS, ...SECRETS };
      expect(setting, name).toBe(table[name]);
    }
  });
});

describe("a setting that cannot be read", () => {
  it.each([
    [
      "SOURCES",
      "hugingface",
      `There is no source "hugingface". Did you mean "huggingface"? ${KNOWN}`,
    ],
    ["SOURCES", "arxiv, qqqq", `There is no source "qqqq". ${KNOWN}`],
    ["ARXIV_CATEGORIES", "cs.AI,cs.LGG", 'arXiv has no category "cs.LGG". Did you mean "cs.LG"?'],
    [
      "FEEDS",
      "Nature nature.com/feed",
      '"Nature nature.com/feed" is not an http(s) address, with or without a name in front. Separate feeds by commas.',
    ],
    ["FEEDS", "https://a.example/1,https://a.example/1", "https://a.example/1 is listed twice."],
    [
      "FEEDS",
      "https://a.example/1, A Example https://b.example/2",
      'https://a.example/1 and https://b.example/2 would both be called "a-example". Put another name in front of one of them.',
    ],
    ["SITE_URL", "papers.example", '"papers.example" is not an http(s) address.'],
    ["HUGGINGFACE_URL", "", '"" is not an http(s) address.'],
    ["BACKFILL_FROM", "2026-13-01", '"2026-13-01" is not a day, YYYY-MM-DD.'],
    ["RUN_PAGES", "3.5", '"3.5" is not a whole number.'],
    ["BACKFILL_ROWS_A_DAY", "many", '"many" is not a whole number.'],
    ["SITE_NAME", "", "It is empty."],
  ])("says of %s=%s what is wrong", (name, value, why) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(new SettingsError(`${name}: ${why} ${CHANGE}`));
  });

  it("is not shown if it is a secret", () => {
    const read = () => readSettings({ HF_TOKEN: "hf_123 456" });
    expect(read).toThrow(/^HF_TOKEN: It takes one word/);
    expect(read).not.toThrow(/hf_123/);
  });

  it("is refused at the first request", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const request = new Request("https://papers.example/papers.json?q=settings");
    const app = createApp({ sources: () => [], facts: FACTS });
    const response = await app.request(request, {}, { ...env, SOURCES: "hugingface" });
    vi.restoreAllMocks();
    expect(response.status).toBe(500);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringContaining('Did you mean "huggingface"?') },
    });
  });
});

describe("a name that is no setting", () => {
  it("is refused with the nearest that is one", () => {
    expect(() => checkNames(["SOURCES", "ARXIV_CATEGORY"])).toThrow(
      'wrangler.toml [vars]: There is no setting "ARXIV_CATEGORY". Did you mean "ARXIV_CATEGORIES"? The settings are SITE_URL,',
    );
    expect(() => checkNames(Object.keys(SETTINGS))).not.toThrow();
  });

  it("is not that of a secret, which does not belong into a file", () => {
    expect(() => checkNames(["HF_TOKEN"])).toThrow(
      "wrangler.toml [vars]: HF_TOKEN is a secret. Set it with npx wrangler secret put HF_TOKEN.",
    );
  });
});
