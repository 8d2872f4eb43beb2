import { run } from "../command/run.ts";

/**
 * Runs a command of wrangler and returns what it printed.
 * @param echo whether it is also shown as it comes
 * @throws with what it printed, when it fails
 */
export type Wrangler = (args: readonly string[], echo?: boolean) => Promise<string>;

/** The wrangler of node_modules. */
export const wrangler: Wrangler = async (args, echo = false) => {
  console.log(`$ wrangler ${args.join(" ")}`);
  const { code, stdout, output } = await run("wrangler", [...args], { echo });
  if (code !== 0) {
    throw new Error(`${echo ? "" : `${output.trim()}\n`}wrangler ${args.join(" ")} failed`);
  }
  return stdout;
};
