import type { Random } from "./random.ts";
import type { Study, Subject } from "./subjects.ts";

const SYLLABLES = [
  "Ar Bel Cor Del Eo Fen Gal Hel Ily Kar Lum Mor Ner Or Pra Quo Ris Sel Tar Umb Ver Wil Xen Yar Zeph",
  "ba ce di fo ga li ma ne ri so ta vi",
  "dan gon lix mir non ra ris thos tra um va xis",
].map((syllables) => syllables.split(" "));
const CONFIRMATIONS = [
  "The improvement holds over {k} seeds and three families of models, and is largest where data are scarce.",
  "Compared with the strongest published baseline, the cost of training falls by {p}\\% at equal quality.",
  "A controlled study with {k}6 participants agrees with the automatic measures.",
  "Removing any one part costs between one and {k} points, which suggests that the parts complement each other.",
  "The same configuration is used throughout, without tuning per dataset, at a learning rate of $10^{-4}$.",
  "We also report where it fails: in {p}\\% of the remaining errors the input itself is ambiguous.",
];
const CLOSINGS = [
  "Code, models and the logs of all runs are available.",
  "We hope that this work makes the question easier to study, and its answers easier to compare.",
  "We close with a discussion of failure cases and of what they have in common.",
  "The findings suggest that scale alone will not close the gap.",
  "A theoretical analysis explains when the approach must help and when it cannot.",
];

/** The text of an invented paper. */
export interface Text {
  /** The name of the method. */
  name: string;
  title: string;
  abstract: string;
  /** One sentence, as Hugging Face's models summarize a paper. */
  summary: string;
}

/** Writes a paper on a subject. Now and then a title or an abstract has line breaks. */
export function writeText(random: Random, subject: Subject): Text {
  const name = SYLLABLES.map((choices) => random.pick(choices)).join("");
  const study = random.pick(subject.studies);
  const abstract = fill(random, sentences(random, study).join(" "), name);
  const title = random.pick([
    `${name}: ${study.title}`,
    `${name}: ${study.title}`,
    `${study.title} for ${random.pick(subject.settings)}`,
  ]);
  return {
    name,
    title: random.chance(0.12) ? title.replace(/ (?=\S+ \S+$)/, "\n  ") : title,
    abstract: random.chance(0.25) ? wrapped(abstract) : abstract,
    summary: `${name} ${study.does}.`,
  };
}

function sentences(random: Random, { opening, gap, does, detail, result }: Study): string[] {
  const proposal = random.pick([
    `We propose {N}, which ${does}.`,
    `We present \\emph{{N}}, a method that ${does}.`,
    `Our approach, {N}, ${does}.`,
  ]);
  const ending = [random.pick(CONFIRMATIONS), random.pick(CLOSINGS)];
  return [opening, gap, proposal, detail, result, ...ending];
}

function fill(random: Random, text: string, name: string): string {
  return text
    .replaceAll("{N}", name)
    .replace(/\{p\}/g, () => String(random.between(12, 68)))
    .replace(/\{x\}/g, () => `${random.between(2, 6)}.${random.between(1, 9)}`)
    .replace(/\{k\}/g, () => String(random.between(2, 8)));
}

function wrapped(text: string): string {
  return text.replace(/(.{60,79}) /g, "$1\n");
}
