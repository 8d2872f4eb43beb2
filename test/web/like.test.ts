import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { LONGEST_PROFILE } from "../../src/similar/address.ts";
import { FACTS } from "../../src/sources/index.ts";
import { createApp } from "../../src/web/entry/app.ts";
import { clear, daily, wireOver } from "../ingest/wire.ts";
import { tagsOf, textOf } from "./page-markup.ts";
import { get, getFeed, NOW, SITE, TODAY } from "./site.ts";

const FORGETTING = "We remove a forget set from a language model while a retain set is kept.";
const FOLDING = "Protein folding with a ligand docking energy and residue alignments.";

beforeAll(async () => {
  await clear();
  const wire = wireOver((day) => {
    if (day === TODAY) {
      return [
        daily(1, { title: "Machine unlearning on purpose", summary: FORGETTING }),
        daily(2, { title: "Unlearning by a retain set", summary: FORGETTING }),
        daily(3, { title: "Ligand docking and protein folding", summary: FOLDING }),
        daily(4, { title: "Weather over oceans", summary: "Forecasts of storms and tides." }),
      ];
    }
    if (day !== "2026-11-20") return [];
    return [
      daily(5, { title: "Unlearning: forget quality", summary: FORGETTING }),
      daily(6, { title: "Folding proteins with docking", summary: FOLDING }),
    ];
  }, `${TODAY}T12:00:00Z`);
  await wire.run();
});

const app = createApp({ sources: () => [], facts: FACTS, clock: () => NOW });

async function post(fields: Record<string, string | File>, headers?: object): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const whole = new Request(`${SITE}/like`, { method: "POST", body: form });
  const body = await whole.arrayBuffer();
  const type = whole.headers.get("Content-Type")!;
  const request = new Request(`${SITE}/like`, {
    method: "POST",
    body,
    headers: { "Content-Type": type, "Content-Length": String(body.byteLength), ...headers },
  });
  return app.request(request, {}, { ...env, SITE_URL: SITE });
}

async function page(response: Response): Promise<string> {
  const html = await response.text();
  tagsOf(html);
  return html;
}

const BIBTEX = `@misc{a, eprint = {2611.00001}}
@misc{b, title = {Another ligand and protein}, abstract = {${FOLDING}}}
@misc{c, title = {Docking of residues in protein folding}}
@misc{d, eprint = {2611.99999}}
@misc{e, author = {Nobody}}
@misc{f, title = {broken`;

describe("a library", () => {
  it("becomes interests with their words, nearest papers and feeds", async () => {
    const response = await post({ library: BIBTEX });
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    const html = await page(response);
    const text = textOf(html);
    expect(text).toContain(
      "4 entries of BibTeX: 1 listed here, 1 with an abstract, 1 by title only.",
    );
    expect(text).toContain("arxiv:2611.99999");
    expect(text).toContain("Line 5: No title, arXiv id or DOI.");
    expect(text).toContain('Line 6: The { of "title" is never closed.');
    expect(text).toContain("Unlearning by a retain set");
    expect(text).toContain("Ligand docking and protein folding");
    expect(text).toMatch(/Closest 1 %/);
  });

  it("leads to a feed of papers like it, by an address of at most 800 characters", async () => {
    const html = await page(await post({ library: BIBTEX }));
    const [, address = ""] = /href="\/follow([^"]+\.json\?q=like%3Ap%7E[^"]+%4095)"/.exec(html)!;
    expect(`${SITE}${address}`.length).toBeLessThanOrEqual(800);
    const feed = await getFeed(address.replaceAll("&amp;", "&"));
    const titles = feed.items.map(({ title }) => title);
    expect(titles).toContain("Unlearning by a retain set");
    expect(titles).toContain("Ligand docking and protein folding");
    expect(titles).not.toContain("Weather over oceans");
    const [first] = feed.items;
    expect(first!._paper["like"]).toMatchObject({ shares: expect.any(Array) as unknown });
  });

  it("loses an interest that is removed", async () => {
    const html = await page(await post({ library: BIBTEX }));
    const removed = [...html.matchAll(/href="(\/like\?profile=[^"]+)"/g)].map(([, href]) => href!);
    expect(removed.length).toBeGreaterThan(1);
    const rest = await page(await get(removed[0]!));
    expect(rest).toContain("Closest 1 %");
    expect([...rest.matchAll(/href="\/like\?profile=/g)].length).toBe(
      removed.length === 2 ? 0 : removed.length - 1,
    );
  });

  it("is known by its titles too, in any writing", async () => {
    const library =
      "@misc{a, title = {Ligand Docking \\& and {P}rotein Folding}}\n@misc{b, title = {Weather, somewhere else}}";
    const text = textOf(await page(await post({ library: library.replace("\\& ", "") })));
    expect(text).toContain(
      "2 entries of BibTeX: 1 listed here, 0 with an abstract, 1 by title only.",
    );
  });

  it("can be a file", async () => {
    const file = new File(["2611.00001\n2611.00002"], "ids.txt", { type: "text/plain" });
    expect(textOf(await page(await post({ library: "", file })))).toContain(
      "2 entries of text: 2 listed here",
    );
  });

  it.each([
    ["", "No paper was found in this text."],
    ["2611.99998", "None of these entries has a title"],
    ["x".repeat(4_194_305), "This library is too large."],
    ["<script>alert(1)</script>", "No paper was found in this text."],
  ])("is refused with a reason", async (library, reason) => {
    const response = await post({ library });
    expect(response.status).toBe(200);
    const html = await page(response);
    expect(html).not.toContain("<script>alert");
    expect(textOf(html)).toContain(reason);
  });

  it("is refused when it is no form, or too long", async () => {
    const send = (headers: Record<string, string>, body: string) =>
      app.request(
        new Request(`${SITE}/like`, { method: "POST", body, headers }),
        {},
        { ...env, SITE_URL: SITE },
      );
    const plain = { "Content-Type": "text/plain", "Content-Length": "1" };
    expect((await send(plain, "x")).status).toBe(400);
    expect((await send({ ...plain, "Content-Length": "5000000" }, "x")).status).toBe(413);
  });

  it("is not kept: nothing is written", async () => {
    const tables = ["paper", "moment", "sketch", "alias"];
    const sizes = async () =>
      Promise.all(
        tables.map((table) => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first("n")),
      );
    const before = await sizes();
    await post({ library: BIBTEX });
    expect(await sizes()).toEqual(before);
  });
});

describe("the page", () => {
  it("is a form that works without script", async () => {
    const html = await page(await get("/like"));
    expect(html).toContain('<form action="/like" method="post" enctype="multipart/form-data"');
    expect(html).not.toContain('<script src="/like');
  });

  it("refuses a profile that was changed", async () => {
    const response = await get(`/like?profile=1${"A".repeat(LONGEST_PROFILE)}`);
    expect(response.status).toBe(400);
    expect(textOf(await page(response))).toContain("This profile can't be read");
  });

  it("leads from ticked papers to papers like them", async () => {
    const response = await get("/like?id=arxiv:2611.00001&id=doi:10.1000/a(1)b");
    expect(response.status).toBe(302);
    expect(response.headers.get("Location")).toBe(
      "/papers?q=like%3A%222611.00001%2C10.1000%2Fa%281%29b%22",
    );
    const ids = Array.from({ length: 17 }, (_, n) => `id=2611.${10_000 + n}`).join("&");
    expect((await get(`/like?${ids}`)).status).toBe(400);
  });
});

describe("lists and papers", () => {
  it("let papers be ticked", async () => {
    const html = await page(await get("/papers?q=unlearning"));
    expect(html).toContain('<input type="checkbox" name="id" value="arxiv:2611.00001"');
  });

  it("say why a paper is there", async () => {
    const html = await page(await get("/papers?q=like:2611.00001@95"));
    expect(textOf(html)).toMatch(/Shares: [^.]*retain/);
    const feed = await (await get("/papers.rss?q=like:2611.00001@95")).text();
    expect(feed).toMatch(/Shares: [^<&]*retain/);
  });

  it("lead to what can be followed", async () => {
    const text = await page(await get("/papers/2611.00001"));
    for (const closeness of [95, 98, 99, 99.5]) {
      expect(text).toContain(`/follow/papers.rss?q=like%3A%222611.00001%40${closeness}%22"`);
    }
    expect(text).toContain('href="/papers/arxiv:2611.00001/related"');
  });

  it("show related papers, also as a list", async () => {
    const feed = await getFeed("/papers/2611.00001/related.json");
    expect(feed.items.map(({ title }) => title)).toEqual([
      "Unlearning by a retain set",
      "Unlearning: forget quality",
    ]);
    const html = await page(await get("/papers/2611.00001/related"));
    expect(textOf(html)).toContain("Unlearning: forget quality");
    expect((await get("/papers/2611.99999/related.json")).status).toBe(404);
  });
});
