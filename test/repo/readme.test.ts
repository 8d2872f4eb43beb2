import { describe, expect, it } from "vitest";
import packageJson from "../../package.json?raw";
import readmeText from "../../README.md?raw";
import wranglerToml from "../../wrangler.toml?raw";
import { FORMATS } from "../../src/feeds/formats.ts";
import { SECRETS, SETTINGS } from "../../src/settings.ts";
import { FACTS, SOURCES } from "../../src/sources/index.ts";
import { TOPICS } from "../../src/topics.ts";
import { createApp } from "../../src/web/app.ts";

const readme = readmeText.replaceAll(/ +/g, " ");
const scripts = (JSON.parse(packageJson) as { scripts: Record<string, string> }).scripts;

describe("the README names", () => {
  it("every route", () => {
    const routes = createApp(() => [], FACTS)
      .routes.filter(({ path, method }) => method === "GET" && !path.includes("*"))
      .map(({ path }) => path.replace("{.+}", ""));
    expect(routes).toContain("/topics/:topic");
    for (const route of routes) expect(readme).toContain(`| \`${route}\` |`);
  });

  it("every setting with its default, and every secret", () => {
    for (const [name, { fallback }] of Object.entries(SETTINGS)) {
      expect(readme).toContain(`| \`${name}\` | ${fallback && `\`${fallback}\` `}|`);
    }
    for (const name of Object.keys(SECRETS)) expect(readme).toContain(`| \`${name}\` |`);
  });

  it("every topic, source and format", () => {
    for (const { slug } of TOPICS) expect(readme).toContain(`\`${slug}\``);
    for (const { name } of SOURCES) expect(readme).toContain(`| \`${name}\` |`);
    for (const { extension } of FORMATS) expect(readme).toContain(`\`.${extension}\``);
  });

  it("only scripts that are there", () => {
    for (const [, name] of readme.matchAll(/npm run ([a-z:]+)/g)) {
      expect(Object.keys(scripts)).toContain(name);
    }
  });
});

describe("wrangler.toml", () => {
  it("has every setting, with the same default", () => {
    for (const [name, { fallback }] of Object.entries(SETTINGS)) {
      expect(wranglerToml).toContain(`${name} = "${fallback}"`);
    }
  });

  it("binds nobody's account", () => {
    expect(wranglerToml).not.toMatch(/account_id|database_id|^id\s*=/m);
  });
});
