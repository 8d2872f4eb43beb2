const NAMES: ReadonlyMap<string, string> = new Map(
  (
    "α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu " +
    "ξ xi ο omicron π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega"
  )
    .split(/ (?=\p{sc=Greek})/u)
    .map((pair): [string, string] => [pair[0]!, pair.slice(2)]),
);

const RUN = /\p{sc=Greek}+/gu;
const BORDER =
  /(?<=\p{L})(?<!\p{sc=Greek})(?=\p{sc=Greek})|(?<=\p{sc=Greek})(?!\p{sc=Greek})(?=\p{L})/gu;
const LONGEST_SYMBOL = 2;

/**
 * Writes Greek letters that stand alone or in twos by their names, as people type them: β-VAE is
 * beta-VAE, IL-1β is IL-1beta. A letter of another script beside one is a word of its own. Three
 * in a row are a word of Greek.
 * @param text lower-cased, without accents
 */
export function nameGreek(text: string): string {
  return text.replace(BORDER, " ").replace(RUN, (run) => {
    return run.length > LONGEST_SYMBOL ? run : Array.from(run, nameOf).join(" ");
  });
}

function nameOf(letter: string): string {
  return NAMES.get(letter) ?? letter;
}
