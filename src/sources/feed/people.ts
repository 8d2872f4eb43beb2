import type { XmlElement } from "@rgrove/parse-xml";
import { childrenOf } from "../xml.ts";
import { type Children, elementsOf, hasMarkup, htmlOf } from "./xml.ts";

// Elements with parts of names in them, without their prefixes.
const LISTS = new Set(["alt", "author", "authors", "bag", "li", "maker", "person", "seq"]);
// J-STAGE has each name in several languages: the first one is taken.
const LANGUAGES = new Set(["en", "ja", "zh", "ko"]);
const GIVEN = /^(?:given[-_]?names?|fore[-_]?names?|first[-_]?name|middle[-_]?name)$/;
const FAMILY = /^(?:family[-_]?name|sur[-_]?name|last[-_]?name)$/;

/**
 * The texts with names of people in children of an element: their HTML, the entries of an RDF list,
 * the `name` of Atom and FOAF, or given and family names put together.
 * @param names of the children, in order of preference
 * @returns texts of the first kind of child that has any
 */
export function peopleOf(parent: XmlElement | Children, ...names: string[]): string[] {
  for (const name of names) {
    const people = elementsOf(parent, name).flatMap(peopleIn).filter(Boolean);
    if (people.length > 0) return people;
  }
  return [];
}

function peopleIn(element: XmlElement): string[] {
  if (!hasMarkup(element)) return [htmlOf(element)];
  const children = childrenOf(element);
  const named = children.filter((child) => localName(child) === "name");
  if (named.length > 0) return named.slice(0, 1).map(htmlOf);
  const given = children.filter((child) => GIVEN.test(localName(child)));
  const family = children.filter((child) => FAMILY.test(localName(child)));
  if (family.length > 0) return [[...given, ...family].map(htmlOf).join(" ")];
  const language = children.find((child) => LANGUAGES.has(localName(child)));
  if (language) return peopleIn(language);
  const lists = children.filter((child) => LISTS.has(localName(child)));
  return lists.length > 0 ? lists.flatMap(peopleIn) : [htmlOf(element)];
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}
