import { foldedWords } from "../../text/clean.ts";

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter)";
// Signs of a citation, anywhere in a line.
const SURE = [
  /\b(?:vol(?:ume)?|issue|bd|heft|jahrgang)\b\.?:?\s*[\divxlc]+[\w-]*/gi,
  /\b(?:pages?|pp?|art(?:icle)?(?: no)?|article id|no|number|nr)\b\.?:?\s*[\w.]*\d[\w.]*(?:\s*[-–—]\s*[\w.]*\d[\w.]*)?/gi,
  /\b(?:doi\s*:?\s*)?(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\/[^\s,;]+/gi,
  /\b(?:ahead of print|early ?view|early access|online ?first|online early|advance (?:article|access|online publication|publication)|accepted (?:article|manuscript)|just accepted|in press|article in press|not available)\b/gi,
  /\b(?:(?:first )?published|available|posted)(?: online)?(?: on)?\b:?(?=\s*\W*(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|$))/gi,
];
const DATES = new RegExp(
  `\\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\b\\.?,?\\s*)?(?:\\d{1,2}(?:st|nd|rd|th)?\\s+)?${MONTH}\\b\\.?(?:\\s*[-–/]\\s*${MONTH}\\b\\.?)?(?:\\s+\\d{1,2}(?:st|nd|rd|th)?\\b)?,?(?:\\s+\\d{4})?`,
  "gi",
);
const FULL_DATE = new RegExp(
  `\\b\\d{1,2}\\s+${MONTH}\\s+\\d{4}$|\\b${MONTH}\\s+\\d{1,2},\\s+\\d{4}$`,
  "i",
);
const NUMBERS = /[\p{L}]{0,2}\d[\d.:()/–—-]*[a-z]?\b/giu;
// Small words in the names of journals.
const SMALL = new Set(
  "a an and the of in on for to at by with und der die das des für zur et la le les de du del della di e y i en".split(
    " ",
  ),
);
const MAX_CHARS = 300;
const MAX_WORDS = 14;

/**
 * Whether a line is nothing but a citation: "Nature, Published online: 12 November 2026;
 * doi:10.1038/x", "Volume 56, Issue 3", "Keys 85: 109-125".
 */
export function isCitation(line: string): boolean {
  if (line.length > MAX_CHARS) return false;
  let rest = line;
  for (const pattern of SURE) rest = rest.replace(pattern, " ");
  const isSure = rest !== line;
  const isDated = FULL_DATE.test(rest);
  rest = rest.replace(DATES, " ");
  const numbers = rest.match(NUMBERS)?.length ?? 0;
  rest = rest.replace(NUMBERS, " ");
  if (!isSure && !isDated && numbers < 2) return false;
  const words = rest.match(/[\p{L}][\p{L}\p{M}'’.-]*/gu) ?? [];
  if (words.length > MAX_WORDS) return false;
  // The rest is the name of a journal if its words have capitals.
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !SMALL.has(word.toLowerCase()));
  return isSure ? small.length * 3 <= words.length : small.length === 0 && words.length > 0;
}

/** The parts of a citation. */
export interface Cited {
  journal?: string;
  volume?: string;
  issue?: string;
  pages?: string;
}

// "Keys 85: 109-125", "J. Num. 12(3): 1-9"
const COMPACT =
  /^(?<journal>\p{Lu}[^\d,;:]{2,100}?)[\s,]+(?<volume>\d{1,5})(?:\s?\((?<issue>\d{1,3})\))?\s?:\s?(?<pages>\w*\d\w*(?:\s?[-–]\s?\w*\d\w*)?)/u;
const JOURNAL =
  /^(?<journal>\p{Lu}[^\d,;:]{2,100}?),?\s+(?:pp?\.|(?:vol(?:ume)?|issue|published online|ahead of print|early ?view|online ?first|advance|accepted)\b)/iu;
const VOLUME = /\bvol(?:ume)?\b\.?\s*(?<volume>\d[\w-]*)/i;
const ISSUE = /\b(?:issue|no\.|number)\s*(?<issue>\d[\w-]*)/i;
const PAGES = /\b(?:pages?|pp?\.)\s*(?<pages>\w*\d\w*(?:\s?[-–]\s?\w*\d\w*)?)/i;

/** Reads a citation in one of the usual forms, as far as it can be read. */
export function readCitation(line: string): Cited {
  const cited: Cited = {};
  for (const pattern of [JOURNAL, VOLUME, ISSUE, PAGES, COMPACT]) {
    const groups = Object.entries(pattern.exec(line)?.groups ?? {});
    for (const [name, value] of groups) {
      if (value) cited[name as keyof Cited] = value.replace(/\s?[-–]\s?/, "–");
    }
  }
  return cited;
}

/** Whether a line can be the name of a journal: few words, all but small ones with capitals. */
export function isJournalName(line: string): boolean {
  const words = line.split(" ");
  return (
    words.length < MAX_WORDS && words.every((word) => /^[\p{Lu}&:.]/u.test(word) || SMALL.has(word))
  );
}

/** Whether two texts have the same words, regardless of case and punctuation. */
export function areAlike(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length > 2 * other.length + 20 || other.length > 2 * one.length + 20) return false;
  return foldedWords(one).join(" ") === foldedWords(other).join(" ");
}
