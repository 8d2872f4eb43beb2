import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { ROOT } from "../../scripts/host/settings.ts";

const VITEST = join(ROOT, "node_modules/vitest/vitest.mjs");

it("a run ends with the number of tests that were skipped, and the reason", async () => {
  const folder = "/no/such/folder";
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [VITEST, "run", "--project", "host", "test/host/recorded.test.ts"],
    { cwd: ROOT, env: { ...process.env, RECORDED_DATA: folder, NO_COLOR: "1" } },
  );
  const last = stdout.trimEnd().split("\n").at(-1);
  expect(last).toBe(`Skipped: 1 test (no recorded days in ${folder}/data/hf)`);
});
