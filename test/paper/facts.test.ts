import { describe, expect, it } from "vitest";
import { factsOf, registryOf, sayerOf, titleOf } from "../../src/paper/facts.ts";
import { FACTS, SOURCES } from "../../src/sources/index.ts";
import { paperWith } from "../feeds/samples.ts";

const NONE = factsOf([]);

describe("the registry of an id", () => {
  it("is the source that gives it out, whoever lists the work", () => {
    expect(registryOf("arxiv:2411.05783", FACTS)?.name).toBe("arxiv");
    expect(registryOf("doi:10.1101/2026.11.01.123456", FACTS)).toBeUndefined();
    expect(registryOf("url:0123", FACTS)).toBeUndefined();
    expect(registryOf("arxiv:2411.05783", NONE)).toBeUndefined();
  });

  it("knows where a work is, and where one version is", () => {
    const { addressesOf } = FACTS.get("arxiv")!;
    expect(addressesOf?.("arxiv:cs/0112017")).toEqual({
      page: "https://arxiv.org/abs/cs/0112017",
      pdf: "https://arxiv.org/pdf/cs/0112017",
      html: "https://arxiv.org/html/cs/0112017",
    });
    expect(addressesOf?.("arxiv:2411.05783", 2)?.page).toBe("https://arxiv.org/abs/2411.05783v2");
    expect(addressesOf?.("doi:10.1101/x")).toBeUndefined();
  });
});

describe("the source that says a field", () => {
  it("has listed the paper, if there is one that has", () => {
    const [first] = SOURCES;
    const other = { ...first!, name: "other", site: "Other" };
    const facts = factsOf([...SOURCES, other]);
    expect(sayerOf("upvotes", paperWith({ sources: ["other"] }), facts)).toBe(other);
    expect(sayerOf("upvotes", paperWith({ sources: ["huggingface"] }), facts)).toBe(first);
    expect(sayerOf("upvotes", paperWith({ sources: ["arxiv"] }), facts)).toBe(first);
    expect(sayerOf("license", paperWith(), facts)).toBeUndefined();
  });
});

describe("what a list is called", () => {
  it("is the title of its source, or the name that a feed lists under", () => {
    expect(titleOf("huggingface", FACTS)).toBe("Hugging Face Daily Papers");
    expect(titleOf("sample-lab", FACTS)).toBe("sample-lab");
  });
});

describe("every source", () => {
  it("has a name, a title, a site and an address of its own", () => {
    for (const field of ["name", "title", "site"] as const) {
      const values = SOURCES.map((source) => source[field]);
      expect(new Set(values).size, field).toBe(SOURCES.length);
      expect(values.every((value) => value !== "")).toBe(true);
    }
    for (const { name, home } of SOURCES) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(new URL(home).protocol).toBe("https:");
    }
  });

  it("reads the addresses it gives out as the ids they are of", () => {
    const ids = ["arxiv:2411.05783", "arxiv:hep-th/9901001"];
    for (const { addressesOf, idIn } of SOURCES) {
      for (const id of ids) {
        const all = [addressesOf?.(id), addressesOf?.(id, 3)].flatMap((each) =>
          Object.values(each ?? {}),
        );
        for (const address of all) expect(idIn?.(address), address).toBe(id);
      }
    }
  });
});
