import { isGroup } from "./kinds.ts";

// "Surname AB" and "Surname A.B.", https://www.nlm.nih.gov/bsd/uniform_requirements.html
const VANCOUVER =
  /^(?<family>\p{L}[\p{L}'’ -]*\p{Ll}) (?<initials>(?:\p{Lu}\.?[ -]?){1,3})(?<suffix> (?:Jr|Sr|II|III|IV|2nd|3rd)\.?)?$/u;
const SHORT_FAMILY = /^(?=.*[AEIOUY])[A-Z]{2,3}$/;

/**
 * Puts given names first if all of several names are in Vancouver style: `AB Surname` for `Surname
 * AB`. Names with the family name in capitals at the end, as in "Ping LIU", stay.
 */
export function givenFirst(names: readonly string[]): string[] {
  if (!names.every((name) => VANCOUVER.test(name) || isGroup(name))) return [...names];
  const matches = names.map((name) => (isGroup(name) ? undefined : VANCOUVER.exec(name)!.groups!));
  const initials = matches.flatMap((match) => match?.["initials"] ?? []);
  const areFamilies = initials.every((letters) => SHORT_FAMILY.test(letters));
  if (initials.length < 2 || areFamilies) return [...names];
  // The full stop after the last name may be that of the line.
  const areDotted = initials.every((letters) => letters.includes("."));
  return matches.map((match, n) => {
    if (!match) return names[n]!;
    const given = areDotted ? match["initials"]! : match["initials"]!.replaceAll(".", "");
    return `${given} ${match["family"]}${match["suffix"] ?? ""}`;
  });
}
