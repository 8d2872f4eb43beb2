import { describe, expect, it } from "vitest";
import {
  ARCHIVES,
  CATEGORIES,
  categoryName,
  nearestCategory,
  resolveCategory,
} from "../../src/paper/taxonomy.ts";

describe("the taxonomy", () => {
  it("knows groups, archives and categories", () => {
    expect(CATEGORIES).toContainEqual({
      code: "cs.LG",
      name: "Machine Learning",
      archive: "cs",
      group: "Computer Science",
    });
    expect(CATEGORIES).toContainEqual({
      code: "hep-th",
      name: "High Energy Physics - Theory",
      archive: "hep-th",
      group: "Physics",
    });
    expect(ARCHIVES.get("astro-ph")).toBe("Astrophysics");
    expect(ARCHIVES.has("hep-th")).toBe(false);
  });

  it("lists a category once, under its own name", () => {
    const codes = CATEGORIES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => resolveCategory(code) !== code)).toEqual([]);
  });
});

describe("resolveCategory", () => {
  it.each([
    ["cs.LG", "cs.LG"],
    ["CS.lg", "cs.LG"],
    ["cs.SY", "eess.SY"],
    ["math.IT", "cs.IT"],
    ["math.mp", "math-ph"],
    ["cmp-lg", "cs.CL"],
    ["supr-con", "cond-mat.supr-con"],
    ["cs", "cs"],
    ["CS.*", "cs.*"],
    ["hep-th.*", "hep-th"],
    ["cs.XX", undefined],
    ["cs.LG.*", undefined],
    ["", undefined],
    ["constructor", undefined],
  ])("files %s under its code of today", (code, known) => {
    expect(resolveCategory(code)).toBe(known);
  });
});

describe("nearestCategory", () => {
  it.each([
    ["cs.L", "cs.CL"],
    ["cd.CV", "cs.CV"],
    ["stat.LM", "stat.ML"],
    ["hepth", "hep-th"],
    ["cs.SYS", "eess.SY"],
    ["neuroscience", undefined],
  ])("of %s is the one spelt most alike", (code, nearest) => {
    expect(nearestCategory(code)).toBe(nearest);
  });
});

describe("categoryName", () => {
  it("names categories, aliases and archives", () => {
    expect(categoryName("cs.LG")).toBe("Machine Learning");
    expect(categoryName("cs.SY")).toBe("Systems and Control");
    expect(categoryName("cs.*")).toBe("Computer Science");
    expect(categoryName("physics")).toBe("Physics");
    expect(categoryName("cs.XX")).toBeUndefined();
  });
});
