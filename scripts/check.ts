import { bundle, codeSize, LARGEST_BUNDLE } from "./host/bundle.ts";
import { command, readOptions } from "./command/options.ts";
import { run } from "./command/run.ts";

const HELP = `Checks everything, and stops at the first thing that is wrong: npm run check -- [options]

  --no-test   leaves out the tests`;

const STEPS: [what: string, command: string, ...args: string[]][] = [
  [
    "types",
    "wrangler",
    "types",
    "--check",
    "--include-runtime=false",
    "--strict-vars=false",
    "src/env.d.ts",
  ],
  ["format", "oxfmt", "--check", "."],
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  ["type check", "tsc", "-p", "tsconfig.json"],
  ["type check of scripts", "tsc", "-p", "scripts/tsconfig.json"],
  ["dead code", "knip"],
  ["tests", "vitest", "run"],
];

await command(HELP, async (args) => {
  const { "no-test": untested } = readOptions(args, {}, ["no-test"]);
  for (const [what, name, ...rest] of STEPS) {
    if (what === "tests" && untested) continue;
    await step(what, name, rest);
  }
  await build();
  await audit();
});

async function step(what: string, name: string, args: string[]): Promise<void> {
  console.log(`$ ${[name, ...args].join(" ")}`);
  const started = Date.now();
  const { code, output } = await run(name, args);
  if (code !== 0) throw new Error(`${output.trim()}\n\nFailed: ${what}`);
  const tests = /^ *Tests .*$/m.exec(output)?.[0].trim();
  console.log(`  ${tests ?? "fine"}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function build(): Promise<void> {
  console.log("$ wrangler deploy --dry-run --outdir dist");
  const length = await codeSize(await bundle("dist"));
  const size = `${(length / 1024).toFixed(1)} KB gzipped, data aside`;
  if (length > LARGEST_BUNDLE) {
    throw new Error(`Failed: the bundle is ${size}, more than ${LARGEST_BUNDLE / 1024} KB`);
  }
  console.log(`  ${size}`);
}

// A machine without network, or a mirror that knows no advisories, is not a reason to fail.
async function audit(): Promise<void> {
  console.log("$ npm audit --omit=dev --json");
  const { stdout } = await run("npm", ["audit", "--omit=dev", "--json"]);
  const weaknesses = knownWeaknesses(stdout);
  if (weaknesses === undefined) console.log("  skipped: the registry does not answer");
  else if (weaknesses.length > 0) throw new Error(`Failed: weak are ${weaknesses.join(", ")}`);
  else console.log("  fine");
}

function knownWeaknesses(answer: string): string[] | undefined {
  const { vulnerabilities } = JSON.parse(answer) as { vulnerabilities?: object };
  return vulnerabilities && Object.keys(vulnerabilities);
}
