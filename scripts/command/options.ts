import { addBase64 } from "./base64.ts";
import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** A command line that cannot be read. The message says why. */
export class UsageError extends Error {
  override name = "UsageError";
}

/**
 * The options of the command line, each `--name value` or a flag `--name`; nothing else may stand
 * there.
 * @param defaults the options that take a value, with the value each has when it is not given
 * @param flags the options that take none
 * @throws {UsageError} at an option that is not among them, or one without a value
 */
export function readOptions<Name extends string, Flag extends string = never>(
  args: string[],
  defaults: Record<Name, string>,
  flags: readonly Flag[] = [],
): Record<Name, string> & Record<Flag, boolean> {
  const options: ParseArgsOptionsConfig = {};
  for (const name of Object.keys(defaults)) options[name] = { type: "string" };
  for (const name of flags) options[name] = { type: "boolean" };
  try {
    const { values } = parseArgs({ args, options });
    const off = Object.fromEntries(flags.map((flag) => [flag, false]));
    return { ...off, ...defaults, ...values } as Record<Name, string> & Record<Flag, boolean>;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * A port as typed.
 * @throws {UsageError} unless it is a whole number from 1 to 65535
 */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port > 0 && port < 65_536) return port;
  throw new UsageError(`--port takes a number from 1 to 65535, not "${text}"`);
}

/**
 * Runs a command: prints its help when asked to; ends the process with 2 and the help on a wrong
 * command line, and with 1 and one message on any other error.
 */
export async function command(help: string, main: (args: string[]) => Promise<void>) {
  addBase64();
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) {
    console.log(help);
    return;
  }
  try {
    await main(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof UsageError) console.error(`\n${help}`);
    process.exit(error instanceof UsageError ? 2 : 1);
  }
}
