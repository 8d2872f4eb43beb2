/** Every page of the documentation, by its path from the root of the repository. */
export const PAGES: ReadonlyMap<string, string> = new Map(
  Object.entries(
    import.meta.glob<string>(["../../*.md", "../../docs/*.md"], {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  ).map(([path, text]) => [path.replace("../../", ""), text]),
);

/**
 * The rows of the tables in a section, without their heads.
 * @param heading the section's heading, as written: `## Routes`
 * @returns the cells of each row
 */
export function tableUnder(page: string, heading: string): string[][] {
  const level = heading.split(" ")[0]!;
  const start = page.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`There is no section ${heading}`);
  const rest = page.slice(start + heading.length + 2);
  const [section = ""] = rest.split(new RegExp(`^#{1,${level.length}} `, "m"));
  const blocks = section.trim().split("\n\n");
  const tables = blocks.filter((block) => block.startsWith("|"));
  return tables.flatMap((table) => table.split("\n").slice(2).map(cellsOf));
}

function cellsOf(row: string): string[] {
  return row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** What stands in backquotes in a cell. */
export function codesIn(cell = ""): string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code]) => code!);
}
