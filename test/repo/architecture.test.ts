import { describe, expect, it } from "vitest";

const BELOW_LISTS = [
  "upstream",
  "store",
  "sources",
  "feeds",
  "similar",
  "query",
  "settings.ts",
  "topics.ts",
];
const DOMAIN = ["paper", "text"];

// Imports run one way. Each room of src may import what is listed, and itself.
const ALLOWED: Record<string, string[]> = {
  text: [],
  paper: ["text"],
  similar: DOMAIN,
  query: DOMAIN,
  feeds: DOMAIN,
  sources: DOMAIN,
  store: DOMAIN,
  upstream: ["sources", "store", ...DOMAIN],
  "version.ts": [],
  "settings.ts": ["sources", ...DOMAIN],
  "topics.ts": ["query", ...DOMAIN],
  lists: [...BELOW_LISTS, ...DOMAIN],
  ingest: ["lists", ...BELOW_LISTS, ...DOMAIN],
  outbox: ["lists", ...BELOW_LISTS, ...DOMAIN],
  web: ["lists", ...BELOW_LISTS, ...DOMAIN, "version.ts"],
};

// What the rooms of scripts may import of each other. The commands beside them may import any.
const ALLOWED_SCRIPTS: Record<string, string[]> = {
  command: ["host"],
  host: ["command"],
  simulator: ["host", "command"],
  bench: ["simulator", "host", "command"],
  deploy: ["host", "command"],
  backup: ["deploy", "host", "command"],
};

const files: Record<string, string> = import.meta.glob<string>(
  ["../../src/**/*.{ts,tsx}", "../../scripts/**/*.ts"],
  { query: "?raw", import: "default", eager: true },
);
const sources = Object.entries(files).map(([path, text]) => ({
  path: path.replace("../../", ""),
  text,
}));
const worker = sources.filter(({ path }) => path.startsWith("src/"));
const imports = new Map(sources.map(({ path, text }) => [path, importsOf(path, text)]));

/** The files that a file imports, types included; npm packages are left out. */
function importsOf(path: string, text: string): string[] {
  const targets = [...text.matchAll(/(?:from|import\(|import)\s*"([^"]+)"/g)];
  return targets
    .map(([, target]) => target!)
    .filter((target) => target.startsWith("."))
    .map((target) => new URL(target, `file:///${path}`).pathname.slice(1));
}

/** A file or a folder right below one of these. */
function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function wrongImports(
  paths: readonly string[],
  isRight: (from: string, to: string) => boolean,
): string[] {
  return paths.flatMap((from) =>
    imports
      .get(from)!
      .filter((to) => !isRight(from, to))
      .map((to) => `${from} imports ${to}`),
  );
}

/** The groups of files that import each other, directly or not. */
function circles(): string[][] {
  const reached = new Map([...imports.keys()].map((path) => [path, reachedFrom(path)]));
  const inCircles = [...reached].filter(([path, others]) => others.has(path));
  const groups = inCircles.map(([path, others]) =>
    [...others].filter((other) => reached.get(other)?.has(path)).sort(),
  );
  return [...new Map(groups.map((group) => [group.join(), group])).values()];
}

function reachedFrom(path: string): Set<string> {
  const reached = new Set<string>();
  const open = [...imports.get(path)!];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(imports.get(next) ?? []));
  }
  return reached;
}

function pathsWith(pattern: RegExp, isExempt: (path: string) => boolean): string[] {
  return worker
    .filter(({ path, text }) => !isExempt(path) && pattern.test(text))
    .map(({ path }) => path);
}

it("finds the sources", () => {
  expect(worker.length).toBeGreaterThan(100);
  expect(sources.length - worker.length).toBeGreaterThan(30);
});

describe("imports", () => {
  const isEntry = (path: string) => /^src\/(index|env\.d)\.ts$/.test(path);

  it("run one way in the Worker", () => {
    const paths = worker.map(({ path }) => path).filter((path) => !isEntry(path));
    const wrong = wrongImports(paths, (from, to) => {
      if (to === "package.json") return roomOf(from) === "version.ts";
      if (!to.startsWith("src/")) return false;
      return roomOf(from) === roomOf(to) || ALLOWED[roomOf(from)]?.includes(roomOf(to)) === true;
    });
    expect(wrong).toEqual([]);
  });

  it("of scripts keep self-hosting free of measuring and simulating", () => {
    const paths = [...imports.keys()].filter((path) => /^scripts\/.+\//.test(path));
    const wrong = wrongImports(paths, (from, to) => {
      if (!to.startsWith("scripts/")) return to.startsWith("src/") || to === "package.json";
      const [own, other] = [roomOf(from), roomOf(to)];
      return own === other || ALLOWED_SCRIPTS[own]?.includes(other) === true;
    });
    expect(wrong).toEqual([]);
  });

  it("lead from no product code into the tests", () => {
    const wrong = wrongImports([...imports.keys()], (_, to) => !to.startsWith("test/"));
    expect(wrong).toEqual([]);
  });

  it("make no circles", () => {
    expect(circles()).toEqual([]);
  });
});

it("keeps SQL and the keys of KV in the store", () => {
  const isStore = (path: string) => path.startsWith("src/store/");
  const sql = /\.prepare\(|\bSELECT\b[^"]*\bFROM\b|\bINSERT INTO\b/;
  expect(pathsWith(sql, isStore)).toEqual([]);
  expect(pathsWith(/\bkv\.(get|put|delete|list)\w*\(|\bKV\.\w+\(/, isStore)).toEqual([]);
});

it("lets only the entries and the settings see Env", () => {
  const isEntry = (path: string) =>
    /^src\/((index|settings|env\.d)|web\/entry\/\w+(-\w+)*)\.ts$/.test(path);
  expect(pathsWith(/\bEnv\b|cloudflare:workers/, isEntry)).toEqual([]);
});

it("takes text for HTML in two places: formulas, and data in a script", () => {
  const isKnown = (path: string) => /^src\/web\/components\/(math|citation)\.tsx$/.test(path);
  expect(pathsWith(/import \{[^}]*\braw\b[^}]*\} from/, isKnown)).toEqual([]);
});

it("uses no Node modules in the Worker", () => {
  expect(pathsWith(/from "node:/, () => false)).toEqual([]);
});
