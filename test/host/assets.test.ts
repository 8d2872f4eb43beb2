import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, it } from "vitest";

const FOLDER = new URL("../../public/", import.meta.url);

const SCRIPTS = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));

it("are small: the style at most 16 KB, the scripts 8 KB, the font 40 KB", () => {
  expect(sizeOf("style.css")).toBeLessThanOrEqual(16 * 1024);
  expect(SCRIPTS.reduce((sum, name) => sum + sizeOf(name), 0)).toBeLessThanOrEqual(8 * 1024);
  expect(sizeOf("serif.woff2")).toBeLessThanOrEqual(40 * 1024);
});

it("give the font with its licence, and keep the name of the original out of it", () => {
  const font = readFileSync(new URL("serif.woff2", FOLDER));
  expect(font.subarray(0, 4).toString()).toBe("wOF2");
  const licence = readFileSync(new URL("serif-license.txt", FOLDER), "utf8");
  expect(licence).toContain("SIL OPEN FONT LICENSE Version 1.1");
  expect(licence).toContain("Adobe Systems Incorporated");
  const style = readFileSync(new URL("style.css", FOLDER), "utf8");
  expect(style).toContain('font-family: "Paperwire Serif"');
  expect(style).toContain("font-display: swap");
});

it("load nothing from elsewhere", () => {
  for (const name of ["style.css", ...SCRIPTS, "icon.svg", "manifest.webmanifest"]) {
    const text = readFileSync(new URL(name, FOLDER), "utf8");
    expect(text.replace("http://www.w3.org/2000/svg", ""), name).not.toMatch(
      /\/\/\w|@import|url\((?!"\/serif\.woff2"\))/,
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
