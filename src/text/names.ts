import { cleanLine } from "./clean.ts";
import {
  isFamily,
  isGiven,
  isGroup,
  isInitials,
  isOpenGroup,
  isSuffix,
  mayBeFamily,
  wordsOf,
} from "./names/kinds.ts";
import { bareName, isDegree, unmarked } from "./names/marks.ts";
import { givenFirst } from "./names/vancouver.ts";

/** The order in which the names of a text are written, if known. */
export type NameOrder = "given first" | "family first";

/**
 * The people that texts name, with given names first: `A. B. Surname` for `Surname, A. B.`.
 * Affiliations, addresses, ORCIDs, degrees and footnote marks are left out; "Jr." and "III" are part
 * of a name, and a group is one name.
 * @param texts a name each, or several in the ways in which they are written: `A; B`, `A, B and C`,
 *   `Surname, A., Other, B.`, `Surname A, Other BC`, `王小明、李华`
 * @param order inferred from the names if not given
 */
export function namesIn(texts: string | readonly string[], order?: NameOrder): string[] {
  const lines = [texts]
    .flat()
    .flatMap((text) => text.split(/\n+/))
    .map(unmarked)
    .filter(Boolean);
  const isEachOne = lines.length > 1 && order === undefined && areInverted(lines);
  const names = lines.flatMap((line) => {
    if (isEachOne) return [inverted(partsOf(line))];
    if (!SEVERAL.test(line)) return [line];
    return SEPARATOR.test(line) || order === "family first"
      ? separated(line, order)
      : listed(line, order);
  });
  const known = names.map(bareName).filter(Boolean);
  return order === undefined ? givenFirst(known) : known;
}

/** One person or group, with given names first; empty if nobody is named. */
export function nameOf(text: string): string {
  const parts = partsOf(unmarked(text));
  return bareName(parts.length === 2 && !isGroup(parts[0]!) ? inverted(parts) : parts.join(", "));
}

// A semicolon is never part of a name; a comma can be.
const SEPARATOR = /[;；、|•]|\s[·/]\s/;
const SEPARATORS = /\s*(?:[;；、|•]|\s[·/]\s)\s*/;
const COMMA = /\s*[,，]\s*/;
const AND = /\s+(?:and|&|und|et)\s+/;
const SEVERAL = /[;；、|•,，·/&]|\s(?:and|und|et)\s/;
const LEADING_AND = /^(?:and|&|und|et)\s+/;

function separated(line: string, order: NameOrder | undefined): string[] {
  const pieces = line.split(SEPARATORS).map(cleanLine).filter(Boolean);
  // Next to a whole name without a comma, commas separate whole names too.
  const hasWhole = pieces.some(
    (piece) => partsOf(piece).length === 1 && wordsOf(piece).length > 1 && !isGroup(piece),
  );
  return pieces.flatMap((piece) => {
    const parts = partsOf(piece);
    if (order === "family first") return [parts.length === 2 ? inverted(parts) : piece];
    if (order === "given first") return listed(piece, order);
    if (parts.length === 2 && isAffiliation(parts[1]!, parts[0]!)) return [parts[0]!];
    if (areInverted(piece.split(AND)))
      return piece.split(AND).map((name) => inverted(partsOf(name)));
    // The parts after them are an affiliation.
    if (parts.length > 2 && isFamily(parts[0]!) && isGiven(parts[1]!)) {
      return [inverted(parts.slice(0, 2))];
    }
    const areWhole = parts.every((part) => wordsOf(part).length > 1);
    return parts.length !== 2 || (hasWhole && areWhole) ? listed(piece) : [inverted(parts)];
  });
}

/** Whether every text is one name: with the family name first, or without a comma. */
function areInverted(texts: readonly string[]): boolean {
  const all = texts.map(partsOf);
  return (
    all.some(([family = "", given]) => given && (isFamily(family) || isGiven(given))) &&
    all.every((parts) => parts.length < 3) &&
    texts.every((text) => !AND.test(text) && !SEPARATOR.test(text))
  );
}

function listed(line: string, order?: NameOrder): string[] {
  const commas = partsOf(line);
  const parts = commas.flatMap((part) => splitAtAnd(part, commas.length > 1));
  if (order === "given first" || commas.length === 1) return parts;
  if (parts.some(isInitials)) return paired(parts);
  const isPairs =
    parts.length % 2 === 0 && parts.every((part, n) => n % 2 > 0 || isPair(part, parts[n + 1]!));
  if (isPairs) return paired(parts);
  // As in "Rossi, Maria, Ann Lee, and Bo Li", only the first name may be inverted.
  const [family = "", given = "", ...rest] = parts;
  const isFirst = isFamily(family) && !isGroup(family) && isGiven(given) && rest.length > 0;
  return isFirst && rest.every((part) => wordsOf(part).length > 1)
    ? [inverted([family, given]), ...rest]
    : parts;
}

function paired(parts: readonly string[]): string[] {
  const names: string[] = [];
  for (let n = 0; n < parts.length; n++) {
    const [part, next] = [parts[n]!, parts[n + 1]];
    const isOne = next !== undefined && isPair(part, next);
    names.push(isOne ? inverted([part, next]) : part);
    if (isOne) n++;
  }
  return names;
}

function isPair(family: string, given: string): boolean {
  if (isGroup(family) || isGroup(given) || isInitials(family)) return false;
  if (isInitials(given) || isFamily(family)) return true;
  return isGiven(given) && (mayBeFamily(family) || wordsOf(given).length === 1);
}

function inverted([family = "", given = "", ...rest]: readonly string[]): string {
  const words = [given, family, ...rest].join(" ").split(" ").filter(Boolean);
  return [...words.filter((word) => !isSuffix(word)), ...words.filter(isSuffix)].join(" ");
}

// "Maria Rossi, MIT", unless everything is in capitals.
function isAffiliation(part: string, name: string): boolean {
  const isNamed = wordsOf(name).length > 1 && /\p{Ll}/u.test(name) && !isFamily(name);
  return isNamed && (isGroup(part) || /^\p{Lu}{3,}(?:\s|$)/u.test(part));
}

// The parts between commas. "Jr." and the like belong to the part before; degrees are dropped.
function partsOf(line: string): string[] {
  const parts: string[] = [];
  for (const piece of line.split(COMMA)) {
    const part = piece.replace(LEADING_AND, "").trim();
    const before = parts.at(-1);
    if (before && isSuffix(part)) parts[parts.length - 1] = `${before} ${part}`;
    else if (before && isDegree(part) && wordsOf(before).length > 1) continue;
    else if (/\p{L}/u.test(part)) parts.push(part);
  }
  return parts;
}

// "and" separates names, except inside of the name of a group.
function splitAtAnd(part: string, isListed: boolean): string[] {
  const [first = "", ...rest] = part.split(AND);
  const names = [first];
  for (const piece of rest) {
    const before = names.at(-1)!;
    const isHalf = !isListed && isOneWord(before) !== isOneWord(piece);
    const isWithin = isGroup(piece) && !/^the\s/i.test(piece) && isOneWord(before);
    if (isHalf || isWithin || isOpenGroup(before))
      names[names.length - 1] = `${before} and ${piece}`;
    else names.push(piece);
  }
  return names;
}

function isOneWord(part: string): boolean {
  return wordsOf(part).length === 1 && !isInitials(part);
}
