import { beforeAll, describe, expect, it } from "vitest";
import { daily, clear, wireOver } from "../ingest/wire.ts";
import { tagsOf, textOf } from "./page-markup.ts";
import { get, getFeed, TODAY } from "./site.ts";

const LIMIT = 5;

beforeAll(async () => {
  await clear();
  const wire = wireOver((day) => {
    if (day !== TODAY) return [];
    return Array.from({ length: 12 }, (_, n) =>
      daily(n + 1, {
        title: n % 2 ? "Graph unlearning, or forgetting" : "Unlearning, or forgetting",
        upvotes: n * 9,
        ...(n % 3 === 0 && { githubRepo: "https://github.com/o/r" }),
        ...(n % 4 === 0 && { projectPage: "https://example.org/project" }),
      }),
    );
  }, `${TODAY}T12:00:00Z`);
  await wire.run();
});

interface Link {
  href: string;
  text: string;
}

async function facetsOf(path: string): Promise<Link[]> {
  const html = await (await get(path)).text();
  tagsOf(html);
  const [facets = ""] = /<nav aria-label="Filter">[^]*?<\/nav>/.exec(html) ?? [];
  return [...facets.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^]*?)<\/a>/g)].map(
    ([, href, text]) => ({
      href: textOf(href!),
      text: textOf(text!),
    }),
  );
}

function jsonOf(href: string): string {
  return href.replace("?", ".json?");
}

describe("the facets of a page", () => {
  it.each([
    "/papers",
    "/papers?q=forgetting",
    "/papers?q=graph+has%3Acode",
    "/papers?q=-has%3Acode",
  ])("of %s lead to as many papers as they say", async (path) => {
    const facets = await facetsOf(path);
    const counted = facets.filter(({ text }) => /\d$/.test(text) && !text.endsWith("×"));
    expect(counted.length).toBeGreaterThan(0);
    for (const { href, text } of counted) {
      const { items } = await getFeed(jsonOf(href));
      expect([text, items.length]).toEqual([text, Number(/\d+$/.exec(text)![0])]);
    }
  });

  it("keep the order and the topic", async () => {
    const [first] = await facetsOf("/papers?q=forgetting&sort=top");
    expect(first).toEqual({ href: "/papers?q=forgetting+has%3Acode&sort=top", text: "code 4" });
    const [topic] = await facetsOf("/topics/machine-unlearning");
    expect(topic?.href).toMatch(/^\/topics\/machine-unlearning\?q=has%3Acode$/);
  });

  it("are taken out again", async () => {
    const facets = await facetsOf("/papers?q=has%3Acode+forgetting+upvotes%3A%3E%3D10");
    const taken = facets.filter(({ text }) => text.endsWith("×"));
    expect(taken.map(({ href }) => href)).toEqual([
      "/papers?q=forgetting+upvotes%3A%3E%3D10",
      "/papers?q=has%3Acode+forgetting",
    ]);
    expect((await facetsOf("/papers?q=has%3Acode"))[0]).toEqual({
      href: "/papers",
      text: "code ×",
    });
  });

  it("say what they were counted in", async () => {
    expect(await (await get("/papers?q=forgetting")).text()).toContain(">12 papers</p>");
  });

  it("are on the first page only, and only where there is something to narrow", async () => {
    const { next_url: next } = await getFeed(`/papers.json?limit=${LIMIT}`);
    const before = new URL(next!).searchParams.get("before");
    expect(await facetsOf(`/papers?before=${before}`)).toEqual([]);
    expect(await facetsOf("/papers?q=zebrafish")).toEqual([]);
  });

  it("break at no question", async () => {
    const hostile = [`"><script>`, "cat:cs.LG OR -has:code", "-(-(-forgetting))", "a ".repeat(40)];
    hostile.push("x".repeat(512), "\u0000\ud800", '"" OR NEAR(a b)', "source:%25E0%25A4 has:code");
    for (const q of hostile) {
      for (const path of ["/papers", "/topics/cs.LG"]) {
        const response = await get(`${path}?${new URLSearchParams({ q }).toString()}`);
        expect([q, response.status < 500]).toEqual([q, true]);
        tagsOf(await response.text());
      }
    }
  });
});
