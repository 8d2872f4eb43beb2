import type { Naming } from "../fields/field.ts";
import { type AnyField, findField } from "../fields/index.ts";
import type { Place, Problem } from "./error.ts";

const COMPARISON =
  /(?<name>[A-Za-z_]+)(?<space>\s*)(?<sign>==|>=|<=|=|>|<|≥|≤)\s*(?<value>"[^"]*"|[^\s()"“”<>=≥≤]+)/y;
const SIGNS: Record<string, string> = { "==": "=", "≥": ">=", "≤": "<=" };

/**
 * Finds a field with a sign of comparison in place of its colon, as in `upvotes>50` or `cat=cs.LG`.
 * With a space in front of the sign, it is one only if the field can read the value: titles have
 * signs too.
 * @param at where to look, in UTF-16 units
 * @returns its place, and what was probably meant
 */
export function comparisonAt(
  text: string,
  at: number,
  naming: Naming,
): (Place & { problem: Problem }) | undefined {
  COMPARISON.lastIndex = at;
  const match = COMPARISON.exec(text);
  if (!match) return undefined;
  const { name = "", space, sign: typed = "", value = "" } = match.groups!;
  const found = findField(name);
  if (!found.ok || (space !== "" && !canRead(found.field, value, naming))) return undefined;
  const sign = SIGNS[typed] ?? typed;
  const meant =
    found.field.compared?.(sign, value) ?? (sign === "=" ? `${name}:${value}` : undefined);
  if (meant === undefined) return undefined;
  const message = "A field and its value have a colon between them.";
  const problem = { message, expected: "a colon after the field", suggestion: meant };
  return { at, length: match[0].length, problem };
}

function canRead(field: AnyField, text: string, naming: Naming): boolean {
  if (field.isText) return false;
  const value = { text, quoted: false, star: false };
  return field.compared !== undefined || field.read(value, field.names[0], naming).ok;
}
