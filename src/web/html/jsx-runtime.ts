import { escapeXml } from "../../text/xml.ts";
import type { Elements } from "./elements.ts";

/**
 * HTML, and not text. It has a private field and its class is not exported, so that only this file
 * makes it: no object of JSON passes for it.
 */
class Markup {
  readonly #html: string;

  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }
}

/** A part of a page: text, which is escaped, a number, markup, nothing, or a row of these. */
export type Child = Markup | string | number | boolean | null | undefined | readonly Child[];

type Component = (props: never) => Markup;
type Props = Record<string, unknown> & { children?: Child };

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const BOOLEAN =
  /^(?:async|autofocus|checked|defer|disabled|hidden|multiple|novalidate|open|readonly|required|selected)$/;
const NAME = /^[a-z][\w:-]*$/i;

interface Tag {
  start: string;
  /** Undefined where the element is void. */
  end: string | undefined;
}

interface Attribute {
  /** The text before its value. */
  start: string;
  isBoolean: boolean;
}

// As many as there are names in the source.
const tags = new Map<string, Tag>();
const attributes = new Map<string, Attribute>();

/**
 * Writes an element, or calls a component: JSX is compiled to this. Its children are written already,
 * so a component cannot tell them apart.
 * @param type the name of an element, or a component
 * @throws {TypeError} on a child or an attribute that cannot be written, or an impossible name
 */
export function jsx(type: string | Component, props: Props): Markup {
  if (typeof type === "function") return type(props as never);
  const { start, end } = tags.get(type) ?? tagOf(type);
  let html = start;
  for (const name in props) {
    if (name !== "children") html += attributeHtml(name, props[name]);
  }
  if (end === undefined) return new Markup(`${html}/>`);
  return new Markup(`${html}>${childHtml(props.children)}${end}`);
}

export { jsx as jsxs, jsx as jsxDEV };

/** Parts in a row, without an element around them: `<>…</>`. */
export function Fragment({ children }: { children?: Child }): Markup {
  return children instanceof Markup ? children : new Markup(childHtml(children));
}

/**
 * Takes text for HTML. Nothing is escaped.
 * @param html made here, or by a writer that escapes all that comes from elsewhere
 */
export function raw(html: string): Markup {
  return new Markup(html);
}

function childHtml(child: Child): string {
  if (typeof child === "string") return escapeXml(child);
  if (child instanceof Markup) return child.toString();
  if (child === undefined || child === null || typeof child === "boolean") return "";
  if (typeof child === "number") return String(child);
  if (!Array.isArray(child)) throw new TypeError(`${typeof child} cannot be written as HTML.`);
  let html = "";
  for (const each of child as readonly Child[]) html += childHtml(each);
  return html;
}

function attributeHtml(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  const { start, isBoolean } = attributes.get(name) ?? attributeOf(name);
  switch (typeof value) {
    case "string":
      return `${start}${escapeXml(value)}"`;
    case "boolean":
      if (!isBoolean) return `${start}${value}"`;
      return value ? `${start}"` : "";
    case "number":
      return `${start}${value}"`;
    default:
      throw new TypeError(`The attribute ${name} cannot be ${typeof value}.`);
  }
}

function tagOf(name: string): Tag {
  const tag = { start: `<${checked(name)}`, end: VOID.test(name) ? undefined : `</${name}>` };
  tags.set(name, tag);
  return tag;
}

function attributeOf(name: string): Attribute {
  const attribute = { start: ` ${checked(name)}="`, isBoolean: BOOLEAN.test(name) };
  attributes.set(name, attribute);
  return attribute;
}

function checked(name: string): string {
  if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is no name in HTML.`);
  return name;
}

/** The types by which TypeScript checks JSX. */
export declare namespace JSX {
  type Element = Markup;
  type ElementType = keyof Elements | Component;
  type IntrinsicElements = { [Name in keyof Elements]: Elements[Name] & { children?: Child } };
  interface ElementChildrenAttribute {
    children: unknown;
  }
}
