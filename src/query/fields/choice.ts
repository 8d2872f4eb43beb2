import { nearest } from "../../text/nearest.ts";
import { cleanLine } from "../../text/clean.ts";
import { type Unreadable, unreadable, type Value } from "./field.ts";

/**
 * The choice that a value names, in any letter case.
 * @param field the name of the field, for the message
 */
export function oneOf<Choice extends string>(
  field: string,
  choices: readonly Choice[],
  { text }: Value,
): { ok: true; choice: Choice } | { ok: false; error: Unreadable } {
  const name = text.toLowerCase();
  const choice = choices.find((known) => known === name);
  if (choice !== undefined) return { ok: true, choice };
  const known = `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
  return unreadable(`There is no "${field}:${cleanLine(text)}". Use ${known}.`, {
    suggestion: nearest(name, choices),
  });
}
