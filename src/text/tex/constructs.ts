import { accented, fraction, root, script } from "./notation.ts";
import { DOUBLE_STRUCK, MATH_ACCENTS, MATH_FONTS, SWITCHES, TEXT_FONTS } from "./symbols.ts";

/** A command with arguments: how each is read, and what they make together. */
export interface Construct {
  readonly takes: readonly Argument[];
  /** Undefined where the arguments have no plain form. */
  readonly write: (...args: string[]) => string | undefined;
}

/** `same` reads as the text around does, `raw` not at all; `option` is a `[…]` or nothing. */
export type Argument = "text" | "math" | "same" | "raw" | "option" | "star";

const quotient: Construct = { takes: ["math", "math"], write: fraction };
const doubleStruck: Construct = {
  takes: ["math"],
  write: (text = "") => text.replace(/[A-Z]/g, (letter) => DOUBLE_STRUCK.get(letter) ?? letter),
};

/** Every command with arguments that has a plain form. */
export const CONSTRUCTS: ReadonlyMap<string, Construct> = new Map<string, Construct>([
  ["frac", quotient],
  ["tfrac", quotient],
  ["dfrac", quotient],
  ["sqrt", { takes: ["option", "math"], write: root }],
  ["mathbb", doubleStruck],
  ["mathds", doubleStruck],
  ["mathbbm", doubleStruck],
  ["Bbb", doubleStruck],
  ["operatorname", { takes: ["star", "math"], write: (_star, name) => name }],
  ["not", { takes: ["math"], write: (sign) => `${sign}\u0338`.normalize("NFC") }],
  ["pmod", { takes: ["math"], write: (modulus) => ` (mod ${modulus})` }],
  ["textsuperscript", { takes: ["text"], write: (text = "") => script("^", text) }],
  ["textsubscript", { takes: ["text"], write: (text = "") => script("_", text) }],
  ["url", { takes: ["raw"], write: (url = "") => url.replace(/\\([%&#_~])/g, "$1") }],
  ["href", { takes: ["raw", "same"], write: (_url, text) => text }],
  ...named(TEXT_FONTS, { takes: ["text"], write: (text) => text }),
  ...named(MATH_FONTS, { takes: ["math"], write: (text) => text }),
  ...named(SWITCHES, { takes: ["same"], write: (text) => text }),
  ...[...MATH_ACCENTS].map(([name, mark]): [string, Construct] => [
    name,
    { takes: ["math"], write: (text = "") => accented(text, mark) },
  ]),
]);

function named(names: ReadonlySet<string>, construct: Construct): [string, Construct][] {
  return [...names].map((name) => [name, construct]);
}
