import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { SECRETS, SETTINGS } from "../../src/settings.ts";

const ROOT = resolve(import.meta.dirname, "../..");

it("explains every setting to who deploys by Cloudflare's button", () => {
  const { cloudflare } = JSON.parse(readFileSync(`${ROOT}/package.json`, "utf8")) as {
    cloudflare: { bindings: Record<string, { description: string }> };
  };
  for (const [name, { help }] of Object.entries({ ...SETTINGS, ...SECRETS })) {
    expect(cloudflare.bindings, name).toHaveProperty(name, { description: help });
  }
});

it("names every secret in .dev.vars.example, from which the button makes its form", () => {
  const names = readFileSync(`${ROOT}/.dev.vars.example`, "utf8").match(/^[A-Z_]+(?==)/gm);
  expect(names).toEqual(Object.keys(SECRETS));
});
