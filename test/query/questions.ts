import * as fc from "fast-check";

const WORDS = [
  "forgetting",
  "Machine",
  "pre-training",
  "naïve",
  "søren",
  "注意",
  "C++",
  "d",
  "AND",
];
const DAYS = ["2025", "2026-11", "2026-11-20", "20261101", "1999-02-28", "2026-02-30"];
const FIELDS = ["ti", "title", "abs", "au", "all", "cat", "kw", "org", "by", "source", "id", "has"];
const PREFIXES = [
  ...FIELDS,
  "is",
  "upvotes",
  "date",
  "after",
  "before",
  "entered",
  "newer",
  "tilte",
];

const day = fc.constantFrom(...DAYS);

const value = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...WORDS).map((word) => `"${word} learning"`),
  fc.constantFrom("learn*", "unlear*", '"deep learn"*', "l*", "*", "-", "foo*bar"),
  fc.constantFrom(
    "cs.LG",
    "cs.*",
    "math.IT",
    "hep-th",
    "code",
    "trending",
    "revised",
    "huggingface",
  ),
  fc.constantFrom(
    "2411.05783v2",
    "10.1101/2026.01.01",
    "hep-th/9901001",
    "LeCun,Yann",
    "del_maestro",
  ),
  fc.constantFrom(">=50", ">50", "<50", "<=49", "50..74", "0..4", "=3", "7d", "48h"),
  day,
  fc.tuple(day, day).map(([from, to]) => `${from}..${to}`),
  fc.tuple(day, day).map(([from, to]) => `[${from} TO ${to}]`),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);

const term = fc
  .tuple(fc.option(fc.constantFrom(...PREFIXES)), value)
  .map(([field, text]) => (field === null ? text : `${field}:${text}`));

const sound = fc.oneof(
  fc.constantFrom("forgetting", '"machine unlearning"', "unlearn*", "ti:lora", "au:lecun", "naïve"),
  fc.constantFrom(
    'au:"LeCun, Yann"',
    "cat:cs.LG",
    "cat:cs",
    "has:code",
    "source:arxiv",
    "kw:agents",
  ),
  fc.constantFrom("upvotes:>=50", "upvotes:<25", "upvotes:50..74", "is:trending", "id:2411.05783"),
  fc.constantFrom("date:2026-11-01..2026-11-15", "after:2026-05", "before:2026", "org:nvid*"),
  fc.constantFrom("submittedDate:[202611011200 TO 202611142359]", "entered:2026-11-01T10:00.."),
);

function combined(leaf: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.letrec<{ question: string }>((tie) => {
    const some = fc.array(tie("question"), { minLength: 1, maxLength: 3 });
    return {
      question: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        some.map((parts) => parts.join(" ")),
        some.map((parts) => parts.join(" AND ")),
        some.map((parts) => `(${parts.join(" OR ")})`),
        some.map((parts) => `(${parts.join(" ANDNOT ")})`),
        some.map((parts) => parts.join("|")),
        some.map((parts) => parts.join(" | ")),
        tie("question").map((part) => `-(${part})`),
        tie("question").map((part) => `NOT ${part}`),
      ),
    };
  }).question;
}

/** Texts that look like questions; many cannot be read. */
export const attempts = combined(term);

/** Questions that can be read, unless they are too long. */
export const questions = combined(sound);

/** Any text at all. */
export const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(...'()"“”:*-![]|=>. \u0000\ud800aANDORT'), maxLength: 40 }),
);
