import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "../host/settings.ts";

export interface Outcome {
  /** The exit code; 1 where a signal ended the command. */
  code: number;
  /** Its standard output. */
  stdout: string;
  /** All it printed, in order. */
  output: string;
}

/**
 * Runs a command of node_modules/.bin, or else of PATH, in the checkout, without a shell.
 * @param options `echo` to print what it prints as well
 * @throws when the command cannot be started
 */
export function run(
  command: string,
  args: string[],
  options: { echo?: boolean } = {},
): Promise<Outcome> {
  const env = {
    ...process.env,
    WRANGLER_SEND_METRICS: "false",
    PATH: `${join(ROOT, "node_modules/.bin")}${delimiter}${process.env["PATH"]}`,
  };
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const outcome = { code: 1, stdout: "", output: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    outcome.stdout += text;
    outcome.output += text;
    if (options.echo) process.stdout.write(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    outcome.output += text;
    if (options.echo) process.stderr.write(text);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ ...outcome, code: code ?? 1 }));
  });
}
