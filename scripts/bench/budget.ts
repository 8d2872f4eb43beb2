/** Something measured, and whether it keeps its budget; without one it is for information. */
export interface Line {
  what: string;
  measured: string;
  budget?: string;
  ok?: boolean;
}

/** Prints lines as a table. */
export function printBudget(lines: readonly Line[]): void {
  const rows = lines.map(({ what, measured, budget = "", ok }) => [
    what,
    measured,
    budget,
    ok === undefined ? "" : ok ? "ok" : "OVER",
  ]);
  printTable([["what", "measured", "budget", ""], ...rows]);
}

/** Prints rows of text in columns, the first of them as the heads. */
export function printTable(rows: readonly string[][]): void {
  const widths = rows[0]!.map((_, n) => Math.max(...rows.map((row) => row[n]!.length)));
  const write = (row: readonly string[]) =>
    row
      .map((text, n) => text.padEnd(widths[n]!))
      .join("  ")
      .trimEnd();
  const [heads, ...rest] = rows.map(write);
  console.log([heads, widths.map((width) => "-".repeat(width)).join("  "), ...rest].join("\n"));
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
