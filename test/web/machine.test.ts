import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { huggingface } from "../../src/sources/huggingface.ts";
import { addressOf } from "../../src/lists/address.ts";
import { FACTS } from "../../src/sources/index.ts";
import { createApp } from "../../src/web/entry/app.ts";
import { openApi } from "../../src/web/openapi/index.ts";
import { get, getFeed, knowExample, SITE, smallWire, TODAY } from "./site.ts";

interface Schema {
  $ref?: string;
  type?: string;
  enum?: string[];
  maximum?: number;
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
}

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  schema: Schema;
  example?: string;
}

interface Operation {
  tags: string[];
  parameters: Parameter[];
  responses: Record<
    string,
    { $ref?: string; description: string; content?: object; headers?: object }
  >;
}

interface Document {
  info: { title: string; version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, object>>;
}

const api = openApi(SITE) as Document;
const operations = Object.entries(api.paths).flatMap(([path, { get: operation }]) => {
  if (!operation) return [];
  return [{ path, operation, parameters: operation.parameters.map(resolved) }];
});
const lists = operations.filter(({ operation }) => operation.tags.includes("papers"));

beforeAll(async () => {
  await smallWire({ upvotes: 4 });
  await knowExample("arxiv:2611.00001");
});

function resolved<Part extends { $ref?: string }>(part: Part): Part {
  if (part.$ref === undefined) return part;
  const [kind, name] = part.$ref.replace("#/components/", "").split("/");
  return api.components[kind!]![name!] as Part;
}

// Headers of lists, and of answers to since=.
const SOMETIMES = ["Link", "X-Since"];
const EXAMPLES: Record<string, string> = { id: "arxiv:2611.00001", day: TODAY };

function filled(path: string, parameters: Parameter[]): string {
  const found = parameters.filter((parameter) => parameter.in === "path");
  return found.reduce(
    (sofar, { name, example }) => sofar.replace(`{${name}}`, EXAMPLES[name] ?? example!),
    path,
  );
}

function valuesOf({ enum: values, items, maximum }: Schema): (string | number)[] {
  return values ?? items?.enum ?? [maximum ?? ""];
}

function valuesBeyond({ type, enum: values, maximum }: Schema): (string | number)[] {
  return type === "string" && !values ? [] : [maximum === undefined ? "nonsense" : maximum + 1];
}

describe("/openapi.json", () => {
  it("is what is written there, with the address of the site", async () => {
    const response = await get("/openapi.json");
    expect(response.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toContain("max-age=300");
    expect(await response.json()).toEqual(api);
    const tag = response.headers.get("ETag")!;
    expect((await get("/openapi.json", { "If-None-Match": tag })).status).toBe(304);
    expect((await get("/openapi")).status).toBe(404);
  });

  it("has the routes that there are, and no other", () => {
    // Forms and pages of mail and channels are for people: three of their routes are for programs.
    const others = ["POST /subscribe", "POST /unsubscribe/{token}", "POST /channels"];
    const routes = createApp({ sources: () => [], facts: FACTS })
      .routes.filter(({ path, method }) => !path.includes("*") && method !== "OPTIONS")
      .flatMap(({ path, method }) => written(path).map((way) => `${method} ${way}`));
    const told = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${addressOf(`${SITE}${path}`).path}`,
      ),
    );
    expect([...new Set(told)].sort()).toEqual([...new Set([...routes, ...others])].sort());
  });

  it("says what it is and where, with a path to try for every one in braces", () => {
    expect(api.info).toMatchObject({ title: "Paperwire", version: expect.any(String) });
    expect(api.servers).toEqual([{ url: SITE }]);
    for (const { path, parameters } of operations) {
      const inPath = parameters.filter((parameter) => parameter.in === "path");
      for (const { name, example } of inPath) expect(example, `${name} of ${path}`).toBeTruthy();
    }
  });

  it("tells of an error wherever there is one, and nowhere else", async () => {
    for (const { path, operation, parameters } of operations) {
      const { status } = await get(`${filled(path, parameters)}?nonsense=1`);
      expect(status === 400, path).toBe("400" in operation.responses);
    }
  });

  it("tells how each address answers: status, media type and headers", async () => {
    for (const { path, operation, parameters } of operations) {
      const response = await get(filled(path, parameters));
      expect(Object.keys(operation.responses), path).toContain(String(response.status));
      expect(response.status, path).toBeLessThan(400);
      const answer = resolved(operation.responses[response.status]!);
      const type = response.headers.get("Content-Type")?.split(";")[0];
      const types = Object.keys(answer.content ?? { [String(type)]: {} });
      expect(types, path).toEqual([String(type)]);
      const always = Object.keys(answer.headers ?? {}).filter((name) => !SOMETIMES.includes(name));
      expect([...response.headers.keys()], path).toEqual(
        expect.arrayContaining(always.map((name) => name.toLowerCase())),
      );
    }
  });

  it("names the parameters that each list takes, with their values and limits", async () => {
    for (const { path, parameters } of lists) {
      if (path === "/papers/date") continue;
      const address = filled(path, parameters);
      for (const { name, schema } of parameters.filter((parameter) => parameter.in === "query")) {
        for (const value of valuesOf(schema)) {
          const asked = `${address}?${name}=${value}`;
          expect((await get(asked)).status, asked).toBe(200);
        }
        for (const value of valuesBeyond(schema)) {
          const asked = `${address}?${name}=${value}`;
          expect((await get(asked)).status, asked).toBe(400);
        }
      }
      if (!path.endsWith(".json")) continue;
      const refused: { error: { status: number; known: string[] } } = await (
        await get(`${address}?nonsense=1`)
      ).json();
      expect(refused.error.status).toBe(400);
      const told = parameters.filter((parameter) => parameter.in === "query");
      expect(told.map(({ name }) => name).sort(), path).toEqual(refused.error.known.sort());
    }
  });

  it("tells what JSON holds", async () => {
    const { JsonFeed, Item, Paper, Error, Status, SourceStatus } = api.components[
      "schemas"
    ] as Record<string, Schema>;
    const feed = await getFeed("/papers.json?since=");
    expect(wrongIn(JsonFeed!, feed)).toEqual([]);
    for (const item of feed.items) {
      expect(wrongIn(Item!, item)).toEqual([]);
      expect(wrongIn(Paper!, item._paper)).toEqual([]);
    }
    const refused: { error: object } = await (await get("/papers.json?q=(a")).json();
    expect(wrongIn(Error!.properties!["error"]!, refused.error, ["query", "type"])).toEqual([]);
    const source = { ...huggingface, host: () => ({ name: "h.example" }), live: () => [] };
    const app = createApp({ sources: () => [source], facts: FACTS });
    const response = await app.request(`${SITE}/status.json`, {}, env);
    const status: { sources: object[] } = await response.json();
    expect(wrongIn(Status!, status)).toEqual([]);
    expect(wrongIn(SourceStatus!, status.sources[0]!)).toEqual([]);
  });
});

// Optional parameters of a path: every way to write it.
function written(path: string): string[] {
  const [first = "", ...optional] = path
    .replace("{.+}", "")
    .split(/(?=\/:\w+\?)/)
    .map((part) => part.replace(/:(\w+)\??/g, "{$1}"));
  return [first, ...optional.map((_, at) => first + optional.slice(0, at + 1).join(""))];
}

// The keys that are there untold, and those that are told of as required and are not there.
function wrongIn({ properties, required }: Schema, value: object, more: string[] = []): string[] {
  const keys = Object.keys(value);
  const told = [...Object.keys(properties!), ...more];
  const untold = keys.filter((key) => !told.includes(key));
  return [...untold, ...required!.filter((key) => !keys.includes(key))];
}

describe("/llms.txt", () => {
  it("is a heading, a quotation, and sections of links, as llmstxt.org has it", async () => {
    const response = await get("/llms.txt");
    expect(response.headers.get("Content-Type")).toBe("text/plain; charset=utf-8");
    const [before = "", ...sections] = (await response.text()).split(/^## /m);
    expect(before).toMatch(/^# Paperwire\n\n> \S.+\n\n/);
    expect(before.match(/^#/gm)).toHaveLength(1);
    expect(sections.map((section) => section.split("\n")[0])).toEqual([
      "Lists",
      "Queries",
      "Topics",
      "Optional",
    ]);
    for (const section of sections) {
      const [, ...lines] = section.trim().split("\n").filter(Boolean);
      for (const line of lines) expect(line).toMatch(/^- \[[^\]]+\]\(https:\/\/\S+\): \S/);
    }
  });

  it("links only what is there", async () => {
    const text = await (await get("/llms.txt")).text();
    const links = [...text.matchAll(/\]\((\S+)\): /g)].map(([, href]) => href!);
    expect(links.length).toBeGreaterThan(60);
    for (const href of links) {
      expect(href.startsWith(`${SITE}/`)).toBe(true);
      expect((await get(href.slice(SITE.length))).status, href).toBe(200);
    }
  });
});

describe("/opensearch.xml", () => {
  it("tells a browser how to search, as a page and as feeds", async () => {
    const response = await get("/opensearch.xml");
    expect(response.headers.get("Content-Type")).toBe(
      "application/opensearchdescription+xml; charset=utf-8",
    );
    const root = parseXml(await response.text()).root!;
    const parts = root.children.filter((node) => node instanceof XmlElement);
    const textOf = (name: string) => parts.find((part) => part.name === name)?.text;
    expect(root.attributes["xmlns"]).toBe("http://a9.com/-/spec/opensearch/1.1/");
    expect(textOf("ShortName")).toBe("Paperwire");
    const urls = parts.filter(({ name }) => name === "Url").map(({ attributes }) => attributes);
    expect(urls.map(({ type, template }) => [type, template])).toEqual([
      ["text/html", `${SITE}/papers?q={searchTerms}`],
      ["application/rss+xml", `${SITE}/papers.rss?q={searchTerms}`],
      ["application/atom+xml", `${SITE}/papers.atom?q={searchTerms}`],
      ["application/opensearchdescription+xml", `${SITE}/opensearch.xml`],
    ]);
    for (const { type, template } of urls) {
      const asked = template!.slice(SITE.length).replace("{searchTerms}", "forgetting%20purpose");
      const answer = await get(asked);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("Content-Type")!.split(";")[0]).toBe(type);
    }
  });

  it("is named by every page", async () => {
    for (const path of ["/", "/about", "/nowhere"]) {
      const html = await (await get(path)).text();
      expect(html).toMatch(/<link rel="search"[^>]* href="\/opensearch.xml"/);
    }
  });
});
