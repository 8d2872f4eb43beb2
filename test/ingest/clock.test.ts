import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { aheadOf, datedNow } from "../../src/ingest/clock.ts";
import { simulator } from "../../scripts/simulator/huggingface.ts";
import { DAY, HOUR, httpDate, MINUTE } from "../../src/text/time.ts";
import { getFeed } from "../web/site.ts";
import { clear, daily, moments, type Wire, wireOver } from "./wire.ts";

const MONDAY = "2026-11-23";
const NOON = Date.parse(`${MONDAY}T12:00:00Z`) / 1000;
const SLACK = 5 * MINUTE;

describe("aheadOf", () => {
  const ahead = (headers: Record<string, string>) => aheadOf(new Headers(headers), NOON);

  it("tells our clock from the upstream's", () => {
    expect(ahead({ Date: httpDate(NOON - DAY) })).toBe(DAY);
    expect(ahead({ Date: httpDate(NOON) })).toBe(0);
    expect(ahead({ Date: httpDate(NOON + HOUR) })).toBe(0);
  });

  it("adds the age of an answer that a cache kept", () => {
    expect(ahead({ Date: httpDate(NOON - 5 * DAY), Age: String(5 * DAY) })).toBe(0);
    expect(ahead({ Date: httpDate(NOON - 5 * DAY), Age: String(4 * DAY) })).toBe(DAY);
    expect(ahead({ Date: httpDate(NOON - HOUR), Age: "soon" })).toBe(HOUR);
  });

  it("believes no date that is absent, unreadable or very old", () => {
    expect(ahead({})).toBeUndefined();
    expect(ahead({ Age: "60" })).toBeUndefined();
    expect(ahead({ Date: "yesterday" })).toBeUndefined();
    expect(ahead({ Date: httpDate(NOON - 3 * DAY) })).toBeUndefined();
    expect(ahead({ Date: httpDate(0) })).toBeUndefined();
  });
});

describe("datedNow", () => {
  it("is a few minutes ahead of the upstream at most", () => {
    expect([undefined, 0, SLACK].map((ahead) => datedNow(NOON, ahead))).toEqual([NOON, NOON, NOON]);
    expect(datedNow(NOON, DAY)).toBe(NOON - DAY + SLACK);
  });
});

describe("a clock that is a day ahead", () => {
  let wire: Wire;
  let upvotes: number;
  /** How far the clock is wrong. */
  let wrong: number;
  let headers: (now: number) => Record<string, string>;

  beforeEach(async () => {
    await clear();
    upvotes = 4;
    wrong = DAY;
    headers = (now) => ({ Date: httpDate(now) });
    wire = wireOver(() => [], `${MONDAY}T12:00:00Z`);
  });

  /** A run whose clock is wrong by `wrong`, with papers on the lists of two days. */
  async function run() {
    const upstream = simulator(
      (day) => {
        if (day === MONDAY) return [daily(1, { upvotes }), daily(2)];
        return day === "2026-11-24" ? [daily(3)] : [];
      },
      { clock: () => wire.now },
    );
    const now = wire.now;
    return wire.run({
      clock: () => now + wrong,
      fetcher: async (input, init) => {
        const answer = await upstream.fetch(new Request(input, init));
        const dated = new Response(answer.body, answer);
        for (const [name, value] of Object.entries(headers(now))) dated.headers.set(name, value);
        return dated;
      },
    });
  }

  async function liveAts(): Promise<number[]> {
    return (await moments()).filter(({ live }) => live === 1).map(({ at }) => at);
  }

  it("dates no live moment later than a few minutes after the upstream's own date", async () => {
    wrong = 0;
    await run();
    expect(await liveAts()).toEqual([NOON, NOON]);
    wrong = DAY;
    wire.now += 10 * MINUTE;
    upvotes = 60;
    await run();
    expect(Math.max(...(await liveAts()))).toBe(wire.now + SLACK);
    const [newest] = (await getFeed("/papers.json?q=upvotes:>=50")).items;
    expect(newest!.date_published.slice(0, 16)).toBe("2026-11-23T12:15");
    expect(wire.log).toContainEqual({ event: "clock", ahead: DAY });
    // When it is right again, the next moments are later still.
    wrong = 0;
    wire.now += 10 * MINUTE;
    upvotes = 200;
    await run();
    expect(Math.max(...(await liveAts()))).toBe(wire.now);
  });

  it.each<[string, (now: number) => Record<string, string>]>([
    ["no date", () => ({})],
    ["a broken date", () => ({ Date: "Mon, 99 Nov" })],
    ["a very old date", () => ({ Date: "Thu, 01 Jan 1970 00:00:00 GMT" })],
    ["a date and an age", (now) => ({ Date: httpDate(now - 9 * DAY), Age: String(9 * DAY) })],
  ])("is believed where it is right and the answer has %s", async (_, dated) => {
    wrong = 0;
    headers = dated;
    await run();
    expect(await liveAts()).toEqual([NOON, NOON]);
    expect(wire.log.map(({ event }) => event)).not.toContain("clock");
  });

  it("dates papers as they come to trend by the upstream's clock too", async () => {
    upvotes = 60;
    await env.KV.delete("trending");
    await run();
    for (const at of await liveAts()) expect(at).toBeLessThanOrEqual(NOON + SLACK + 10);
    expect((await liveAts()).length).toBeGreaterThan(0);
  });
});
