/** A number of papers for people: `1 paper`, `1,200 papers`. */
export function papers(number: number): string {
  return `${number.toLocaleString("en")} paper${number === 1 ? "" : "s"}`;
}
