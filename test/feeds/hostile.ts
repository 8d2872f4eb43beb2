/** Texts that have broken feeds before. */
export const HOSTILE = {
  "control characters": "a\u0000b\u0008c\u000Bd\u001Fe\uFFFEf\uFFFF g",
  "the end of a CDATA section, twice": "x ]]> y ]]> z ]]]]>>",
  "mark-up": `<b>bold</b> a < b > c <!-- no comment --> <![CDATA[ "quoted" 'so'`,
  "what looks escaped": "AT&T &amp; &lt;b&gt; &#65; &nbsp; &unknown;",
  backslashes: String.raw`\ud800 \u0000 \\ud800 \frac{a}{b} \b \n \"`,
  emoji: "👩‍🔬 finds 🧪🧬 in 🇺🇳",
  "lone surrogates": "a\uD83D b\uDE00 c\uDE00\uD83D d\uD83D\u0001\uDE00 e",
  "right-to-left text": "שלום \u202Eevil\u202C مرحبا بالعالم",
  "every plane": "\u{10000}\u{1FFFE}\u{20000}\u{E0001}\u{F0000}\u{10FFFF}",
} as const;

/** What is left of a text in a document that holds only legal characters; white space collapsed. */
export function asRead(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, "")
      // eslint-disable-next-line no-control-regex -- these are what has to be gone
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
      .replace(/\s+/g, " ")
      .trim()
  );
}

/** A text read back from a document, its white space collapsed; a parser tells nothing of blanks. */
export function collapsed(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
