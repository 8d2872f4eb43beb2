const ILLEGAL = /(?<!\\)(?:\\\\)*\\[bfu]|[\uFFFE\uFFFF]/;

// JSON.stringify's output for a control character or a lone surrogate, besides the escapes of
// ordinary characters, which have to be read over so that `\\ud800` is not taken for one.
const ESCAPE = /\\(?:u[0-9a-f]{4}|.)|[\uFFFE\uFFFF]/g;

/**
 * A value as JSON without the characters that XML cannot hold, so that text is the same in every
 * format.
 */
export function stringify(value: unknown): string {
  const json = JSON.stringify(value);
  return ILLEGAL.test(json) ? json.replace(ESCAPE, keepOrdinary) : json;
}

function keepOrdinary(escape: string): string {
  return /^\\["\\nrt]/.test(escape) ? escape : "";
}
