/**
 * Breaks text into lines of at most `width` UTF-16 units where it has spaces. A longer word, an
 * address for instance, stays whole on a line of its own.
 * @param indent what begins every line; it counts as part of the width
 */
export function wrapped(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, ...(line === "" ? [] : [indent + line])].join("\n");
}
