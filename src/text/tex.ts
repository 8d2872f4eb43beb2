import { cursorOver } from "./tex/cursor.ts";
import { readText } from "./tex/reader.ts";

const TEX = /[\\$]|[\^_]\{|``|--/;

/**
 * TeX in a title or an abstract, as plain Unicode text: `$\alpha$` is α, `Erd\H{o}s` Erdős,
 * `$10^{-3}$` 10⁻³. A fragment (a formula, a command with its arguments) that has no plain form
 * stays as its source, whole; text without TeX comes back as it is, dollar amounts included.
 * Converting what has been converted changes nothing. Takes time linear in the length.
 */
export function texToUnicode(text: string): string {
  if (!TEX.test(text)) return text;
  const converted = convert(text);
  // Text that would read as TeX again stays as it came.
  return !TEX.test(converted) || convert(converted) === converted ? converted : text;
}

function convert(text: string): string {
  return readText(cursorOver(text)) ?? text;
}
