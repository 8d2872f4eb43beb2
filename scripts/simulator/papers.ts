import { DAY, HOUR, addDays, rfc3339, startOfDay } from "../../src/text/time.ts";
import type { DailyPaper } from "./huggingface-api.ts";
import { authors, login, organization, user } from "./people.ts";
import { type Random, seeded } from "./random.ts";
import { type Subject, SUBJECTS } from "./subjects.ts";
import { writeText } from "./text.ts";

const [UNLEARNING, ...OTHERS] = SUBJECTS;
/** The papers of the shortest list, without the one about unlearning. */
const TURN = 7;

/**
 * The invented list of a day: 8 to 15 papers on weekdays, none at weekends. It is the same whenever
 * it is asked for, but papers are listed over the course of the day and gain upvotes and comments.
 * The first paper of every list is about machine unlearning; the other subjects take turns.
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
  const subject = subjectOf(start, n);
  const { name, title, abstract, summary } = writeText(random, subject);
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
      summary: abstract,
      upvotes,
      discussionId: random.id(),
      ...(random.chance(0.3) ? { projectPage: `https://${slug}.example.org` } : {}),
      ...(random.chance(0.5)
        ? {
            githubRepo: `https://github.com/example-lab/${slug}`,
            githubStars: Math.floor(900 * random.next() ** 3),
          }
        : {}),
      ...(random.chance(0.5) ? { ai_summary: summary, ai_keywords: subject.keywords } : {}),
      ...lab,
    },
    // Wall clock of New York labelled UTC, as Hugging Face writes it.
    publishedAt: `${rfc3339(published - 5 * HOUR).slice(0, 19)}.000Z`,
    title,
    summary: abstract,
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
    numComments: grown(6 * random.next() ** 3, now - submitted),
    submittedBy: { ...submitter, name: login(submitter.fullname) },
    ...lab,
    isAuthorParticipating: random.chance(0.3),
  };
}

/**
 * The subject of the nth paper of a list. Every list starts a turn of the subjects after the one
 * before, so that each subject is in a list of the last two weeks.
 * @param start the list's day, in seconds UTC
 */
export function subjectOf(start: number, n: number): Subject {
  if (n === 0) return UNLEARNING!;
  return OTHERS[(weekdays(start) * TURN + n) % OTHERS.length]!;
}

/** Mondays to Fridays between 1970-01-01, a Thursday, and a day that begins at `start`. */
function weekdays(start: number): number {
  const days = start / DAY + 3;
  return 5 * Math.floor(days / 7) + (days % 7) - 3;
}

function identify(random: Random, day: string, n: number): { id: string; published: number } {
  const before = random.between(1, 3);
  const from = addDays(day, -before);
  // A day has 500 numbers. The list n days later uses the nth hundred, 6 of them for each paper.
  const number = 500 * Number(from.slice(8)) + 100 * before + 6 * n + random.between(0, 5);
  const id = `${from.slice(2, 4)}${from.slice(5, 7)}.${String(number).padStart(5, "0")}`;
  return { id, published: startOfDay(from)! + random.between(0, DAY - 1) };
}

/** Most votes come in the first day and a half. */
function grown(final: number, age: number): number {
  return Math.floor(final * (1 - Math.exp(-age / (12 * HOUR))));
}
