import { expect, it } from "vitest";
import { type Kept, Memory } from "../../src/web/cache.ts";

const kept = (size: number) => ({
  headers: new Headers(),
  bodies: { identity: new Uint8Array(size) },
  ready: {},
});

it("gives back what it was given, for a minute", () => {
  const memory = new Memory(1000);
  memory.put("/a", kept(10), memory.commits, 100);
  expect(memory.get("/a", 159)?.bodies.identity?.byteLength).toBe(10);
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

it("remembers what is no longer fresh, for when nothing new can be made", () => {
  const memory = new Memory(1000);
  const first = kept(10);
  memory.put("/a", first, memory.commits, 100);
  memory.clear();
  expect(memory.last("/a")).toMatchObject({ kept: first, at: 100 });
  // A 304 says that the client's is as good as a new one, and has no body.
  const bodiless = { headers: new Headers(), bodies: {}, ready: {} };
  memory.put("/a", bodiless, memory.commits, 200);
  expect(memory.get("/a", 200)).toBe(bodiless);
  expect(memory.last("/a")).toMatchObject({ kept: first, at: 100 });
});

it("counts a body that came later, and does not make its answer fresh again", () => {
  const memory = new Memory(1000);
  const answer: Kept = kept(100);
  memory.put("/a", answer, memory.commits, 100);
  const before = memory.bytes;
  answer.bodies.gzip = new Uint8Array(30);
  memory.put("/a", answer, memory.commits, 150);
  expect(memory.bytes - before).toBe(30);
  expect(memory.get("/a", 160)).toBeUndefined();
});
