// Names that are nothing without their signs, and how they are said: C++, C#, A*, .NET.
const FORMS: readonly { inText: RegExp; alone: RegExp; spoken: (word: string) => string }[] = [
  {
    inText: /(?<![\p{L}\p{N}])\p{L}[\p{L}\p{N}]*\+\+(?!\+)/gu,
    alone: /^\p{L}[\p{L}\p{N}]*\+\+$/u,
    spoken: (word) => `${word}plusplus`,
  },
  {
    inText: /(?<![\p{L}\p{N}])\p{L}#/gu,
    alone: /^\p{L}#$/u,
    spoken: (word) => `${word}sharp`,
  },
  {
    inText: /(?<![\p{L}\p{N}])\p{L}\^?\*(?![\p{L}\p{N}*])/gu,
    alone: /^\p{L}\*$/u,
    spoken: (word) => `${word}star`,
  },
  {
    inText: /(?<![\p{L}\p{N}.])\.\p{L}{2,}(?![\p{L}\p{N}])/gu,
    alone: /^\.\p{L}{2,}$/u,
    spoken: (word) => `dot${word}`,
  },
];
const SIGNS = /[+#*.^]/g;
const SIGN = /[+#*]|(?:^|\s)\./;

/** A name with signs as it is said: `cplusplus` for `C++`. */
export function spokenName(text: string): string | undefined {
  const form = FORMS.find(({ alone }) => alone.test(text));
  return form?.spoken(text.replace(SIGNS, "").toLowerCase());
}

/** The names with signs in a text, and where they stand. */
export function signedNames(text: string): { name: string; start: number; end: number }[] {
  if (!SIGN.test(text)) return [];
  return FORMS.flatMap(({ inText, spoken }) =>
    Array.from(text.matchAll(inText), ({ 0: written, index: start }) => {
      const name = spoken(written.replace(SIGNS, "").toLowerCase());
      return { name, start, end: start + written.length };
    }),
  );
}
