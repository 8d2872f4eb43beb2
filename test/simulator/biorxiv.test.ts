import { describe, expect, it } from "vitest";
import { biorxiv, medrxiv } from "../../src/sources/biorxiv.ts";
import type { Ask } from "../../src/sources/source.ts";
import { answerDetails, type DetailsOptions } from "../../scripts/simulator/biorxiv-api.ts";
import { samplePreprints } from "../../scripts/simulator/biorxiv.ts";

// A Friday.
const DAY = "2026-11-20";
const NOW = Date.parse(`${DAY}T23:00:00Z`) / 1000;
const BASE = "http://upstream.test";
const many: typeof samplePreprints = (server, day, now) =>
  Array.from({ length: 6 }, (_, n) => samplePreprints(server, `2026-11-${16 - n}`, now))
    .flat()
    .map((preprint) => ({ ...preprint, date: day }));

function start(postings = samplePreprints, details: DetailsOptions = {}) {
  const asked: string[] = [];
  const ask: Ask = async (url) => {
    asked.push(url);
    const response = answerDetails(new Request(url), NOW, postings, details)!;
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  return { ask, asked };
}

const options = { BIORXIV_URL: BASE };
const page = (source: string) => ({ source, page: DAY, day: DAY });

describe("invented postings", () => {
  it("are about twelve and four on a weekday, all of which the sources read", async () => {
    for (const [kind, most] of [[biorxiv, 13] as const, [medrxiv, 5] as const]) {
      const source = kind.create(options);
      const bodies = await source.fetch(start().ask, page(source.name));
      const { listings, rejected } = source.read(bodies!, page(source.name));
      expect(rejected).toEqual([]);
      expect(listings.length).toBeGreaterThanOrEqual(most - 2);
      expect(listings.length).toBeLessThanOrEqual(most);
    }
  });

  it("hold revisions, abstracts that may be shown and abstracts that may not", async () => {
    const source = biorxiv.create(options);
    const { listings } = source.read(
      (await source.fetch(start(many).ask, page("biorxiv")))!,
      page("biorxiv"),
    );
    expect(new Set(listings.map(({ kind }) => kind))).toEqual(new Set(["new", "replace"]));
    expect(new Set(listings.map(({ paper }) => paper.abstract === ""))).toEqual(
      new Set([true, false]),
    );
  });

  it("come in as the day goes on and stay", () => {
    const morning = samplePreprints("biorxiv", DAY, NOW - 13 * 3600);
    const evening = samplePreprints("biorxiv", DAY, NOW);
    expect(morning.length).toBeLessThan(evening.length);
    expect(evening.slice(0, morning.length)).toEqual(morning);
  });
});

describe("the details of a day", () => {
  it("come 30 a page, whatever the total says", async () => {
    for (const inflation of [0, 200]) {
      const { ask, asked } = start(many, { inflation });
      const bodies = await biorxiv.create(options).fetch(ask, page("biorxiv"));
      const { listings } = biorxiv.create(options).read(bodies!, page("biorxiv"));
      expect(listings).toHaveLength(many("biorxiv", DAY, NOW).length);
      expect(asked[1]).toBe(`${BASE}/details/biorxiv/${DAY}/${DAY}/30`);
    }
  });

  it("are none where no posts are found", async () => {
    const bodies = await biorxiv.create(options).fetch(start(() => []).ask, page("biorxiv"));
    expect(bodies?.[0]).toContain("no posts found");
  });

  it.each(["html", "error"] as const)("may be a failure with status 200: %s", async (trouble) => {
    const { ask } = start(samplePreprints, { trouble });
    await expect(biorxiv.create(options).fetch(ask, page("biorxiv"))).rejects.toThrow(
      "It answered",
    );
  });

  it("are no answer to another path", () => {
    expect(answerDetails(new Request(`${BASE}/pubs/biorxiv/${DAY}/${DAY}/0`), NOW)).toBeUndefined();
    expect(
      answerDetails(new Request(`${BASE}/details/biorxiv/${DAY}/2026-02-30/0`), NOW),
    ).toBeUndefined();
  });
});
