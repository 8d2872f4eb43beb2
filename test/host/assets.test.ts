import { readFileSync, statSync } from "node:fs";
import { expect, it } from "vitest";

const FOLDER = new URL("../../public/", import.meta.url);

it("are small: the style at most 12 KB, the scripts 8 KB", () => {
  expect(sizeOf("style.css")).toBeLessThanOrEqual(12 * 1024);
  expect(sizeOf("keys.js") + sizeOf("build.js")).toBeLessThanOrEqual(8 * 1024);
});

it("load nothing from elsewhere", () => {
  for (const name of ["style.css", "keys.js", "build.js", "icon.svg", "manifest.webmanifest"]) {
    const text = readFileSync(new URL(name, FOLDER), "utf8");
    expect(text.replace("http://www.w3.org/2000/svg", ""), name).not.toMatch(
      /\/\/\w|@import|url\(/,
    );
  }
});

it("are all there that the manifest names", () => {
  const text = readFileSync(new URL("manifest.webmanifest", FOLDER), "utf8");
  const { icons } = JSON.parse(text) as { icons: { src: string }[] };
  for (const { src } of icons)
    expect(statSync(new URL(src.slice(1), FOLDER)).size).toBeGreaterThan(0);
});

function sizeOf(name: string): number {
  return statSync(new URL(name, FOLDER)).size;
}
