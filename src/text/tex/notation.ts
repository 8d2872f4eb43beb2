// Plain-text notation for what TeX stacks: scripts, fractions, roots, accents.

const SUPERSCRIPTS = pairs(
  "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδφχ⊤∘°*⋆•′″†‡",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵠᵡᵀ°°*⋆•′″†‡",
);
const SUBSCRIPTS = pairs(
  "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
  "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
);

const ROOTS = new Map([
  ["", "√"],
  ["2", "√"],
  ["3", "∛"],
  ["4", "∜"],
]);

/**
 * What is raised (`^`) or lowered (`_`): in script characters where there are any for all of it
 * (`⁻³`, `ᵢ`), else after the mark (`_B`, `_max`, `^(a/b)`); a run of three letters reads better so.
 */
export function script(mark: string, content: string): string {
  const text = withoutIdleSpaces(content);
  if (text === "") return "";
  const chars = [...text];
  const small = chars.map((char) => (mark === "^" ? SUPERSCRIPTS : SUBSCRIPTS).get(char));
  if (!small.includes(undefined) && !/[a-z]{3}/i.test(text)) return small.join("");
  const whole = mark === "_" ? /^(?:\p{L}[\p{L}\p{N}\p{M}]*|[\d.]+)$/u : /^[\d.]+$/;
  return mark + (chars.length === 1 || whole.test(text) ? text : bracketed(text));
}

/** A quotient on one line, its parts in brackets where they would fall apart. */
export function fraction(above = "", below = ""): string | undefined {
  if (above === "" || below === "") return undefined;
  const compound = /[^\p{L}\p{N}\p{M}.′*∞]/u.test(above);
  const single = /^(?:\p{N}+|[\p{L}∞]\p{M}*[\p{No}\p{Lm}′*]*)$/u.test(below);
  return `${compound ? bracketed(above) : above}/${single ? below : bracketed(below)}`;
}

/** A root, square when `degree` is empty; undefined when the degree has no sign of its own. */
export function root(degree = "", radicand = ""): string | undefined {
  const sign = ROOTS.get(degree);
  if (sign === undefined || radicand === "") return undefined;
  return sign + (/^(?:[\p{N}.]+|\p{L}\p{M}*)$/u.test(radicand) ? radicand : bracketed(radicand));
}

/**
 * A combining mark set on a letter or sign that may carry scripts, or on a word of two or three
 * letters, where bars go over all of them and hats on the first.
 * @returns undefined when the text is neither
 */
export function accented(text: string, mark: string): string | undefined {
  const [, base, rest] = /^([\p{L}\p{N}∇∂]\p{M}*)([\p{No}\p{Lm}₊₋₌⁺⁻⁼]*)$/u.exec(text) ?? [];
  if (base !== undefined) {
    const dotted = base.replace("ı", "i").replace("ȷ", "j");
    return (dotted + mark).normalize("NFC") + rest;
  }
  if (!/^[A-Za-z]{2,3}$/.test(text)) return undefined;
  return text.replace(mark === "\u0304" ? /./g : /^./, (letter) =>
    (letter + mark).normalize("NFC"),
  );
}

/** A text in round brackets, once. */
export function bracketed(text: string): string {
  return /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

// A space beside ~ keeps it from reading as a tie.
function withoutIdleSpaces(text: string): string {
  return text.trim().replace(/ (?![\p{L}\p{N}~])|(?<![\p{L}\p{N}~]) /gu, "");
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const signs = [...to];
  return new Map([...from].map((char, n) => [char, signs[n] ?? char]));
}
