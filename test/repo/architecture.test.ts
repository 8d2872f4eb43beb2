import { expect, it } from "vitest";

// Imports run one way. Each folder may import what is listed, and itself.
const ALLOWED: Record<string, string[]> = {
  text: [],
  paper: ["text"],
  query: ["paper", "text"],
  feeds: ["paper", "text"],
  sources: ["paper", "text"],
  store: ["paper", "text"],
  ingest: ["settings.ts", "store", "sources", "paper", "text"],
  web: ["store", "feeds", "query", "settings.ts", "topics.ts", "paper", "text", "version.ts"],
  "topics.ts": ["query"],
  "version.ts": [],
  "settings.ts": ["sources", "text"],
};

const files = import.meta.glob<string>("../../src/**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const sources = Object.entries(files).map(([path, text]) => ({
  path: path.replace("../../src/", ""),
  text,
}));

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map(([, target]) => target!);
}

function resolve(from: string, target: string): string {
  return new URL(target, `file:///${from}`).pathname.slice(1);
}

it("finds the sources", () => {
  expect(sources.length).toBeGreaterThan(30);
});

it("lets imports run one way only", () => {
  const wrong = sources.flatMap(({ path, text }) => {
    const [folder = ""] = path.split("/");
    if (path === "index.ts" || path === "env.d.ts") return [];
    return importsOf(text)
      .filter((target) => target.startsWith("."))
      .map((target) => resolve(path, target).split("/")[0]!)
      .filter((other) => other !== folder && other !== "package.json")
      .filter((other) => !ALLOWED[folder]?.includes(other))
      .map((other) => `${path} imports ${other}`);
  });
  expect(wrong).toEqual([]);
});

it("keeps SQL in the store", () => {
  const wrong = sources
    .filter(({ path }) => !path.startsWith("store/"))
    .filter(({ text }) => /\.prepare\(|\bSELECT\b[^"]*\bFROM\b|\bINSERT INTO\b/.test(text))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

it("lets only the entry, the settings and the web see Env", () => {
  const wrong = sources
    .filter(({ path }) => !/^(index|settings|env\.d)\.ts|^web\//.test(path))
    .filter(({ text }) => /\bEnv\b|cloudflare:workers/.test(text))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

it("uses no Node modules in the Worker", () => {
  const wrong = sources.filter(({ text }) =>
    importsOf(text).some((target) => target.startsWith("node:")),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
