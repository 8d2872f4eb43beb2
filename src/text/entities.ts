// Names used in practice, each with its character; those of accented and of Greek letters are made
// by rule. https://html.spec.whatwg.org/multipage/named-characters.html
const NAMES =
  'amp& AMP& lt< LT< gt> GT> quot" QUOT" apos\' nbsp\u00a0 ensp\u2002 emsp\u2003 thinsp\u2009 shy\u00ad ndash– mdash— ' +
  "minus− lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ laquo« raquo» lsaquo‹ rsaquo› hellip… bull• " +
  "middot· dagger† Dagger‡ permil‰ prime′ Prime″ sect§ para¶ copy© reg® trade™ deg° microµ times× " +
  "divide÷ plusmn± sup1¹ sup2² sup3³ ordfª ordmº frac12½ frac14¼ frac34¾ iexcl¡ iquest¿ cent¢ " +
  "pound£ yen¥ euro€ not¬ szligß aeligæ AEligÆ oslashø OslashØ oeligœ OEligŒ ethð ETHÐ thornþ " +
  "THORNÞ inodotı lstrokł LstrokŁ ne≠ le≤ ge≥ leq≤ geq≥ asymp≈ approx≈ sim∼ equiv≡ infin∞ sum∑ " +
  "prod∏ radic√ int∫ part∂ nabla∇ isin∈ notin∉ sub⊂ sup⊃ sube⊆ supe⊇ cap∩ cup∪ and∧ or∨ forall∀ " +
  "exist∃ empty∅ prop∝ sdot⋅ lowast∗ larr← rarr→ uarr↑ darr↓ harr↔ lArr⇐ rArr⇒ hArr⇔ lang⟨ rang⟩ " +
  "thetasymϑ upsihϒ pivϖ epsiε";
const NAMED = new Map(NAMES.split(" ").map((name) => [name.slice(0, -1), name.slice(-1)]));
const GREEK = (
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf " +
  "sigma tau upsilon phi chi psi omega"
).split(" ");
const ACCENTS: Record<string, string> = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
  breve: "\u0306",
  dot: "\u0307",
  uml: "\u0308",
  ring: "\u030a",
  caron: "\u030c",
  cedil: "\u0327",
  ogon: "\u0328",
};
const ACCENTED = new RegExp(`^([a-z])(${Object.keys(ACCENTS).join("|")})$`, "i");
const WINDOWS_1252 = new TextDecoder("windows-1252");

/**
 * What a character reference of HTML stands for.
 * @param name what is between `&` and `;`: `amp`, `#8211`, `#x2013`
 * @returns undefined where it stands for nothing that is known
 */
export function characterOf(name: string): string | undefined {
  if (name.startsWith("#")) return numbered(name.slice(1));
  return NAMED.get(name) ?? accented(name) ?? greek(name);
}

function numbered(number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
  // https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.decode(Uint8Array.of(code));
  const isScalar = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isScalar ? String.fromCodePoint(code) : "\ufffd";
}

function accented(name: string): string | undefined {
  const [, letter = "", accent = ""] = ACCENTED.exec(name) ?? [];
  const char = (letter + (ACCENTS[accent] ?? "")).normalize("NFC");
  return char.length === 1 && char !== letter ? char : undefined;
}

function greek(name: string): string | undefined {
  const place = GREEK.indexOf(name[0]!.toLowerCase() + name.slice(1));
  if (place < 0) return undefined;
  const isCapital = name[0] !== name[0]!.toLowerCase();
  return String.fromCharCode((isCapital ? 0x391 : 0x3b1) + place);
}
