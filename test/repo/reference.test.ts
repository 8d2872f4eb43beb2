import { describe, expect, it } from "vitest";
import wranglerToml from "../../wrangler.toml?raw";
import { FORMATS } from "../../src/feeds/formats.ts";
import { SECRETS, SETTINGS } from "../../src/settings.ts";
import { FACTS, SOURCES } from "../../src/sources/index.ts";
import { TOPIC_GROUPS, TOPICS } from "../../src/topics.ts";
import { createApp } from "../../src/web/entry/app.ts";
import { QUERY_PARAMETERS } from "../../src/web/openapi/parameters.ts";
import { get } from "../web/site.ts";
import { codesIn, PAGES, tableUnder } from "./markdown.ts";

const reference = PAGES.get("docs/reference.md")!;

function namesIn(heading: string): string[] {
  return tableUnder(reference, heading).flatMap(([cell]) => codesIn(cell));
}

describe("the reference names each once", () => {
  // A route answers GET where no method is written before it.
  it("routes, with every method", () => {
    const routes = createApp({
      sources: () => [],
      facts: FACTS,
      openDesk: () => "",
      openHub: () => "",
      openChannels: () => "",
    })
      .routes.filter(({ path, method }) => !path.includes("*") && method !== "OPTIONS")
      .map(({ path, method }) => `${method} ${path.replace("{.+}", "")}`);
    const told = namesIn("## Routes").map((name) => (name.includes(" ") ? name : `GET ${name}`));
    expect(told.toSorted()).toEqual([...new Set(routes)].toSorted());
  });

  it("formats", () => {
    const extensions = FORMATS.map(({ extension }) => `.${extension}`);
    expect(namesIn("## Formats")).toEqual(extensions);
  });

  it("parameters", () => {
    // The limit of exports is `limit` too.
    const names = Object.keys(QUERY_PARAMETERS).filter((name) => name !== "exported");
    expect(namesIn("## Parameters").toSorted()).toEqual(names.toSorted());
  });

  it("settings with their defaults, and secrets", () => {
    const rows = tableUnder(reference, "## Settings");
    const settings = [
      ...Object.entries(SETTINGS).map(([name, { fallback }]) => [
        `\`${name}\``,
        fallback && `\`${fallback}\``,
      ]),
      ...Object.keys(SECRETS).map((name) => [`\`${name}\``, "secret"]),
    ];
    expect(rows).toHaveLength(settings.length);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(settings));
  });

  it("sources", () => {
    expect(namesIn("## Sources")).toEqual(SOURCES.map(({ name }) => name));
  });

  it("topics with their titles, by group", () => {
    expect(tableUnder(reference, "## Topics")).toEqual(
      TOPICS.map(({ slug, title }) => [`\`${slug}\``, title]),
    );
    for (const { title } of TOPIC_GROUPS) expect(reference).toContain(`\n| ${title} | |\n`);
  });
});

it("the reference gives addresses of other sites that redirect", async () => {
  const rows = tableUnder(reference, "### Addresses of other sites");
  const addresses = rows
    .flatMap(([, cell]) => codesIn(cell))
    .filter((code) => code.startsWith("/"));
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) expect((await get(address)).status, address).toBe(301);
});

describe("wrangler.toml", () => {
  it("has every setting, with the same default or what the free plan needs", () => {
    const plan: Record<string, string> = {
      PAPERS_A_RUN: "20",
      BACKFILL_ROWS_A_DAY: "40000",
      DATABASE_MB: "450",
    };
    for (const [name, { fallback }] of Object.entries(SETTINGS)) {
      expect(wranglerToml).toContain(`${name} = "${plan[name] ?? fallback}"`);
    }
  });

  it("binds nobody's account", () => {
    expect(wranglerToml).not.toMatch(/account_id|database_id|^id\s*=/m);
  });
});
