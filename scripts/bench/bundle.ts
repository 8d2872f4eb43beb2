import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Line, median } from "./budget.ts";
import { run } from "../command/run.ts";

const LARGEST = 200;
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
  const size = gzipSync(script).length / 1024;
  const time = median(times);
  return [
    {
      what: "bundle",
      measured: `${size.toFixed(1)} KB gzipped`,
      budget: `at most ${LARGEST} KB`,
      ok: size <= LARGEST,
    },
    {
      what: "start-up",
      measured: `${time.toFixed(0)} ms`,
      budget: `under ${SLOWEST} ms`,
      ok: time < SLOWEST,
    },
  ];
}
