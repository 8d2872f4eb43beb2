/** The characters of windows-1252 at 0x80 to 0x9f. */
const PRINTABLE = new TextDecoder("windows-1252").decode(
  Uint8Array.from({ length: 0x20 }, (_, n) => 0x80 + n),
);
// oxlint-disable-next-line no-control-regex -- control characters are what this replaces
const C1 = /[\u0080-\u009F]/g;

/**
 * Replaces C1 control characters by the printable characters of windows-1252 at the same numbers,
 * as HTML does. Such controls come from bytes that were decoded as ISO 8859-1, or were put into
 * UTF-8 one by one.
 */
export function windows1252(text: string): string {
  return text.replace(C1, (char) => PRINTABLE[char.charCodeAt(0) - 0x80]!);
}
