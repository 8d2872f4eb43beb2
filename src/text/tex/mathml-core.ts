import { XmlElement, XmlText } from "@rgrove/parse-xml";
import { escapeXml } from "../xml.ts";

const ELEMENTS = new Set(
  (
    "mfrac mi mn mo mover mpadded mphantom mroot mrow mspace msqrt mstyle msub msubsup msup mtable " +
    "mtd mtext mtr munder munderover"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "accent columnspan depth displaystyle fence form height linethickness lspace mathvariant maxsize " +
    "minsize movablelimits rspace scriptlevel separator stretchy symmetric width"
  ).split(" "),
);
const VALUE = /^(?:[+-]?[0-4]?(?:\.\d+)?(?:em|ex|pt|px)?|true|false|prefix|infix|postfix|normal)$/;

type Node = XmlElement["children"][number];

/**
 * The markup of a `math` element, in MathML Core: styles, classes and sizes beyond a few letters
 * are left out.
 * @throws when there is an element in it that Core lacks
 */
export function mathElement(children: readonly Node[], display: boolean): string {
  return `<math${display ? ' display="block"' : ""}>${children.map(markup).join("")}</math>`;
}

function markup(node: Node): string {
  if (node instanceof XmlText) return escapeXml(node.text);
  if (!(node instanceof XmlElement)) return "";
  const { name, attributes } = node;
  const inner = node.children.map(markup).join("");
  if (name === "menclose") return enclosed(attributes["notation"], inner);
  if (!ELEMENTS.has(name)) throw new Error(`MathML Core has no ${name}.`);
  const written = Object.entries(attributesOf(node))
    .filter(([key, value]) => ATTRIBUTES.has(key) && VALUE.test(value))
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${written.join("")}>${inner}</${name}>`;
}

// An accent is as large as what it is on; the renderer says so in a style.
function attributesOf({ name, attributes, children }: XmlElement): Record<string, string> {
  const over = name === "mover" ? children.at(-1) : undefined;
  const isAccent = over instanceof XmlElement && over.attributes["style"] === "math-depth:0;";
  return isAccent ? { ...attributes, accent: "true" } : attributes;
}

function enclosed(notation: string | undefined, inner: string): string {
  if (notation === "top") {
    return `<mover accent="true"><mrow>${inner}</mrow><mo stretchy="true">‾</mo></mover>`;
  }
  if (notation !== "bottom") throw new Error(`MathML Core cannot enclose by ${notation}.`);
  return `<munder><mrow>${inner}</mrow><mo stretchy="true">_</mo></munder>`;
}
