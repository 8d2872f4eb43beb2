// The kinds of parts of a line of authors, judged by their words alone.

const SUFFIX = /^(?:jr|sr|i{2,3}|iv|2nd|3rd)\.?$/i;
const COMPANY = /^(?:inc|ltd|llc|gmbh|corp|plc)\.?$/i;
// Digraphs for one letter of Cyrillic or Greek: "Yu. A.", "Ch."
const INITIALS = /^(?:(?:\p{Lu}\p{Ll}{0,2}\.|\p{Lu}\p{M}*(?=[\s-]|$))[\s-]?){1,5}$|^\p{Lu}{2}$/u;
const PARTICLE =
  /^(?:v[ao]n|vom|zu[rm]?|de[rnls]?|della|d[aiou]s?|du|la|le|el|al|bin|ibn|ter|ten|af|av|y|e)$/;
const CAPITAL_PARTICLE = /^(?:V[ao]n|De[lnrs]?|Della|D[aiou]s?|La|Le|St\.?|San|Ter|Ten|El|Al)$/;
const GROUP =
  /\b(?:academy|administration|agency|alliance|association|authority|authors|board|bureau|cent(?:er|re)s?|collaborat(?:ion|ors)|commission|committee|community|company|consortium|corporation|council|departments?|division|editors?|executive|foundation|gmbh|group|hospital|inc|initiative|institutes?|investigators|laborator(?:y|ies)|labs?|library|llc|ltd|ministry|network|office|organi[sz]ation|partnership|program(?:me)?|project|society|staff|team|trial|university|working)\b/i;
const FUNCTION_WORD = /\s(?:of|for|in|on|the|to|at|from|des|für|pour)\s/;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}·・]+$/u;

/** Whether it belongs to the name before it: "Jr.", "III", "Inc." */
export function isSuffix(part: string): boolean {
  return SUFFIX.test(part) || COMPANY.test(part);
}

/** Whether it is initials: "W.", "A. B.", "J-P", "AB". */
export function isInitials(part: string): boolean {
  return part.length < 20 && INITIALS.test(part);
}

/** Whether it is the name of a group: a consortium, an institute, a company. */
export function isGroup(part: string): boolean {
  return GROUP.test(part) || /^the\s/i.test(part) || /\p{Ll}-?AI$/u.test(part);
}

/** Whether it begins the name of a group that continues after "and". */
export function isOpenGroup(part: string): boolean {
  const last = part.slice(part.lastIndexOf(" ") + 1);
  return FUNCTION_WORD.test(` ${part} `) || (isGroup(part) && !GROUP.test(last));
}

/** The words of a name, without "Jr." and the like. */
export function wordsOf(part: string): string[] {
  return part.split(" ").filter((word) => word !== "" && !isSuffix(word));
}

/** Whether it can be a family name alone: one word, or particles and one word. */
export function isFamily(part: string): boolean {
  return isBehind(part, PARTICLE);
}

/** As {@link isFamily}, also with particles in capitals, which may be given names too. */
export function mayBeFamily(part: string): boolean {
  return isBehind(part, PARTICLE) || isBehind(part, CAPITAL_PARTICLE);
}

function isBehind(part: string, particle: RegExp): boolean {
  const before = wordsOf(part).slice(0, -1);
  return !isInitials(part) && !UNSPACED.test(part) && before.every((word) => particle.test(word));
}

/** Whether it can be given names alone: one word, initials, or a word and initials. */
export function isGiven(part: string): boolean {
  const words = wordsOf(part);
  return isInitials(part) || (words.slice(1).every(isInitials) && !UNSPACED.test(part));
}
