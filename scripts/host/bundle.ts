import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { run } from "../command/run.ts";
import { ROOT } from "./settings.ts";

/** The Worker as one ES module. */
export interface Built {
  script: string;
  /** Its source map, whose sources are told from the folder that it was built in. */
  map: string;
  folder: string;
}

/**
 * Builds the Worker by wrangler's own bundler, so that it is what `npm run deploy` uploads.
 * @param folder where to leave the module and its source map; nowhere without it
 * @throws with wrangler's output when it cannot be built
 */
export async function build(folder?: string): Promise<Built> {
  const out = resolve(ROOT, folder ?? (await mkdtemp(join(tmpdir(), "paperwire-"))));
  try {
    const { code, output } = await run("wrangler", ["deploy", "--dry-run", "--outdir", out]);
    if (code !== 0) throw new Error(`The Worker cannot be built:\n${output.trim()}`);
    const script = await readFile(join(out, "index.js"), "utf8");
    const map = await readFile(join(out, "index.js.map"), "utf8");
    return { script, map, folder: out };
  } finally {
    if (folder === undefined) await rm(out, { recursive: true, force: true });
  }
}

/** As {@link build}, without the source map. */
export async function bundle(folder?: string): Promise<string> {
  return (await build(folder)).script;
}

/**
 * The bytes that the code of a Worker may have, gzipped: a small Worker starts fast. Cloudflare's free
 * plan takes 3 MB.
 */
export const LARGEST_BUNDLE = 300 * 1024;

const DATA = join(ROOT, "src/similar/data");

/** The bytes that a Worker has, gzipped, without the data that comes along in it. */
export async function codeSize(script: string): Promise<number> {
  let size = gzipSync(script).length;
  for (const name of await readdir(DATA)) {
    size -= gzipSync(await readFile(join(DATA, name))).length;
  }
  return size;
}
