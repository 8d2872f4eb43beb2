import { describe, expect, it } from "vitest";
import packageJson from "../../package.json?raw";
import { TOPICS } from "../../src/topics.ts";
import { get } from "../web/site.ts";
import { codesIn, PAGES, tableUnder } from "./markdown.ts";

const HERE = "http://localhost:8787";

const readme = PAGES.get("README.md")!;
const scripts = (JSON.parse(packageJson) as { scripts: Record<string, string> }).scripts;
const files = Object.keys(import.meta.glob(["../../*", "../../{docs,src,scripts}/**"])).map(
  (path) => path.replace("../../", ""),
);

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, "");
  return words.replaceAll(" ", "-");
}

describe("the README", () => {
  it("takes a minute to read", () => {
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(120);
  });

  it("has ten addresses that are written as they are linked, and answer", async () => {
    const rows = tableUnder(readme, "## Ten addresses");
    expect(rows).toHaveLength(10);
    for (const [cell = ""] of rows) {
      const link = /\]\(([^)]+)\)/.exec(cell)?.[1]?.replace(HERE, "") ?? "";
      expect(codesIn(cell)).toEqual([decodeURIComponent(link)]);
      expect((await get(link)).status, link).toBe(200);
    }
  });

  it("counts the topics right", () => {
    expect(/(\d+) topics/.exec(readme)?.[1]).toBe(String(TOPICS.length));
  });
});

describe.each([...PAGES])("%s", (name, page) => {
  it("names only scripts that there are", () => {
    for (const [, script] of page.matchAll(/npm run ([a-z:]+)/g)) {
      expect(Object.keys(scripts)).toContain(script);
    }
  });

  it("names only files that there are", () => {
    const text = page.replace(/^```[^]*?^```/gm, "");
    for (const [path] of text.matchAll(/(?<![\w/])(?:src|scripts|docs)\/[\w./-]+\.\w+/g)) {
      expect(files).toContain(path);
    }
  });

  it("links only to pages and sections that there are", () => {
    const root = "file:///";
    for (const [, link = ""] of page.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path = "", anchor] = link.split("#");
      const file = new URL(path, root + name).pathname.slice(1);
      expect(files, link).toContain(file);
      if (anchor === undefined) continue;
      const headings = [...PAGES.get(file)!.matchAll(/^#+ (.+)$/gm)].map(([, text]) => text!);
      expect(headings.map(anchorOf), link).toContain(anchor);
    }
  });
});
