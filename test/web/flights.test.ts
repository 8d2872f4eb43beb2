import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { Flights } from "../../src/web/flights.ts";
import { memory } from "../../src/web/answers.ts";
import { get, smallWire } from "./site.ts";

beforeEach(async () => {
  await smallWire({ upvotes: 4 });
});

/** D1, and how many statements were prepared. */
function counting(): { DB: D1Database; statements: () => number } {
  let statements = 0;
  const DB = new Proxy(env.DB, {
    get(db, name) {
      if (name === "prepare") statements++;
      const value: unknown = Reflect.get(db, name);
      return typeof value === "function" ? value.bind(db) : value;
    },
  });
  return { DB, statements: () => statements };
}

it("makes one answer for all who ask at once", async () => {
  const alone = counting();
  const text = await (await get("/papers.rss", {}, { vars: alone })).text();
  memory.clear();
  const many = counting();
  const asked = Array.from({ length: 20 }, () => get("/papers.rss", {}, { vars: many }));
  const answers = await Promise.all(asked);
  expect(many.statements()).toBe(alone.statements());
  for (const answer of answers) expect(await answer.text()).toBe(text);
});

it("makes two where one asks for a body and the other has it", async () => {
  const tag = (await get("/papers.rss")).headers.get("ETag")!;
  memory.clear();
  const answers = await Promise.all([
    get("/papers.rss", { "If-None-Match": tag }),
    ...Array.from({ length: 5 }, () => get("/papers.rss")),
    get("/papers.rss", { "If-None-Match": tag }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([304, 200, 200, 200, 200, 200, 304]);
});

it("answers each who asked where none can be kept", async () => {
  const asked = Array.from({ length: 5 }, () => get("/papers.csv"));
  for (const answer of await Promise.all(asked))
    expect(await answer.text()).toContain("Forgetting");
  const wrong = Array.from({ length: 5 }, () => get("/papers.rss?limit=0"));
  for (const answer of await Promise.all(wrong)) expect(answer.status).toBe(400);
});

it("does not wait for ever for one who never comes", async () => {
  const flights = new Flights();
  flights.lead("/a", new Promise(() => {}));
  await flights.follow("/a", 1);
  expect(flights.follow("/a", 1)).toBeUndefined();
});
