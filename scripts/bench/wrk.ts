import { spawnSync } from "node:child_process";
import { run } from "../command/run.ts";
import { type Load, load, type Target } from "./load.ts";

const WRK = "wrk";
const hasWrk = spawnSync(WRK, ["--version"]).error === undefined;

/**
 * Asks for one address for some seconds: by wrk where it is installed, which takes less of the
 * machine, else by {@link load}.
 * @throws when an answer has another status than is expected
 */
export async function loadFor(target: Target, seconds: number): Promise<Load> {
  if (!hasWrk) return load(target, (_, elapsed) => elapsed >= seconds);
  const { url, path, headers, connections = 1, status } = target;
  const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, ...lines, url + path(0)];
  const { code, output } = await run(WRK, args);
  const [, requests, time] = /(\d+) requests in ([\d.]+)s/.exec(output) ?? [];
  if (code !== 0 || !requests || !time || /Non-2xx|Socket errors/.test(output)) {
    throw new Error(`${url}${path(0)} did not always answer ${status}:\n${output}`);
  }
  return { requests: Number(requests), seconds: Number(time) };
}
