import { cleanLine } from "./clean.ts";

const INITIALS = /^(?:\p{Lu}\.?[\s-]?){1,4}$/u;
const SUFFIX = /^(?:jr|sr|i{2,3}|iv)\.?$/i;

/**
 * A name in the order it is said in: `A. B. Surname` for `Surname, A. B.`; one without a comma as
 * it is.
 */
export function givenFirst(name: string): string {
  const [family = "", given = "", ...rest] = cleanLine(name)
    .split(/\s*,\s*/)
    .filter(Boolean);
  if (SUFFIX.test(given)) return [...rest, family, given].join(" ");
  return [given, family, ...rest].filter(Boolean).join(" ");
}

/**
 * The names in a line of authors, given names first: `A; B`, `A, B and C`, `Surname, A.; Other, B.`
 * or `Surname, A., Other, B.`
 */
export function namesIn(line: string): string[] {
  const text = cleanLine(line).replace(/^by\s+/i, "");
  if (text.includes(";")) return text.split(";").map(givenFirst).filter(Boolean);
  const parts = text.split(/\s*,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+/).filter(Boolean);
  const isInverted =
    parts.length % 2 === 0 && parts.every((part, n) => n % 2 === 0 || INITIALS.test(part));
  const isOneName =
    parts.length === 2 && text.includes(",") && parts.every((part) => !part.includes(" "));
  if (!isInverted && !isOneName) return parts;
  return parts.flatMap((family, n) => (n % 2 === 0 ? [`${parts[n + 1]} ${family}`] : []));
}
