/** Why a question could not be read. Positions count UTF-16 units of the text from 0. */
export interface QueryError {
  at: number;
  /** 0 at the end of the text. */
  length: number;
  /** The text at the position, or what is there in words. */
  found: string;
  /** What could stand there, in words. */
  expected: string;
  /** What to write in place of what was found, where that can be guessed. */
  suggestion?: string;
}

/** An error as sentences; positions are counted from 1, as people do. */
export function explain({ at, found, expected, suggestion }: QueryError): string {
  const hint = suggestion === undefined ? "" : ` Did you mean ${suggestion}?`;
  return `At character ${at + 1}: found ${found}, expected ${expected}.${hint}`;
}
