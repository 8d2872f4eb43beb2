import { beforeAll, describe, expect, it } from "vitest";
import { announce as announced, type Said } from "../lists/store.ts";
import { clear } from "../ingest/wire.ts";
import { get, getFeed, SITE } from "./site.ts";

const START = Date.parse("2026-11-23T12:00:00Z") / 1000;
let now = START;

/** What arXiv says, taken in an hour after what it said before. */
async function announce(...papers: Said[]): Promise<void> {
  now += 3600;
  await announced("arxiv", "2026-11-23", now, papers);
}

beforeAll(async () => {
  await clear();
  await announce(
    { id: "arxiv:2611.00001", categories: ["cs.LG", "stat.ML"] },
    { id: "arxiv:2611.00002", categories: ["cs.CL", "cs.LG"] },
    { id: "arxiv:2611.00003", categories: ["math.OC"] },
  );
  await announce({ id: "arxiv:2611.00001", categories: ["cs.LG", "stat.ML"], version: 2 });
});

async function ids(path: string): Promise<string[]> {
  return (await getFeed(path)).items.map(({ id }) =>
    id.replace("https://arxiv.org/abs/2611.0000", ""),
  );
}

describe("a category", () => {
  it("is a topic, with cross-lists", async () => {
    expect(await ids("/topics/cs.LG.json")).toEqual(["1", "2"]);
    expect((await getFeed("/topics/cs.LG.json")).title).toBe(
      "Machine Learning (cs.LG) · Paperwire",
    );
  });

  it("is one list with others, in any spelling and order", async () => {
    const tags = new Set<string | null>();
    for (const name of ["cs.CL+math.OC", "cs.CL%2Bmath.OC", "math.oc,cs.cl", "math.OC%20cs.CL"]) {
      const response = await get(`/topics/${name}.json`);
      tags.add(response.headers.get("ETag"));
      expect(response.headers.get("Link")).toContain(`<${SITE}/topics/cs.CL+math.OC>; rel="canon`);
    }
    expect(tags.size).toBe(1);
  });

  it("may be a whole archive", async () => {
    expect(await ids("/topics/cs.*.json")).toEqual(["1", "2"]);
    expect(await ids("/topics/math.%2A.json")).toEqual(["3"]);
  });

  it("that does not exist is not found", async () => {
    expect((await get("/topics/cs.ZZ")).status).toBe(404);
    expect((await get("/topics/cs.LG+nonsense")).status).toBe(404);
  });
});

describe("include", () => {
  it("takes papers the category is the first one of, or another one of", async () => {
    expect(await ids("/topics/cs.LG.json?include=new")).toEqual(["1"]);
    expect(await ids("/topics/cs.LG.json?include=cross")).toEqual(["2"]);
    expect(await ids("/topics/cs.LG.json?include=cross,new")).toEqual(["1", "2"]);
    expect(await ids("/papers.json?q=cat:cs.*&include=new")).toEqual(["1", "2"]);
  });

  it("takes revisions too, each an entry of its own", async () => {
    expect(await ids("/topics/cs.LG.json?include=new,cross,revised")).toEqual(["1v2", "1", "2"]);
    expect(await ids("/papers.json?q=is:revised+cat:cs.LG")).toEqual(["1v2"]);
  });

  it.each(["sort=top", "sort=trending", "sort=relevance", "since=", "limit=1"])(
    "keeps the versions of revisions with %s",
    async (more) => {
      expect(await ids(`/papers.json?q=is:revised+cat:cs.LG&${more}`)).toEqual(["1v2"]);
    },
  );

  it.each(["sort=top", "sort=trending", "sort=relevance", "since="])(
    "takes a paper and its revision as two entries with %s",
    async (more) => {
      const found = await ids(`/topics/cs.LG.json?include=new,cross,revised&${more}`);
      expect(found.toSorted()).toEqual(["1", "1v2", "2"]);
    },
  );

  it("is refused when it is none of these", async () => {
    expect((await get("/papers.json?include=old")).status).toBe(400);
  });
});
