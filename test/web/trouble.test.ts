import { beforeAll, expect, it } from "vitest";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { textOf } from "./page-markup.ts";
import { get } from "./site.ts";

const FRIDAY = "2026-11-20";

beforeAll(async () => {
  await clear();
  const upstream: { trouble?: { kind: "status"; status: number } } = {};
  const wire = wireOver(
    (day) => (day === FRIDAY ? [daily(1)] : []),
    `${FRIDAY}T18:00:00Z`,
    () => upstream.trouble,
  );
  await wire.run();
  upstream.trouble = { kind: "status", status: 503 };
  wire.now += 3600;
  await wire.run();
});

async function textAt(path: string): Promise<string> {
  return textOf(await (await get(path)).text());
}

const TROUBLE = "Hugging Face could not be read since 20 Nov 2026, 18:00 UTC. It answered 503";

it("is told on the front page, where a newer day may be missing", async () => {
  const text = await textAt("/");
  expect(text).toContain("Paper number 1");
  expect(text).toContain(TROUBLE);
});

it("is told on an empty day, and on no other", async () => {
  expect(await textAt("/papers/date/2026-11-23")).toContain(TROUBLE);
  expect(await textAt("/papers/date/2026-11-19")).not.toContain("could not be read");
  expect(await textAt(`/papers/date/${FRIDAY}`)).not.toContain("could not be read");
});

it("is none of a feed's business", async () => {
  expect(await (await get("/.json")).text()).not.toContain("could not be read");
});
