import { cleanLine } from "../clean.ts";

/** Characters: more than the names of 3,000 authors have. */
const MAX_LINE = 100_000;
const MAX_NAME = 500;
// Sizes as RFC 5321 has them.
const MAIL = "[<([]?(?:mailto:)?[^\\s@<>()[\\]]{1,64}@[^\\s@<>()[\\]]{1,255}[>)\\]]?";
// RSS wants `ada@example.org (Ada Lovelace)`. Many feeds write `Ada Lovelace <ada@example.org>`.
const MAIL_AND_NAME = new RegExp(`${MAIL}\\s*\\(([^()@]+)\\)`, "g");
const EVERY_MAIL = new RegExp(MAIL, "g");
// https://support.orcid.org/hc/en-us/articles/360006897674
const ORCID =
  /\(?(?:ORCID(?:\s?iD)?\s?:?\s?)?(?:https?:\/\/)?(?:www\.)?(?:orcid\.org\/)?\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b\)?/gi;
const ADDRESS = /\bhttps?:\/\/\S+/g;
const LABEL =
  /^(?:(?:authors?|author\(s\)|auteurs?|autor|autoren|autores|autori|作者|著者)\s?[:：]|(?:written |posted )?by\s)\s*/i;
const AND_OTHERS =
  /(?<![\s,;])[\s,;]+(?:(?:and|&)\s)?(?:et\.?\s?al\b\.?|u\.\s?a\.|and others|and colleagues|\(?and \d+ (?:more|others)\)?)[\s,;.]*$/i;
const FOOTNOTES = /(?<=[\p{L}.])(?:\d|\s?[*†‡§¶#¹²³⁰-⁹])[\d*†‡§¶#¹²³⁰-⁹]*$/u;
const TITLE = /^(?:(?:dr|prof|professor|mr|mrs|ms)\b\.?\s+)+(?=\S)/i;
const DEGREE =
  "(?:Ph\\.?\\s?D|M\\.?D|D\\.?Phil|M\\.?Sc|B\\.?Sc|M\\.?P\\.?H|M\\.?B\\.?A|M\\.?B\\.?B\\.?S|D\\.?V\\.?M|Dr\\.?P\\.?H|Pharm\\.?D|Ed\\.?D|FRCPC?|FRCS|FACS|FACP)\\.?";
const DEGREES = new RegExp(`^${DEGREE}(?:[\\s/]+${DEGREE})*$`);
const TRAILING_DEGREES = new RegExp(`(?<=\\S\\s\\S+)(?:\\s${DEGREE})+$`);
/** Accounts of the programs that write feeds. */
const NOBODY = /^(?:admin|administrator|webmaster|unknown|none|null|undefined|n\/?a)$/i;

/** A line of authors without addresses, ORCIDs, "et al." and labels. */
export function unmarked(line: string): string {
  const clean = cleanLine(line.slice(0, MAX_LINE));
  const text = /[@\d]|:\/\//.test(clean) ? withoutAddresses(clean) : clean;
  const named = text.replace(LABEL, "").replace(AND_OTHERS, "");
  return /[([（［【]/.test(named) ? cleanLine(withoutBrackets(named)) : named;
}

function withoutAddresses(text: string): string {
  const rest = text
    .replace(ORCID, " ")
    .replace(ADDRESS, " ")
    .replace(MAIL_AND_NAME, "$1")
    .replace(EVERY_MAIL, " ");
  return cleanLine(rest);
}

/** One name without footnotes, titles and degrees; empty if nobody is named. */
export function bareName(text: string): string {
  const name = text
    .slice(0, MAX_NAME)
    .replace(/^[\s,.]+|[\s,:]+$/g, "")
    .replace(TITLE, "");
  if (NOBODY.test(name) || !/\p{L}/u.test(name)) return "";
  if (!name.includes(" ")) return name;
  return name
    .replace(TRAILING_DEGREES, "")
    .replace(FOOTNOTES, "")
    .replace(/(?<=\p{Ll}{3})\.$/u, "");
}

/** Whether it is an academic degree, or several. */
export function isDegree(part: string): boolean {
  return DEGREES.test(part);
}

const OPENING = "([（［【";
const CLOSING = ")]）］】";

// Affiliations and footnotes are in brackets. One word in brackets inside of a name is a nickname.
function withoutBrackets(line: string): string {
  let text = "";
  let depth = 0;
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    if (OPENING.includes(line[at]!)) {
      if (depth++ === 0) {
        text += line.slice(from, at);
        from = at;
      }
    } else if (CLOSING.includes(line[at]!) && depth > 0 && --depth === 0) {
      const isCalled =
        /^.\p{Lu}[\p{L}.'’-]*$/u.test(line.slice(from, at)) &&
        /\p{L}\s$/u.test(text) &&
        /^\s\p{Lu}/u.test(line.slice(at + 1, at + 3));
      text += isCalled ? line.slice(from, at + 1) : " ";
      from = at + 1;
    }
  }
  // A bracket that is never closed is part of the text.
  return text + line.slice(from);
}
