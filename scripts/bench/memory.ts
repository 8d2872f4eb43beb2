import { join } from "node:path";
import { bundle } from "../host/bundle.ts";
import type { Line } from "./budget.ts";
import { load } from "./load.ts";
import { lengthenLog } from "./long-log.ts";
import { mixed } from "./mixture.ts";
import { startShipped } from "./shipped.ts";
import { startBenchWire } from "./site.ts";

const CONNECTIONS = 16;
/** Enough for papers to be told apart. */
const DAYS = 60;
const EVERY = 1_000;
const MB = 2 ** 20;
const MOST = 400;

/**
 * The memory of workerd, as `npm start` runs it, under mixed load over a long log.
 * @param folder an empty one, for its papers
 * @param moments the length of the log
 */
export async function benchMemory(
  folder: string,
  moments: number,
  minutes: number,
): Promise<Line[]> {
  const data = join(folder, "memory");
  const state = join(data, "state");
  await (await startBenchWire(await bundle(), state, DAYS)).stop();
  lengthenLog(state, moments);
  const shipped = await startShipped(data);
  const resident = [shipped.workerd().resident];
  const timer = setInterval(() => resident.push(shipped.workerd().resident), EVERY);
  try {
    const target = {
      url: shipped.url,
      path: mixed,
      headers: {},
      status: 200,
      connections: CONNECTIONS,
    };
    const done = await load(target, (_, seconds) => seconds >= minutes * 60);
    const whole = shipped.resident();
    const most = Math.max(...resident) / MB;
    const rate = done.requests / done.seconds;
    return [
      {
        what: `memory of workerd in ${minutes} minutes of mixed load`,
        measured: `${Math.round(most)} MB at most, from ${Math.round(resident[0]! / MB)} to ${Math.round(resident.at(-1)! / MB)}, ${rate.toFixed(0)} requests a second`,
        budget: `at most ${MOST} MB`,
        ok: most <= MOST,
      },
      {
        what: "  of all processes of npm start, at the end",
        measured: `${Math.round(whole / MB)} MB`,
      },
    ];
  } finally {
    clearInterval(timer);
    await shipped.stop();
  }
}
