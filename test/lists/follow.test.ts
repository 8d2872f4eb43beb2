import { beforeAll, describe, expect, it } from "vitest";
import { followedAt, harvestAt } from "../../src/lists/follow.ts";
import { ListError } from "../../src/lists/index.ts";
import { reasonsOf } from "../../src/query/index.ts";
import { clear } from "../ingest/wire.ts";
import { announce, contextWith } from "./store.ts";

const context = contextWith("huggingface", "arxiv");
const MONDAY = "2026-11-23";
const [MORNING, NOON, EVENING] = ["08:00", "12:00", "18:00"].map((time) => at(`${MONDAY}T${time}`));

function at(minute: string): number {
  return Date.parse(`${minute}:00Z`) / 1000;
}

beforeAll(async () => {
  await clear();
  await announce("arxiv", MONDAY, at("2026-11-23T07:59"), [
    {
      id: "arxiv:2611.00001",
      title: "Machine unlearning, forgetting one",
      categories: ["cs.LG", "cs.CL"],
    },
  ]);
  await announce("arxiv", MONDAY, at("2026-11-23T08:00"), [
    { id: "arxiv:2611.00002", title: "Machine unlearning, forgetting two", categories: ["cs.CL"] },
    { id: "arxiv:2611.00003", title: "Agents three", categories: ["cs.LG"] },
  ]);
  await announce("huggingface", MONDAY, at("2026-11-23T11:59"), [
    { id: "arxiv:2611.00004", title: "Machine unlearning, forgetting four", upvotes: 40 },
    { id: "arxiv:2611.00001", title: "Machine unlearning, forgetting one", upvotes: 60 },
  ]);
  await announce("huggingface", MONDAY, at("2026-11-23T12:00"), [
    { id: "arxiv:2611.00005", title: "Machine unlearning, forgetting five", upvotes: 70 },
  ]);
});

describe("the list to follow", () => {
  it.each([
    ["/papers", "/papers", "New papers"],
    ["/papers?q=FORGETTING&sort=top&limit=5&before=1", "/papers?q=forgetting", "FORGETTING"],
    ["/papers.rss?q=forgetting&digest=weekly", "/papers?q=forgetting", "forgetting"],
    ["/papers.ndjson?since=&content=title", "/papers", "New papers"],
    ["/", "/papers?q=source%3Ahuggingface", "Hugging Face Daily Papers"],
    ["/?source=arxiv", "/papers?q=source%3Aarxiv", "arXiv"],
    ["/papers/trending", "/papers/trending", "Trending papers"],
    ["/topics/Machine-Unlearning", "/topics/machine-unlearning", "Machine unlearning"],
    [
      "/topics/cs.cl+cs.LG?include=new&q=upvotes:>=20",
      "/topics/cs.CL+cs.LG?q=upvotes%3A%3E%3D20&include=new",
      "Computation and Language (cs.CL), Machine Learning (cs.LG): upvotes:>=20",
    ],
  ])("at %s is %s", async (address, canonical, title) => {
    expect(await followedAt(context, address, EVENING!)).toMatchObject({
      address: canonical,
      title,
      description: expect.stringMatching(/\.$/),
    });
    expect((await followedAt(context, canonical, EVENING!)).address).toBe(canonical);
  });

  it("says how much comes to it, where that is known", async () => {
    expect((await followedAt(context, "/papers?q=forgetting", EVENING!)).rate).toBeGreaterThan(0);
    expect((await followedAt(context, "/papers?q=xyzzy", EVENING!)).rate).toBe(0);
    expect(await followedAt(context, "/papers/trending", EVENING!)).not.toHaveProperty("rate");
  });

  it.each([
    [`/papers/date/${MONDAY}`, "unreadable", "Nothing new comes to this list."],
    ["/papers/month/2026-11", "unreadable", "Nothing new comes to this list."],
    ["/papers/2611.00001", "unreadable", "Nothing new comes to this list."],
    ["/topics/machine-unlerning", "missing", "Did you mean /topics/machine-unlearning?"],
    ["/papers?qq=x", "unreadable", "takes no parameter qq"],
    ["/papers?q=a&q=b", "unreadable", "given twice"],
    ["/papers?q=(", "unreadable", ""],
    ["/about", "missing", "There is no list at this address."],
    ["nowhere", "unreadable", "This is not an address."],
  ])("is not at %s", async (address, reason, message) => {
    const error = await followedAt(context, address, EVENING!).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ListError);
    expect(error).toMatchObject({ reason, message: expect.stringContaining(message) });
  });
});

describe("the papers that entered a list", () => {
  async function harvest(address: string, limit = 10) {
    const period = { since: MORNING!, until: NOON! };
    const { entries, ...rest } = await harvestAt(context, address, period, limit, EVENING!);
    return { ...rest, ids: entries.map(({ paper }) => paper.id.slice(-1)).join(" ") };
  }

  it.each([
    ["/papers", "4 2 3", 3],
    ["/papers?q=forgetting", "4 2", 2],
    ["/papers?q=upvotes:>=50", "1", 1],
    ["/topics/machine-unlearning", "4 2", 2],
    ["/topics/cs.CL?include=new", "2", 1],
    ["/", "1 4", 2],
    ["/papers/trending", "", 0],
    [`/papers?q=entered:..2026-11-22`, "", 0],
  ])("%s from 8:00 until 12:00 are %s", async (address, ids, total) => {
    expect(await harvest(address)).toMatchObject({ ids, total, isMore: false });
  });

  it("are counted where fewer are asked for", async () => {
    expect(await harvest("/papers", 1)).toMatchObject({ ids: "4", total: 3 });
  });

  it("come with the query that says why", async () => {
    const period = { since: MORNING!, until: NOON! };
    const topic = "/topics/machine-unlearning?q=upvotes:>=20";
    const { entries, query } = await harvestAt(context, topic, period, 10, EVENING!);
    expect(entries.map(({ paper }) => reasonsOf(query!, paper))).toEqual([
      ["“Machine unlearning” in the title", "at least 20 upvotes"],
      ["“Machine unlearning” in the title", "at least 20 upvotes"],
    ]);
  });
});
