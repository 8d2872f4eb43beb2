import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printBudget } from "./bench/budget.ts";
import { measureBudgets } from "./bench/budgets.ts";
import { command, readOptions } from "./command/options.ts";

const HELP = `Measures Paperwire against its budgets: npm run bench

Serving is compared with a bare Worker that sends the same bytes, in the same run and on the same
runtime: the ratios and the rows count, the times are those of this machine. Takes five minutes, and
a Linux.`;

await command(HELP, async (args) => {
  readOptions(args, {});
  const folder = await mkdtemp(join(tmpdir(), "paperwire-bench-"));
  try {
    printBudget(await measureBudgets(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
