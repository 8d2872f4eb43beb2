// Marks that people leave out where they type: accents of Latin and Greek, points of Hebrew and
// Arabic. Those of other scripts make other letters: й, ガ, कि.
const IDLE_MARKS =
  /(?<=[\p{sc=Latin}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}\p{N}]\p{M}*)\p{M}+|(?<=е)\u0308/gu;

// Letters that no form of Unicode takes apart, as they are typed where the keys are missing.
const PLAIN: Record<string, string> = {
  æ: "ae",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  ŋ: "n",
  ø: "o",
  œ: "oe",
  ß: "ss",
  ŧ: "t",
  þ: "th",
  ς: "σ",
};
const PLAINABLE = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

const IGNORABLE = /\p{Cf}/gu;
// 10³ is not 103, though x² is x2; x₁² is not x12.
const POWER = /(?<=[\d₀-₉])(?=[⁰¹²³⁴-⁹])|(?<=[\d⁰¹²³⁴-⁹])(?=[₀-₉])/gu;

/**
 * Letters and digits as people type them: in lower case, without accents, compatibility forms such
 * as ₂, 𝒪 and ﬁ by the plain ones that they stand for.
 */
export function foldLetters(text: string): string {
  return text
    .replace(IGNORABLE, "")
    .replace(POWER, " ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(IDLE_MARKS, "")
    .replace(PLAINABLE, (letter) => PLAIN[letter]!)
    .normalize("NFC");
}
