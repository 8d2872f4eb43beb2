/** Tells the line of a place in a text, 1 for the first. The places asked for must only rise. */
export function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (at) => {
    while (next >= 0 && next < at) {
      line++;
      next = text.indexOf("\n", next + 1);
    }
    return line;
  };
}
