import { join } from "node:path";
import { placed } from "../../../src/ingest/changes.ts";
import { newToken } from "../../../src/outbox/mail/tokens.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { tagsOf } from "../../../src/paper/tags.ts";
import { commit } from "../../../src/store/commit.ts";
import { takeLease } from "../../../src/store/lease.ts";
import { DAY, HOUR } from "../../../src/text/time.ts";
import { type Database, migrate } from "../../host/migrate.ts";
import { ROOT } from "../../host/settings.ts";

/** Readers whose digest is due, and what they asked for. */
export interface Readership {
  readers: number;
  /** How many different questions they ask. */
  questions: number;
  /** Papers that entered the log since their last digest. */
  papers: number;
  /** The secret that their tokens are made with. */
  secret: string;
}

const CHUNK = 1000;
const WORDS_A_TITLE = 4;

/** The address of a reader. */
export function readerAt(n: number): string {
  return `reader${n}@example.org`;
}

/** Fills an empty database with papers and with readers whose daily digest is due. */
export async function seedReaders(
  db: Database,
  readership: Readership,
  now: number,
): Promise<void> {
  await migrate(db, join(ROOT, "migrations"));
  const due = now - (now % HOUR);
  await seedPapers(db, readership, due);
  for (let from = 0; from < readership.readers; from += CHUNK) {
    await seedChunk(db, readership, from, due);
  }
}

/**
 * Commits papers whose titles hold the words of {@link wordOf}.
 * @param due the second after the last one; they came within the day before
 * @param first the number of the first one
 */
export async function seedPapers(
  db: Database,
  { papers, questions }: Pick<Readership, "papers" | "questions">,
  due: number,
  first = 0,
): Promise<void> {
  await takeLease(db, "seed", due + HOUR, due);
  for (let from = 0; from < papers; from += CHUNK) {
    const updates = Array.from({ length: Math.min(CHUNK, papers - from) }, (_, n) => {
      const number = first + from + n;
      const paper = paperCalled(number, titleOf(number, questions));
      const at = due - DAY + 1 + Math.floor(((from + n) / papers) * (DAY - 2));
      return { paper, moments: [{ at, rank: n, live: true, tags: tagsOf(paper) }] };
    });
    const changes = { ...(await placed(db, updates)), listings: [] };
    await commit(db, "seed", { ...changes, liveAt: due }, [], due);
  }
}

// Each word of a title is what some readers ask for.
function titleOf(number: number, questions: number): string {
  const words = Array.from({ length: WORDS_A_TITLE }, (_, n) => {
    return wordOf((number * 7 + n * 61 + Math.floor(number / questions) * n) % questions);
  });
  return words.join(" ");
}

/** A word of titles that readers ask for. */
export function wordOf(question: number): string {
  const letters = "bcdfghjklmnpqrstvwxz";
  return `q${letters[Math.floor(question / 20) % 20]}o${letters[question % 20]}u${letters[Math.floor(question / 400) % 20]}`;
}

function paperCalled(number: number, title: string): Paper {
  const id = `2611.${String(number).padStart(5, "0")}`;
  const sentence =
    "We study a question of this field with care, and report what we found in numbers. ";
  return {
    id: `arxiv:${id}`,
    feedId: `https://arxiv.org/abs/${id}`,
    title,
    abstract: sentence.repeat(12),
    authors: ["Ada Example", "Björn Muster", "Chen Beispiel", "Dana Voorbeeld"],
    categories: ["cs.LG", "cs.CL"],
    sources: ["huggingface"],
    upvotes: number % 97,
    media: [],
    keywords: [],
  };
}

async function seedChunk(
  db: Database,
  { readers, questions, secret }: Readership,
  from: number,
  due: number,
): Promise<void> {
  const hour = new Date(due * 1000).getUTCHours();
  const rows = await Promise.all(
    Array.from({ length: Math.min(CHUNK, readers - from) }, async (_, n) => {
      const number = from + n;
      const [manager, ender] = [await newToken(secret, "manage"), await newToken(secret, "end")];
      const list = `/papers?q=${wordOf(number % questions)}`;
      return [number + 1, readerAt(number), list, manager, ender].flatMap((value) =>
        typeof value === "object" ? [value.nonce, value.token] : [value],
      );
    }),
  );
  const json = JSON.stringify(rows);
  await db.batch([
    db
      .prepare(
        `INSERT INTO subscriber (id, address, address_key, nonce, token, asked_at, confirmed_at)
         SELECT value ->> 0, value ->> 1, value ->> 1, value ->> 3, value ->> 4, ?2, ?2
         FROM json_each(?1)`,
      )
      .bind(json, due - DAY),
    db
      .prepare(
        `INSERT INTO subscription (subscriber, list, title, cadence, weekday, hour, zone, most,
           nonce, token, asked_at, confirmed_at, covered_to, next_at)
         SELECT value ->> 0, value ->> 2, value ->> 2, 'daily', 1, ?4, 'UTC', 10, value ->> 5,
           value ->> 6, ?2, ?2, ?2, ?3 FROM json_each(?1)`,
      )
      .bind(json, due - DAY, due, hour),
  ]);
}
