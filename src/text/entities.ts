import { characterEntities } from "character-entities";
import { windows1252 } from "./windows1252.ts";

/**
 * The characters of a character reference in HTML.
 * https://html.spec.whatwg.org/multipage/named-characters.html
 * @param name the part between `&` and `;`: `amp`, `#8211`, `#x2013`
 * @returns undefined for a name that HTML does not know
 */
export function characterOf(name: string): string | undefined {
  if (name.startsWith("#")) return numbered(name.slice(1));
  return Object.hasOwn(characterEntities, name) ? characterEntities[name] : undefined;
}

function numbered(number: string): string {
  const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
  // https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
  const isScalar = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isScalar ? windows1252(String.fromCodePoint(code)) : "\ufffd";
}
