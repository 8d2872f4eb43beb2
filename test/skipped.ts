import type { UserConsoleLog } from "vitest";
import type { Reporter, TestModule, Vitest } from "vitest/node";

const SAID = /^Skipped: (.*)$/gm;

/**
 * Counts at the end of a run the tests that were skipped, by reason:
 * `Skipped: 3 tests (no recorded days in ../shared/data/hf)`. A file that skips tests prints the
 * reason, after `Skipped: `.
 */
export default class SkippedTests implements Reporter {
  #vitest: Vitest | undefined;
  /** The output of files, by the file. */
  readonly #reasons = new Map<string, Set<string>>();

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onUserConsoleLog({ content, taskId = "" }: UserConsoleLog): void {
    const task = this.#vitest?.state.idMap.get(taskId);
    const file = task?.file.filepath ?? taskId;
    for (const [, reason] of content.matchAll(SAID)) {
      this.#reasons.set(file, (this.#reasons.get(file) ?? new Set()).add(reason));
    }
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, number>();
    for (const testModule of modules) {
      const skipped = [...testModule.children.allTests("skipped")].length;
      const reasons = this.#reasons.get(testModule.moduleId) ?? ["no reason given"];
      const why = [...reasons].join("; ");
      if (skipped > 0) counts.set(why, (counts.get(why) ?? 0) + skipped);
    }
    for (const [why, count] of counts) {
      this.#vitest?.logger.log(`Skipped: ${count} ${count === 1 ? "test" : "tests"} (${why})`);
    }
  }
}
