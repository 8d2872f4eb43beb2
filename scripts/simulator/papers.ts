import { DAY, HOUR, addDays, rfc3339, startOfDay } from "../../src/text/time.ts";
import type { DailyPaper } from "./huggingface-api.ts";
import { MORE_TOPICS } from "./more-topics.ts";
import { authors, login, organization, user } from "./people.ts";
import { type Random, seeded } from "./random.ts";
import { TOPICS, type Topic, UNLEARNING } from "./topics.ts";

const ALL_TOPICS = [...TOPICS, ...MORE_TOPICS];
const SYLLABLES = [
  [
    "Ar",
    "Bel",
    "Cor",
    "Del",
    "Eo",
    "Fen",
    "Gal",
    "Hel",
    "Ily",
    "Kar",
    "Lum",
    "Mor",
    "Ner",
    "Or",
    "Pra",
    "Quo",
    "Ris",
    "Sel",
    "Tar",
    "Umb",
    "Ver",
    "Wil",
    "Xen",
    "Yar",
    "Zeph",
  ],
  ["ba", "ce", "di", "fo", "ga", "li", "ma", "ne", "ri", "so", "ta", "vi"],
  ["dan", "gon", "lix", "mir", "non", "ra", "ris", "thos", "tra", "um", "va", "xis"],
] as const;
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

/**
 * The invented list of a day: 8 to 15 papers on a weekday, none at the weekend, the same whenever
 * it is asked for, except that papers come in and gain upvotes and comments as the day goes on.
 * One paper of every list is about machine unlearning; the other topics take turns.
 * @param now seconds UTC
 */
export function samplePapers(day: string, now: number): DailyPaper[] {
  const start = startOfDay(day);
  if (start === undefined || isWeekend(start)) return [];
  const count = seeded(day).between(8, 15);
  const papers = Array.from({ length: count }, (_, n) => paperOf(day, start, n, now));
  return papers.filter((paper) => paper !== undefined);
}

function isWeekend(start: number): boolean {
  return [0, 6].includes(new Date(start * 1000).getUTCDay());
}

function paperOf(day: string, start: number, n: number, now: number): DailyPaper | undefined {
  const random = seeded(`${day} ${n}`);
  // The list of a day opens at 21:30 in New York, soon after midnight UTC.
  const submitted = start + Math.floor((2 + random.next() ** 2 * 14) * HOUR);
  if (now < submitted) return undefined;
  const topic = topicOf(start, n);
  const { name, title, summary, aiSummary } = write(random, topic);
  const { id, published } = identify(random, day, n);
  const people = authors(random);
  const submitter = user(random, people[0]!.name);
  const lab = random.chance(0.6) ? { organization: organization(random) } : {};
  const upvotes = grown(180 * random.next() ** 5, now - submitted);
  const slug = name.toLowerCase();
  return {
    paper: {
      id,
      authors: people,
      publishedAt: `${rfc3339(published).slice(0, 19)}.000Z`,
      submittedOnDailyAt: `${rfc3339(submitted).slice(0, 19)}.000Z`,
      title,
      submittedOnDailyBy: { ...submitter, user: login(submitter.fullname) },
      summary,
      upvotes,
      discussionId: random.id(),
      ...(random.chance(0.3) ? { projectPage: `https://${slug}.example.org` } : {}),
      ...(random.chance(0.5)
        ? {
            githubRepo: `https://github.com/example-lab/${slug}`,
            githubStars: Math.floor(900 * random.next() ** 3),
          }
        : {}),
      ...(random.chance(0.5) ? { ai_summary: aiSummary, ai_keywords: topic.keywords } : {}),
      ...lab,
    },
    // Wall clock of New York labelled UTC, as Hugging Face writes it.
    publishedAt: `${rfc3339(published - 5 * HOUR).slice(0, 19)}.000Z`,
    title,
    summary,
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
    numComments: grown(6 * random.next() ** 3, now - submitted),
    submittedBy: { ...submitter, name: login(submitter.fullname) },
    ...lab,
    isAuthorParticipating: random.chance(0.3),
  };
}

function topicOf(start: number, n: number): Topic {
  if (n === 0) return UNLEARNING;
  return ALL_TOPICS[((start / DAY) * 7 + n) % ALL_TOPICS.length]!;
}

function identify(random: Random, day: string, n: number): { id: string; published: number } {
  const before = random.between(1, 3);
  const from = addDays(day, -before);
  // Every day has 500 numbers, of which a list some days later has 100 and each paper in it 6.
  const number = 500 * Number(from.slice(8)) + 100 * before + 6 * n + random.between(0, 5);
  const id = `${from.slice(2, 4)}${from.slice(5, 7)}.${String(number).padStart(5, "0")}`;
  return { id, published: startOfDay(from)! + random.between(0, DAY - 1) };
}

/** Most votes come in the first day and a half. */
function grown(final: number, age: number): number {
  return Math.floor(final * (1 - Math.exp(-age / (12 * HOUR))));
}

interface Text {
  /** What the method is called. */
  name: string;
  title: string;
  summary: string;
  aiSummary: string;
}

function write(random: Random, topic: Topic): Text {
  const name = SYLLABLES.map((choices) => random.pick(choices)).join("");
  const study = random.pick(topic.studies);
  const proposal = random.pick([
    `We propose {N}, which ${study.does}.`,
    `We present \\emph{{N}}, a method that ${study.does}.`,
    `Our approach, {N}, ${study.does}.`,
  ]);
  const sentences = [
    study.opening,
    study.gap,
    proposal,
    study.detail,
    study.result,
    random.pick(CONFIRMATIONS),
    random.pick(CLOSINGS),
  ];
  const summary = fill(random, sentences.join(" "), name);
  const title = random.pick([
    `${name}: ${study.title}`,
    `${name}: ${study.title}`,
    `${study.title} for ${random.pick(topic.settings)}`,
  ]);
  return {
    name,
    title: random.chance(0.12) ? title.replace(/ (?=\S+ \S+$)/, "\n  ") : title,
    summary: random.chance(0.25) ? wrapped(summary) : summary,
    aiSummary: `${name} ${study.does}.`,
  };
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
