import { expect, it } from "vitest";
import { Memory } from "../../src/web/cache.ts";

const kept = (size: number) => ({ headers: [], body: new Uint8Array(size) });

it("gives back what it was given, for a minute", () => {
  const memory = new Memory(1000);
  memory.put("/a", kept(10), memory.commits, 100);
  expect(memory.get("/a", 159)?.body.byteLength).toBe(10);
  expect(memory.get("/a", 160)).toBeUndefined();
  expect(memory.get("/b", 100)).toBeUndefined();
});

it("forgets the least recently used when it is full", () => {
  const memory = new Memory(1000);
  for (const key of ["/a", "/b", "/c", "/d"]) memory.put(key, kept(230), memory.commits, 0);
  memory.get("/a", 1);
  memory.put("/e", kept(230), memory.commits, 1);
  expect(["/a", "/b", "/c", "/d", "/e"].map((key) => memory.get(key, 2) !== undefined)).toEqual([
    true,
    false,
    true,
    true,
    true,
  ]);
});

it("keeps nothing that would fill it alone", () => {
  const memory = new Memory(1000);
  memory.put("/a", kept(300), memory.commits, 0);
  expect(memory.get("/a", 0)).toBeUndefined();
});

it("is emptied by a commit, and lets in nothing that was begun before it", () => {
  const memory = new Memory(1000);
  const begun = memory.commits;
  memory.put("/a", kept(10), begun, 0);
  memory.clear();
  expect(memory.get("/a", 0)).toBeUndefined();
  memory.put("/a", kept(10), begun, 0);
  expect(memory.get("/a", 0)).toBeUndefined();
});
