import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { texToUnicode } from "../tex.ts";
import { type Formula, textAndFormulas } from "./formulas.ts";
import { mathElement } from "./mathml-core.ts";

/** A piece of a text: plain, or a formula as markup that is safe to put into a page as it is. */
export type MathPiece = { text: string } | { markup: string };

/** The formulas above which a text is left plain, for each takes time. */
const MOST_FORMULAS = 100;
/** The characters in a row that fit on a small screen. */
const WIDEST = 24;
/** Holds the place of a formula: a letter, for it is read as a word is, of no living language. */
const HOLDER = "\ua66e";

/**
 * A text with TeX in it, its formulas as MathML Core, <https://www.w3.org/TR/mathml-core/>. What
 * cannot be made that, or reads as well without, is what {@link texToUnicode} makes of it. The
 * markup has elements and attributes of a short list only: no styles, links or scripts. Where it is
 * wider than a small screen it can be broken.
 */
export async function texToMath(text: string): Promise<MathPiece[]> {
  const plain = [{ text: texToUnicode(text) }];
  if (text.includes(HOLDER)) return plain;
  const parts = textAndFormulas(text);
  const { length } = parts.filter((part) => typeof part !== "string" && !isPlain(part));
  if (length === 0 || length > MOST_FORMULAS) return plain;
  const { default: temml } = await import("temml");
  const markups: string[] = [];
  const held = parts.map((part) => {
    if (typeof part === "string") return part;
    const markup = isPlain(part) ? undefined : mathOf(part, temml.renderToString);
    if (markup === undefined) return part.source;
    markups.push(markup);
    return HOLDER;
  });
  const texts = texToUnicode(held.join("")).split(HOLDER);
  return texts.length === markups.length + 1 ? interleaved(texts, markups) : plain;
}

function interleaved(texts: string[], markups: string[]): MathPiece[] {
  return texts.flatMap((text, n) => [
    ...(text === "" ? [] : [{ text }]),
    ...markups.slice(n, n + 1).map((markup) => ({ markup })),
  ]);
}

const WORDS = /^\s*\\(?:text\w*|math(?:rm|sf|tt|it|bf)|mbox|emph)\s*\{[\w\s.+-]{2,}\}\s*$/;
const NUMBERS = /^[\d\s.,:%×~∼≈<>≤≥=+−±–-]*$/;

function isPlain({ source, tex }: Formula): boolean {
  return WORDS.test(tex) || NUMBERS.test(texToUnicode(source));
}

type Render = (tex: string, options: Record<string, unknown>) => string;

/** Macros that papers use and temml does not know. */
const MACROS = {
  "\\mbox": "\\text",
  "\\mathbbm": "\\mathbb",
  "\\mathds": "\\mathbb",
  "\\eps": "\\epsilon",
  "\\C": "\\mathbb{C}",
  ...Object.fromEntries([..."CEFNPQRZ"].map((set) => [`\\${set}${set}`, `\\mathbb{${set}}`])),
};

// A formula that defines commands can double in length with each of them.
const DEFINES =
  /\\(?:[egx]?def|(?:re)?newcommand|providecommand|(?:future)?let|Declare\w+)(?![A-Za-z])/;
/** The characters of markup above which a formula is left plain. */
const LONGEST_MARKUP = 50_000;

function mathOf({ tex, display }: Formula, render: Render): string | undefined {
  if (DEFINES.test(tex)) return undefined;
  try {
    const whole = mathIn(render, tex, { displayMode: display });
    if (whole.text.length <= WIDEST) return mathElement(whole.children, display);
    return broken(mathIn(render, tex, { wrap: "tex" }));
  } catch {
    return undefined;
  }
}

function mathIn(render: Render, tex: string, options: object): XmlElement {
  const limits = { throwOnError: true, trust: false, maxExpand: 100, maxSize: [4, 4] };
  const markup = render(tex, { ...limits, macros: { ...MACROS }, ...options });
  if (markup.length > LONGEST_MARKUP) throw new Error("It is too long.");
  const { root } = parseXml(markup);
  if (root?.name !== "math") throw new Error("It is not one formula.");
  return root;
}

// A browser breaks lines between two formulas only. What was after an operator is so no longer.
function broken({ children }: XmlElement): string | undefined {
  const parts = children.filter((node) => node instanceof XmlElement);
  if (parts.some(({ text }) => text.length > WIDEST)) return undefined;
  for (const part of parts.slice(0, -1)) {
    const last = part.children.at(-1);
    if (last instanceof XmlElement && isBareOperator(last)) last.attributes["form"] = "infix";
  }
  return parts.map((part) => mathElement([part], false)).join("");
}

function isBareOperator({ name, attributes }: XmlElement): boolean {
  return name === "mo" && Object.keys(attributes).length === 0;
}
