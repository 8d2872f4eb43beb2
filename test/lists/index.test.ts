import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { canonicalUrl, listUrl } from "../../src/lists/links.ts";
import { type List, listAt, ListError, Moved, UnreadableQuery } from "../../src/lists/index.ts";
import { clear } from "../ingest/wire.ts";
import { announce, contextWith } from "./store.ts";

const context = contextWith("huggingface", "arxiv");
const FRIDAY = "2026-11-20";
const MONDAY = "2026-11-23";
const NOW = at(`${MONDAY}T18:00:00Z`);

function at(time: string): number {
  return Date.parse(time) / 1000;
}

function idsOf({ entries }: List): string[] {
  return entries.map(
    ({ paper, revision }) => paper.id.slice(-1) + (revision ? `v${revision}` : ""),
  );
}

beforeAll(async () => {
  await clear();
  await announce("huggingface", FRIDAY, at(`${FRIDAY}T12:00:00Z`), [
    { id: "arxiv:2611.00003", title: "Unlearning by forgetting three", upvotes: 30 },
    { id: "arxiv:2611.00004", title: "Agents four", upvotes: 40 },
  ]);
  await announce("arxiv", MONDAY, at(`${MONDAY}T05:00:00Z`), [
    {
      id: "arxiv:2611.00001",
      title: "Unlearning by forgetting agents one",
      categories: ["cs.LG", "cs.CL"],
    },
    { id: "arxiv:2611.00005", title: "Unlearning by forgetting five", categories: ["cs.CL"] },
  ]);
  await announce("huggingface", MONDAY, at(`${MONDAY}T12:00:00Z`), [
    { id: "arxiv:2611.00001", title: "Unlearning by forgetting agents one", upvotes: 4 },
    { id: "arxiv:2611.00002", title: "Tools two", upvotes: 9 },
  ]);
  await announce("arxiv", MONDAY, at(`${MONDAY}T13:00:00Z`), [
    {
      id: "arxiv:2611.00005",
      title: "Unlearning by forgetting five",
      categories: ["cs.CL"],
      version: 2,
    },
  ]);
  await env.DB.prepare("INSERT INTO alias (id, paper) VALUES (?1, ?2)")
    .bind("doi:10.1234/one", "arxiv:2611.00001")
    .run();
  await env.KV.put(
    "trending",
    JSON.stringify({ at: NOW, ids: ["arxiv:2611.00004", "arxiv:2611.00003"] }),
  );
});

describe("the list at an address", () => {
  it.each([
    // address, kind, canonical path, its papers
    ["/", "front", "/", "2 1"],
    ["/papers", "search", "/papers", "2 1 5 3 4"],
    ["/papers?q=forgetting", "search", "/papers", "1 5 3"],
    ["/papers/?Q=FORGETTING&utm_source=x", "search", "/papers", "1 5 3"],
    ["/papers?q=forgetting+AND+(agents)", "search", "/papers", "1"],
    ["/papers.rss?q=agents%20forgetting", "search", "/papers", "1"],
    ["/papers.RSS?limit=1&q=forgetting", "search", "/papers", "1"],
    ["/papers?q=forgetting&sort=top", "search", "/papers", "3 1 5"],
    ["/papers.rss?q=forgetting&sort=top", "search", "/papers", "1 5 3"],
    ["/papers?q=is:revised", "search", "/papers", "5v2"],
    ["/papers.ndjson?q=is:revised&since=", "search", "/papers", "5v2"],
    ["/topics/machine-unlearning", "topic", "/topics/machine-unlearning", "1 5 3"],
    ["/topics/Machine-Unlearning?q=agents", "topic", "/topics/machine-unlearning", "1"],
    ["/topics/cs.lg,cs.CL", "topic", "/topics/cs.CL+cs.LG", "1 5"],
    ["/topics/cs.LG%2Bcs.CL.json", "topic", "/topics/cs.CL+cs.LG", "1 5"],
    ["/topics/cs.*?include=new", "topic", "/topics/cs.*", "1 5"],
    ["/topics/cs.CL?include=cross", "topic", "/topics/cs.CL", "1"],
    [`/papers/date/${FRIDAY}`, "day", `/papers/date/${FRIDAY}`, "4 3"],
    [`/papers/date/${FRIDAY}.atom`, "day", `/papers/date/${FRIDAY}`, "3 4"],
    [`/papers/date/${FRIDAY}?q=agents`, "day", `/papers/date/${FRIDAY}`, "4"],
    ["/papers/week/2026-w47", "week", "/papers/week/2026-W47", "4 3"],
    ["/papers/month/2026-11.csv?limit=1000", "month", "/papers/month/2026-11", "1 2 3 4"],
    ["/papers/month/2026-10", "month", "/papers/month/2026-10", ""],
    ["/papers/trending", "trending", "/papers/trending", "4 3"],
    ["/papers/trending.rss", "trending", "/papers/trending", ""],
    ["/papers/2611.00002", "paper", "/papers/arxiv:2611.00002", "2"],
    ["/papers/arXiv:2611.00002v3.bib", "paper", "/papers/arxiv:2611.00002", "2"],
    ["/.json", "search", "/papers", "1 2 3 4"],
  ])("%s is the %s %s with %s", async (address, kind, path, papers) => {
    for (const spelled of [address, `https://any.example${address}`]) {
      const list = await listAt(context, spelled, NOW);
      expect([list.kind, list.path, idsOf(list).join(" ")]).toEqual([kind, path, papers]);
    }
  });

  it("says what it is by its kind", async () => {
    const day = await listAt(context, `/papers/date/${FRIDAY}`, NOW);
    if (day.kind !== "day") throw new Error(day.kind);
    expect(day.days).toMatchObject({ unit: "day", first: FRIDAY, last: FRIDAY });
    const front = await listAt(context, "/", NOW);
    if (front.kind !== "front") throw new Error(front.kind);
    expect(front.days?.name).toBe(MONDAY);
    expect(front.follow).toEqual({ path: "/papers", params: { q: "source:huggingface" } });
    const paper = await listAt(context, "/papers/2611.00002", NOW);
    if (paper.kind !== "paper") throw new Error(paper.kind);
    expect(paper.entries[0].paper.title).toBe("Tools two");
  });

  it("has one entry a period as a digest", async () => {
    const { digest, entries } = await listAt(context, "/papers.json?digest=daily", NOW);
    expect(digest?.periods[0]?.name).toBe("2026-11-22");
    expect(entries.map(({ paper }) => paper.id)).toEqual(["arxiv:2611.00003", "arxiv:2611.00004"]);
  });

  it("goes on from a cursor for scripts", async () => {
    const first = await listAt(context, "/papers.csv?since=&limit=3", NOW);
    expect(first.since?.more).toBe(true);
    const rest = await listAt(context, `/papers.csv?since=${first.since?.cursor}`, NOW);
    expect(rest.since?.more).toBe(false);
    const ids = [...idsOf(first), ...idsOf(rest)];
    expect(new Set(ids)).toEqual(new Set(["1", "2", "3", "4", "5"]));
  });

  it("goes on below a seq for readers", async () => {
    const first = await listAt(context, "/papers?q=forgetting&limit=2", NOW);
    const rest = await listAt(context, `/papers?q=forgetting&before=${first.olderThan}`, NOW);
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(["1", "5", "3"]);
    expect(rest.olderThan).toBeUndefined();
  });

  it("is named as it was typed, and has one canonical form", async () => {
    const spellings = ["?q=Agents++Forgetting&limit=5", "?limit=5&q=forgetting%20AND%20agents"];
    const lists = await Promise.all(
      spellings.map((search) => listAt(context, `/papers${search}`, NOW)),
    );
    const names = ["Agents Forgetting", "forgetting AND agents"];
    expect(lists.map(({ title }) => title)).toEqual(names);
    expect(lists.map(({ params }) => params["q"])).toEqual(names);
    for (const list of lists) {
      expect(canonicalUrl("", list)).toBe("/papers?q=agents+forgetting&limit=5");
    }
  });

  it.each([
    ["/papers?q=Learning+from+“Human+Feedback”", "Learning from “Human Feedback”"],
    ["/papers?q=upvotes:>40+Mamba", "upvotes:>=50 Mamba"],
    ["/papers?q=source:huggingface", "Hugging Face Daily Papers"],
    ["/papers.rss?q=source:huggingface+LoRA", "source:huggingface LoRA"],
    ["/papers?q=a\u0000b+OR+b", "ab OR b"],
    ["/topics/cs.LG?q=LoRA+-survey", "Machine Learning (cs.LG): LoRA -survey"],
    [`/papers/date/${FRIDAY}?q=LoRA+-survey`, `Papers of ${FRIDAY}: LoRA -survey`],
    ["/.rss", "Hugging Face Daily Papers"],
  ])("%s is called %s", async (address, title) => {
    const list = await listAt(context, address, NOW);
    expect(list.title).toBe(title);
    // Its own address leads to a list of the same name.
    expect((await listAt(context, listUrl("", list), NOW)).title).toBe(title);
  });
});

describe("what is no address of a list", () => {
  it.each([
    ["/nothing", "missing", "/papers and /topics"],
    ["//papers", "missing", "/papers and /topics"],
    ["no address", "unreadable", "not an address"],
    ["/papers.opml", "missing", "no .opml"],
    ["/papers?limt=5", "unreadable", "Did you mean limit?"],
    ["/papers?limit=0", "unreadable", "from 1 to 500"],
    ["/papers.csv?digest=daily", "unreadable", ".rss .atom .json"],
    ["/papers.rss?since=", "unreadable", ".json .csv .ndjson"],
    ["/papers.csv?since=c%27", "unreadable", "isn't a cursor"],
    ["/papers/date/2026-02-30", "missing", "YYYY-MM-DD"],
    ["/papers/date/2026-11-20?source=nobody", "unreadable", "huggingface, arxiv"],
    ["/?source=arxif", "unreadable", "Did you mean arxiv?"],
    ["/papers/what", "missing", "isn't a paper id"],
    ["/papers/2611.99999", "missing", "https://arxiv.org/abs/2611.99999"],
    ["/topics/machine-unlerning", "missing", "machine-unlearning"],
    ["/topics/cs.LG+nonsense", "missing", "no topic or category"],
  ])("%s is %s, and says why", async (address, reason, words) => {
    const error = await listAt(context, address, NOW).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ListError);
    expect(error).toMatchObject({ reason, message: expect.stringContaining(words) });
  });

  it("says where a query cannot be read", async () => {
    const error = await listAt(context, "/papers?q=titel:x", NOW).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UnreadableQuery);
    expect(error).toMatchObject({ query: "titel:x", detail: { parameter: "q", at: 0 } });
  });

  it("leads on from the other id of a work", async () => {
    const error = await listAt(context, "/papers/doi:10.1234/ONE.rss", NOW).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Moved);
    expect(error).toMatchObject({ path: "/papers/arxiv:2611.00001" });
  });
});
