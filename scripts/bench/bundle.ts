import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Line, median } from "./budget.ts";
import { run } from "../command/run.ts";
import { codeSize, LARGEST_BUNDLE } from "../host/bundle.ts";

const SLOWEST = 50;
const STARTS = 5;

/**
 * The size of the Worker, and the time its module takes to load: in Node, since workerd has no
 * clock then, but by the same V8.
 * @param folder an empty one
 */
export async function benchBundle(script: string, folder: string): Promise<Line[]> {
  const file = join(folder, "worker.mjs");
  await writeFile(file, script);
  const program = `const started = performance.now();
await import(${JSON.stringify(file)});
console.log(performance.now() - started);`;
  const times: number[] = [];
  for (let n = 0; n < STARTS; n++) {
    const { code, output } = await run("node", ["--input-type=module", "--eval", program]);
    if (code !== 0) throw new Error(`The Worker cannot be loaded:\n${output}`);
    times.push(Number(output));
  }
  const size = await codeSize(script);
  const time = median(times);
  return [
    {
      what: "bundle",
      measured: `${(size / 1024).toFixed(1)} KB gzipped, data aside`,
      budget: `at most ${LARGEST_BUNDLE / 1024} KB`,
      ok: size <= LARGEST_BUNDLE,
    },
    {
      what: "start-up",
      measured: `${time.toFixed(0)} ms`,
      budget: `under ${SLOWEST} ms`,
      ok: time < SLOWEST,
    },
  ];
}
