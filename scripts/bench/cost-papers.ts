import { addDays, DAY, HOUR, startOfDay } from "../../src/text/time.ts";
import type { DailyPaper } from "../simulator/huggingface-api.ts";
import type { ArxivData, ArxivPaper } from "../simulator/arxiv-papers.ts";
import type { Postings } from "../simulator/biorxiv-api.ts";
import { type Preprint, samplePreprints, type Server } from "../simulator/biorxiv.ts";
import { samplePapers } from "../simulator/papers.ts";
import { seeded } from "../simulator/random.ts";

/** The papers of an ordinary weekday. */
const ORDINARY = { huggingface: 40, arxiv: 1200, biorxiv: 190, medrxiv: 60 };

const CATEGORIES = ["cs.LG", "cs.CL", "cs.CV", "cs.AI", "cs.RO", "stat.ML"];
/** Votes come in for three days. */
const VOTING = 3 * DAY;

/** The arXiv of an ordinary week: what is announced is new. */
export const ordinaryArxiv: ArxivData = {
  announced: (day) => papersOf(day).map((paper) => ({ type: "new", paper })),
  find: (id) => known.get(id),
};

/** Its Hugging Face: some of the day's papers of arXiv, which come in and gain votes. */
export function ordinaryList(day: string, now: number): DailyPaper[] {
  const step = papersOf(day).length / ORDINARY.huggingface;
  return Array.from({ length: step > 0 ? ORDINARY.huggingface : 0 }, (_, n) => n).flatMap((n) => {
    const { id, title, abstract, published } = papersOf(day)[Math.floor(n * step)]!;
    const listed = startOfDay(day)! + (n * 16 * HOUR) / ORDINARY.huggingface;
    if (now < listed) return [];
    const sample = texts()[n % texts().length]!;
    const votes = Math.floor(200 * seeded(id).next() ** 3);
    const upvotes = Math.floor(votes * Math.min(1, (now - listed) / VOTING));
    const publishedAt = new Date(published * 1000).toISOString();
    const paper = { ...sample.paper, id, title, summary: abstract, publishedAt, upvotes };
    return [{ ...sample, title, publishedAt, paper }];
  });
}

/** Its bioRxiv and medRxiv: their postings come in as the day goes on. */
export const ordinaryPostings: Postings = (server, day, now) => {
  if (isWeekend(day)) return [];
  const count = ORDINARY[server];
  const shown = Math.floor((count * (now - startOfDay(day)! - 5 * HOUR)) / (12 * HOUR));
  return postingsOf(server, day).slice(0, Math.max(0, Math.min(count, shown)));
};

const known = new Map<string, ArxivPaper>();
const made = new Map<string, ArxivPaper[]>();

function papersOf(day: string): ArxivPaper[] {
  const papers = made.get(day) ?? makePapers(day);
  made.set(day, papers);
  return papers;
}

function makePapers(day: string): ArxivPaper[] {
  if (isWeekend(day)) return [];
  const published = startOfDay(day)! - 10 * HOUR;
  return Array.from({ length: ORDINARY.arxiv }, (_, n) => {
    const random = seeded(`cost ${day} ${n}`);
    const { paper: text } = random.pick(texts());
    const [primary, ...rest] = [...CATEGORIES].sort(() => random.next() - 0.5);
    const number = 10_000 + ORDINARY.arxiv * Number(day.slice(8)) + n;
    const paper = {
      id: `${day.slice(2, 4)}${day.slice(5, 7)}.${number}`,
      version: 1,
      title: `${text.title} (${n})`,
      abstract: text.summary,
      authors: text.authors.map(({ name }) => name),
      categories: [primary!, ...rest.filter(() => random.chance(0.15))],
      published,
      updated: published,
      license: "http://creativecommons.org/licenses/by/4.0/",
    };
    known.set(paper.id, paper);
    return paper;
  });
}

let sampled: DailyPaper[] | undefined;

function texts(): DailyPaper[] {
  sampled ??= days("2024-01-01", 60).flatMap((day) => samplePapers(day, Number.MAX_SAFE_INTEGER));
  return sampled;
}

function postingsOf(server: Server, day: string): Preprint[] {
  const dots = addDays(day, -2).replaceAll("-", ".");
  return days("2026-01-05", 60)
    .flatMap((each) => samplePreprints(server, each, Number.MAX_SAFE_INTEGER))
    .slice(0, ORDINARY[server])
    .map((preprint, n) => ({
      ...preprint,
      title: `${preprint.title} (${day}, ${n})`,
      doi: `10.64898/${dots}.${700_000 + n}`,
      date: day,
      version: "1",
      published: "NA",
    }));
}

function days(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => addDays(first, n));
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}
