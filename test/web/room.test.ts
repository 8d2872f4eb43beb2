import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { PLACES } from "../../src/paper/log.ts";
import { get, smallWire } from "./site.ts";

const MADE_ROOM = "Papers of these days that nobody upvoted may have made room";

beforeEach(async () => {
  const wire = await smallWire({ upvotes: 7 });
  await wire.run();
});

async function trimTo(day: string): Promise<void> {
  const seq = (Date.parse(`${day}T00:00:00Z`) / 1000) * PLACES;
  await env.DB.prepare("UPDATE wire SET trimmed_to = ?1").bind(seq).run();
}

it("says on the page of a day that papers made room, and on no later one", async () => {
  const page = async (path: string) => (await get(path)).text();
  expect(await page("/papers/date/2026-11-18")).not.toContain(MADE_ROOM);
  await trimTo("2026-11-19");
  expect(await page("/papers/date/2026-11-18?limit=10")).toContain(MADE_ROOM);
  expect(await page("/papers/date/2026-11-20?limit=10")).not.toContain(MADE_ROOM);
});
