import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printBudget } from "./bench/budget.ts";
import { measureBudgets, profileBudgets } from "./bench/budgets.ts";
import { benchDay } from "./bench/day.ts";
import { benchMemory } from "./bench/memory.ts";
import { benchRuns } from "./bench/runs/index.ts";
import { command, readOptions } from "./command/options.ts";

const HELP = `Measures Paperwire against its budgets: npm run bench -- [options]

  --profile   only where the Worker spends its own time on a cold feed and a cold page
  --runs      only the CPU of each kind of run
  --memory    only the memory of npm start in ten minutes of mixed load over 500,000 moments
  --day       only its memory over a simulated day of every source

What npm start serves is asked for from outside, by wrk where it is installed, and compared with a
bare Worker that sends the same bytes, in the same run and on the same runtime: the ratios and the
rows count, the times are those of this machine. Takes fifteen minutes, and a Linux.
How good "more like these" is can be measured where there are recorded papers.`;

const MOMENTS = 500_000;
const MINUTES = 10;

await command(HELP, async (args) => {
  const flags = ["day", "memory", "profile", "runs"];
  const { day, memory, profile, runs } = readOptions(args, {}, flags);
  const folder = await mkdtemp(join(tmpdir(), "paperwire-bench-"));
  try {
    if (profile) await profileBudgets(folder);
    else if (runs) printBudget(await benchRuns(console.log));
    else if (day) printBudget(await benchDay(folder));
    else if (memory) printBudget(await benchMemory(folder, MOMENTS, MINUTES));
    else printBudget(await measureBudgets(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
