import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes the folder that keeps the papers, if it is not there.
 * @throws with a sentence that says what to do where it cannot be written to
 */
export function openFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `probe-${process.pid}`);
    writeFileSync(probe, "probe");
    rmSync(probe);
  } catch (error) {
    throw new Error(reason(folder, error), { cause: error });
  }
}

function reason(folder: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOTDIR" || code === "EEXIST") {
    return `${folder} is not a folder. Give another: --data DIR`;
  }
  if (code === "ENOSPC" || code === "EDQUOT") {
    return `The disk of ${folder} is full. Make room, or give another folder: --data DIR`;
  }
  return `${folder} cannot be written to. Let this user write there, or give another folder: --data DIR`;
}
