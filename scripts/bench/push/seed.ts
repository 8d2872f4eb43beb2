import { join } from "node:path";
import { DISTRIBUTION } from "../../../src/store/hub.ts";
import { DAY } from "../../../src/text/time.ts";
import { type Database, migrate } from "../../host/migrate.ts";
import { ROOT } from "../../host/settings.ts";
import { seedPapers, wordOf } from "../mail/seed.ts";

/** Subscribers to feeds, and the log they subscribe to. */
export interface Followers {
  followers: number;
  /** How many feeds they subscribe to, at most. */
  topics: number;
  /** Papers that the log holds before they subscribe. */
  papers: number;
  /** The callback of one of them. */
  callbackOf: (n: number) => string;
}

const CHUNK = 1000;

/** Fills an empty database with papers, and with subscriptions of which none is behind. */
export async function seedFollowers(
  db: Database,
  { followers, topics, papers, callbackOf }: Followers,
  now: number,
): Promise<void> {
  await migrate(db, join(ROOT, "migrations"));
  await seedPapers(db, { papers, questions: topics }, now);
  await db.prepare("UPDATE pushed SET read_to = (SELECT live_at + 1 FROM wire)").run();
  const watched = Math.min(topics, followers);
  const lists = Array.from({ length: watched }, (_, n) => `/papers?q=${wordOf(n)}`);
  await db
    .prepare("INSERT INTO watched (id, list) SELECT key + 1, value FROM json_each(?1)")
    .bind(JSON.stringify(lists))
    .run();
  for (let from = 0; from < followers; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, followers - from) }, (_, n) => {
      const number = from + n;
      const list = number % watched;
      return [number + 1, list + 1, `/papers.atom?q=${wordOf(list)}`, callbackOf(number)];
    });
    const json = JSON.stringify(rows);
    await db.batch([
      db
        .prepare(
          `INSERT INTO follower (id, watched, kind)
           SELECT value ->> 0, value ->> 1, '${DISTRIBUTION}' FROM json_each(?1)`,
        )
        .bind(json),
      db
        .prepare(
          `INSERT INTO hub_subscription (follower, topic, given, callback, host, lease_until)
           SELECT value ->> 0, value ->> 2, value ->> 2, value ->> 3, 'localhost', ?2
           FROM json_each(?1)`,
        )
        .bind(json, now + 10 * DAY),
    ]);
  }
}
