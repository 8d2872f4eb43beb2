import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "../command/run.ts";
import { ROOT } from "./settings.ts";

/**
 * The Worker as one ES module, made by wrangler's own bundler, so that it is what `npm run deploy`
 * uploads.
 * @param folder where to leave the module and its source map; nowhere without it
 * @throws with wrangler's output when it cannot be built
 */
export async function bundle(folder?: string): Promise<string> {
  const out = folder ?? (await mkdtemp(join(tmpdir(), "paperwire-")));
  try {
    const { code, output } = await run("wrangler", ["deploy", "--dry-run", "--outdir", out]);
    if (code !== 0) throw new Error(`The Worker cannot be built:\n${output.trim()}`);
    return await readFile(resolve(ROOT, out, "index.js"), "utf8");
  } finally {
    if (folder === undefined) await rm(out, { recursive: true, force: true });
  }
}
