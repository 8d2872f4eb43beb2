import { addDays, dayOf, HOUR, startOfDay } from "../../src/text/time.ts";
import type { DailyPaper } from "./huggingface-api.ts";
import { samplePapers, subjectOf } from "./papers.ts";
import { authors } from "./people.ts";
import { type Random, seeded } from "./random.ts";
import { type Subject, SUBJECTS } from "./subjects.ts";
import { writeText } from "./text.ts";

/** A work on arXiv, in one version of it. */
export interface ArxivPaper {
  /** `2611.05783` */
  id: string;
  version: number;
  title: string;
  abstract: string;
  authors: string[];
  /** The primary one first. */
  categories: string[];
  /** The submission of its first and of this version, in seconds UTC. */
  published: number;
  updated: number;
  license: string;
  comment?: string;
  journal?: string;
  doi?: string;
}

/** An announcement of a work; `crossed` is the category of a late cross-list. */
export interface Announced {
  type: "new" | "replace" | "cross";
  paper: ArxivPaper;
  crossed?: string;
}

/** The works that the simulator serves. */
export interface ArxivData {
  /** The announcements dated a day, `YYYY-MM-DD`. */
  announced: (day: string) => Announced[];
  /** The version of a work that was current on a day. */
  find: (id: string, day: string) => ArxivPaper | undefined;
}

const CATEGORIES = ["cs.LG", "cs.CL", "cs.CV", "cs.AI", "cs.RO", "stat.ML"];
const LICENSES = [
  "http://creativecommons.org/licenses/by/4.0/",
  "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
];

/**
 * An invented arXiv. On weekdays it announces a new paper on each subject, about ten more that the
 * invented Hugging Face lists too, replacements and late cross-lists; at weekends nothing.
 */
export const sampleArxiv: ArxivData = { announced, find };

function announced(day: string): Announced[] {
  if (isWeekend(day)) return [];
  const news = firstVersions(day).map((paper): Announced => ({ type: "new", paper }));
  const [week, fortnight, later] = [addDays(day, -7), addDays(day, -14), addDays(day, -21)];
  return [
    ...news.sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1)),
    ...crossLists(fortnight, day),
    ...replacements(week, day, 4),
    ...replacements(later, day, 8),
  ];
}

function find(id: string, day: string): ArxivPaper | undefined {
  const first = addDays(`20${id.slice(0, 2)}-${id.slice(2, 4)}-01`, -3);
  for (let n = 0; n < 40; n++) {
    const start = addDays(first, n);
    if (start > day) return undefined;
    const papers = firstVersions(start);
    const index = papers.findIndex((paper) => paper.id === id);
    if (index >= 0) return asOf(papers[index]!, index, start, day);
  }
  return undefined;
}

function replacements(from: string, day: string, every: number): Announced[] {
  return firstVersions(from).flatMap((paper, n) =>
    n % every === 0 ? [{ type: "replace", paper: asOf(paper, n, from, day) }] : [],
  );
}

function crossLists(from: string, day: string): Announced[] {
  return firstVersions(from).flatMap((first, n) => {
    if (n % 8 !== 1) return [];
    const paper = asOf(first, n, from, day);
    return [{ type: "cross", paper, crossed: paper.categories.at(-1)! }];
  });
}

/** The version, on a later day, of the nth paper announced on `start`: see `announced`. */
function asOf(first: ArxivPaper, n: number, start: string, day: string): ArxivPaper {
  const paper = { ...first };
  const versions = [...(n % 4 === 0 ? [7] : []), ...(n % 8 === 0 ? [21] : [])];
  const since = versions.map((age) => addDays(start, age)).filter((date) => date <= day);
  const last = since.at(-1);
  if (last !== undefined) {
    paper.version += since.length;
    paper.updated = startOfDay(last)! - 10 * HOUR;
    paper.abstract += ` In version ${paper.version} we correct the proof of the main theorem.`;
  }
  const other = CATEGORIES.find((code) => !paper.categories.includes(code));
  if (other !== undefined && n % 8 === 1 && addDays(start, 14) <= day) {
    paper.categories = [...paper.categories, other];
  }
  return paper;
}

const made = new Map<string, ArxivPaper[]>();

function firstVersions(day: string): ArxivPaper[] {
  const papers = made.get(day) ?? makePapers(day);
  made.set(day, papers);
  return papers;
}

// The order must not change: `asOf` goes by the place in it.
function makePapers(day: string): ArxivPaper[] {
  if (isWeekend(day)) return [];
  return [...SUBJECTS.map((subject, n) => ownPaper(day, n, subject)), ...sharedPapers(day)];
}

// Hugging Face lists a paper one to three days after its publication.
function sharedPapers(day: string): ArxivPaper[] {
  const lists = [0, 1, 2, 3, 4].map((age) => addDays(day, age));
  return lists.flatMap(listed).flatMap(({ paper, subject }) => {
    const published = Math.floor(Date.parse(paper.publishedAt) / 1000);
    const random = seeded(`arXiv ${paper.id}`);
    if (announcementOf(published) !== day || random.chance(0.15)) return [];
    return [
      {
        ...filed(random, subject),
        id: paper.id,
        title: paper.title,
        abstract: paper.summary,
        authors: paper.authors.map(({ name }) => name),
        published,
        updated: published,
      },
    ];
  });
}

function ownPaper(day: string, n: number, subject: Subject): ArxivPaper {
  const random = seeded(`arXiv ${day} ${n}`);
  const submitted = addDays(day, -1);
  // A day has 500 numbers; papers that Hugging Face lists have those below 400.
  const number = 500 * Number(submitted.slice(8)) + 400 + n;
  const published = startOfDay(submitted)! + random.between(-6 * HOUR, 6 * HOUR);
  const { title, abstract } = writeText(random, subject);
  return {
    ...filed(random, subject),
    id: `${submitted.slice(2, 4)}${submitted.slice(5, 7)}.${String(number).padStart(5, "0")}`,
    title,
    abstract,
    authors: authors(random).map(({ name }) => name),
    published,
    updated: published,
  };
}

function listed(day: string): { paper: DailyPaper["paper"]; subject: Subject }[] {
  return samplePapers(day, Number.MAX_SAFE_INTEGER).map(({ paper }, n) => {
    return { paper, subject: subjectOf(startOfDay(day)!, n) };
  });
}

function filed(
  random: Random,
  { categories: [first, second, ...others] }: Subject,
): Omit<ArxivPaper, "id" | "title" | "abstract" | "authors" | "published" | "updated"> {
  const ends = second === undefined ? [first!] : [first!, second];
  return {
    version: 1,
    categories: [...(random.chance(0.3) ? ends.toReversed() : ends), ...others],
    license: random.pick(LICENSES),
    ...(random.chance(0.5) && { comment: `${random.between(8, 40)} pages, 5 figures` }),
    ...(random.chance(0.05) && {
      doi: `10.5555/example.${random.between(1000, 9999)}`,
      journal: "Journal of Examples 12 (2026) 1-20",
    }),
  };
}

/** The date of the announcement of a paper. */
function announcementOf(published: number): string {
  let day = addDays(dayOf(published), 1);
  while (isWeekend(day)) day = addDays(day, 1);
  return day;
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
