import { FACTS } from "../../src/sources/index.ts";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { changesOf, newSeconds } from "../../src/ingest/diff.ts";
import { type PaperUpdate, takeIn } from "../../src/ingest/apply.ts";
import { placed } from "../../src/ingest/changes.ts";
import { twinId } from "../../src/paper/ids.ts";
import type { LoggedMoment } from "../../src/paper/log.ts";
import type { Moment } from "../../src/paper/moments.ts";
import { valueTag } from "../../src/paper/tags.ts";
import type { Listing, Statement } from "../../src/paper/paper.ts";
import { commit, wireState } from "../../src/store/commit.ts";
import { takeLease } from "../../src/store/lease.ts";
import { knownPapers } from "../../src/store/papers.ts";
import { get } from "../web/site.ts";
import { clear, matching, moments } from "./wire.ts";

const DAY = "2026-11-23";
const NOON = Date.parse(`${DAY}T12:00:00Z`) / 1000;
const LIVE_FROM = "2026-11-20";

beforeEach(clear);

function listing(
  source: string,
  paper: Pick<Statement, "id"> & Partial<Statement>,
  more: Partial<Listing> = {},
): Listing {
  return { source, day: DAY, rank: 0, ...more, paper: { title: "A title", ...paper } };
}

/** Takes listings in, as a page does. */
async function take(now: number, ...listings: Listing[]): Promise<void> {
  const ids = listings.flatMap(({ paper }) => [paper.id, twinId(paper) ?? []].flat());
  const known = await knownPapers(env.DB, ids);
  const { liveAt: newest } = await wireState(env.DB);
  const position = {
    known,
    listed: new Set<string>(),
    facts: FACTS,
    liveFrom: LIVE_FROM,
    liveAt: newest,
  };
  const { updates, listed, liveAt } = takeIn(position, listings, now);
  const changes = { ...(await placed(env.DB, updates)), listings: listed, liveAt };
  await takeLease(env.DB, "test", now + 60, now);
  await commit(env.DB, "test", changes, [], now);
}

const ARXIV = { id: "arxiv:2611.00001", categories: ["cs.LG"] };

describe("old work that is listed again", () => {
  const published = Date.parse("2022-05-13T12:00:00Z") / 1000;

  it("enters when it was published, and only its new version is now", async () => {
    const paper = { ...ARXIV, version: 3, published };
    await take(NOON, listing("arxiv", paper, { kind: "replace" }));
    expect((await moments()).map(({ at, live }) => [at, live])).toEqual([
      [published, 0],
      [NOON, 1],
    ]);
    expect(await matching("after:revised1")).toHaveLength(1);
    const [entered] = await matching("after:all1 NOT before:known1");
    expect(entered).toBe((await moments())[0]?.seq);
  });

  it("enters when it was published, if it only comes to another category", async () => {
    await take(NOON, listing("arxiv", { ...ARXIV, version: 2, published }, { kind: "cross" }));
    expect((await moments()).map(({ at, live }) => [at, live])).toEqual([[published, 0]]);
  });

  it("that is known enters a category when it is listed there", async () => {
    await take(NOON, listing("arxiv", ARXIV));
    const crossed = { ...ARXIV, categories: ["cs.LG", "cs.CL"] };
    await take(NOON + 60, listing("arxiv", crossed, { kind: "cross" }));
    const entered = await matching("after:category1csz2ecl0 NOT before:category1csz2ecl0");
    expect(entered).toHaveLength((await matching("after:all1")).length - 1);
  });
});

describe("one work under two ids", () => {
  const doi = "10.1000/Xyz";

  it("is one paper when the DOI comes to be known, with both ids and its feed id", async () => {
    await take(NOON, listing("journal", { id: "doi:10.1000/xyz" }));
    await take(NOON + 60, listing("arxiv", { ...ARXIV, doi }));
    const papers = await env.DB.prepare("SELECT id, feed_id, sources FROM paper").all();
    expect(papers.results).toEqual([
      {
        id: "arxiv:2611.00001",
        feed_id: "https://doi.org/10.1000/xyz",
        sources: '["arxiv","journal"]',
      },
    ]);
    const old = await get("/papers/doi:10.1000/xyz.json");
    expect(old.status).toBe(301);
    expect(old.headers.get("Location")).toBe("/papers/arxiv:2611.00001.json");
  });

  it("is made one when both were there, and loses no moment and no list", async () => {
    await take(NOON, listing("journal", { id: "doi:10.1000/xyz", keywords: ["kept"] }));
    await take(NOON + 60, listing("arxiv", ARXIV));
    await take(NOON + 120, listing("arxiv", { ...ARXIV, doi }));
    const all = await moments();
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(["arxiv:2611.00001"]));
    expect(all.map(({ at }) => at)).toEqual([NOON, NOON + 60]);
    expect(await matching("after:all1")).toHaveLength(2);
    const lists = await env.DB.prepare("SELECT source FROM listing ORDER BY source").all();
    expect(lists.results).toEqual([{ source: "arxiv" }, { source: "journal" }]);
    expect((await get("/papers/10.1000/xyz")).status).toBe(301);
    expect((await get("/papers.json?q=id:10.1000/xyz")).status).toBe(200);
  });

  it("is found by its other id when that is listed later", async () => {
    await take(NOON, listing("arxiv", { ...ARXIV, doi }));
    await take(NOON + 60, listing("journal", { id: "doi:10.1000/xyz", title: "Elsewhere" }));
    const papers = await env.DB.prepare("SELECT id, title FROM paper").all();
    expect(papers.results).toEqual([{ id: "arxiv:2611.00001", title: "A title" }]);
  });

  it("stays two works when two of arXiv name one DOI", async () => {
    await take(NOON, listing("arxiv", { ...ARXIV, doi }));
    await take(NOON + 60, listing("arxiv", { ...ARXIV, id: "arxiv:2611.00002", doi }));
    expect((await env.DB.prepare("SELECT id FROM paper").all()).results).toHaveLength(2);
  });
});

describe("a look-up by id", () => {
  it("tells more of a paper and makes no moment of its own", async () => {
    await take(NOON, listing("huggingface", { id: ARXIV.id, upvotes: 3 }));
    const [before] = await moments();
    expect((await env.DB.prepare("SELECT id FROM unclassified").all()).results).toHaveLength(1);
    await take(NOON + 60, listing("arxiv", { ...ARXIV, title: "Exact" }, { lookup: true }));
    const after = await moments();
    expect(after.map(({ at, seq }) => [at, seq])).toEqual([[before?.at, before?.seq]]);
    const paper = await env.DB.prepare("SELECT title, categories, sources FROM paper").first();
    expect(paper).toEqual({
      title: "Exact",
      categories: '["cs.LG"]',
      sources: '["huggingface"]',
    });
    expect((await env.DB.prepare("SELECT id FROM unclassified").all()).results).toEqual([]);
    await take(NOON + 120, listing("huggingface", { id: ARXIV.id, title: "Rough", upvotes: 4 }));
    expect(await env.DB.prepare("SELECT title FROM paper").first()).toEqual({ title: "Exact" });
  });
});

describe("the same listings", () => {
  // Backfill of one work from three sources: what each says does not change.
  const text = { abstract: "An abstract.", authors: ["A"], doi: "10.1000/xyz" };
  const said = [
    listing("arxiv", { ...ARXIV, ...text }, { day: "2026-11-02" }),
    listing("arxiv", { ...ARXIV, ...text }, { day: "2026-11-03" }),
    listing("huggingface", { id: ARXIV.id, upvotes: 12, keywords: ["x"] }, { day: "2026-11-05" }),
    listing("journal", { id: "doi:10.1000/xyz", journal: "J" }, { day: "2026-11-07" }),
    listing("other", { id: "arxiv:2611.00009", title: "Else" }, { day: "2026-11-04" }),
  ];

  it("in any order and batches, with repeats, are the same papers and moments", async () => {
    const outcomes = new Set<string>();
    const orders = fc.sample(
      fc.shuffledSubarray([...said, ...said], { minLength: said.length * 2 }),
      { numRuns: 25, seed: 7 },
    );
    for (const order of orders) {
      await clear();
      let now = NOON;
      for (let n = 0; n < order.length;) {
        const size = 1 + ((n * 7) % 3);
        await take((now += 10), ...order.slice(n, n + size));
        n += size;
      }
      const papers = await env.DB.prepare(
        "SELECT id, title, abstract, categories, sources, upvotes, keywords FROM paper ORDER BY id",
      ).all();
      const told = (await moments()).map(({ id, at, tags }) => `${id} ${at} ${tags.join(" ")}`);
      outcomes.add(JSON.stringify([papers.results, told.sort()]));
    }
    expect(outcomes.size).toBe(1);
  });
});

describe("new moments", () => {
  it("name the seconds they need a place in", () => {
    const { updates } = takeIn(
      {
        known: { papers: new Map(), aliases: new Map() },
        listed: new Set<string>(),
        facts: FACTS,
        liveFrom: LIVE_FROM,
        liveAt: 0,
      },
      [listing("arxiv", ARXIV), listing("arxiv", { ...ARXIV, id: "arxiv:2611.00002" })],
      NOON,
    );
    expect(newSeconds(updates)).toEqual([NOON]);
    const { moments: logged } = changesOf(updates, new Map());
    expect(new Set(logged.map(({ seq }) => seq)).size).toBe(2);
  });
});

describe("answers that leave fields out", () => {
  const PARTS = { code: "code1", project: "project1", summary: "summary1" };
  const answer = fc.record(
    {
      code: fc.constantFrom("https://code.example/1", "https://code.example/2"),
      project: fc.constantFrom("https://project.example/1", "https://project.example/2"),
      summary: fc.constantFrom("In short.", "In other words."),
      organization: fc.constantFrom({ name: "ada" }, { name: "bob" }, { name: "eve" }),
      upvotes: fc.constantFrom(0, 4, 7, 60),
      media: fc.constantFrom<string[]>([], ["https://media.example/1.png"]),
    },
    { requiredKeys: [] },
  );

  it("make a paper enter a feed only when something came", () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 12 }), (answers) => {
        const log = movedBy(answers);
        for (const [field, tag] of Object.entries(PARTS)) {
          const first = answers.findIndex((said) => field in said);
          expect(enterings(log, tag)).toEqual(first < 0 ? [] : [NOON + first]);
        }
        for (const name of ["ada", "bob", "eve"]) {
          const came = answers.flatMap(({ organization }, n) => {
            const before = answers.slice(0, n).findLast((said) => said.organization);
            const isNew = organization?.name === name && before?.organization?.name !== name;
            return isNew ? [NOON + n] : [];
          });
          for (const at of enterings(log, valueTag("organization", name))) {
            expect(came).toContain(at);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("change nothing where nothing else has changed", () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 6 }), (answers) => {
        expect(movedBy([...answers, {}, {}])).toEqual(movedBy(answers));
      }),
    );
  });
});

/** The moments of a paper that answers, a second apart, speak of. */
function movedBy(answers: readonly Partial<Statement>[]): LoggedMoment[] {
  let update: PaperUpdate | undefined;
  answers.forEach((said, n) => {
    const { paper, moments: log } = update ?? {};
    const before = paper && { paper, moments: withPlaces(log ?? []) };
    const known = { papers: new Map(before ? [[ARXIV.id, before]] : []), aliases: new Map() };
    const position = { known, listed: new Set<string>(), facts: FACTS, liveFrom: DAY, liveAt: 0 };
    const heard = listing("huggingface", { id: ARXIV.id, ...said });
    update = takeIn(position, [heard], NOON + n).updates[0]!;
  });
  return withPlaces(update!.moments);
}

function withPlaces(log: readonly Moment[]): LoggedMoment[] {
  return log.map((moment) => ({ ...moment, seq: moment.at }));
}

/** When a paper came to have a tag. */
function enterings(log: readonly Moment[], tag: string): number[] {
  return log
    .filter(({ tags }, n) => tags.includes(tag) && !log[n - 1]?.tags.includes(tag))
    .map(({ at }) => at);
}
