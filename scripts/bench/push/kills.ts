import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePort } from "../../host/free-port.ts";
import type { Database } from "../../host/migrate.ts";
import { startSubscribers } from "../../simulator/subscriber.ts";
import { type Deliveries, startToKill, untilFree, withDataOf } from "../killed-service.ts";
import { seedPapers } from "../mail/seed.ts";
import { seedFollowers } from "./seed.ts";

const PATIENCE_MS = 20 * 60_000;
const NEW_PAPERS = 50;
const TOPICS = 20;

/** Has `npm start` push new papers to so many callbacks, and kills it in the middle. */
export async function killWhilePushing(
  callbacks: number,
  kills: number,
  say: (line: string) => void,
): Promise<Deliveries> {
  const data = await mkdtemp(join(tmpdir(), "paperwire-"));
  const subscribers = await startSubscribers();
  const started = Date.now();
  let service: ChildProcess | undefined;
  const unsure = new Set<string>();
  try {
    const now = Math.floor(Date.now() / 1000) - 100;
    const callbackOf = (n: number) => `${subscribers.url}/${n}`;
    await withDataOf(data, async (db) => {
      const seed = { followers: callbacks, topics: TOPICS, papers: 100, callbackOf };
      await seedFollowers(db, seed, now - 86_400);
      await seedPapers(db, { papers: NEW_PAPERS, questions: TOPICS }, now, 100);
    });
    const port = await freePort();
    // Nothing is mailed.
    const run = () => startToKill(port, data, { MAIL_PROVIDER: "" });
    service = run();
    const until = Date.now() + PATIENCE_MS;
    let killed = 0;
    const distinct = () => new Set(subscribers.pushes.map(({ callback }) => callback)).size;
    while (distinct() < callbacks && Date.now() < until) {
      await setTimeout(5 + Math.random() * 20);
      if (killed < kills && subscribers.pushes.length >= ((killed + 1) * callbacks) / (kills + 1)) {
        service.kill("SIGKILL");
        killed++;
        await untilFree(port);
        const told = new Set(subscribers.pushes.map(({ callback }) => callback));
        say(`Killed after ${subscribers.pushes.length} pushes.`);
        // Attempted, answered, and not noted.
        for (const follower of await withDataOf(data, attempted)) {
          const callback = `/${follower - 1}`;
          if (told.has(callback)) unsure.add(callback);
        }
        service = run();
      }
    }
    // Anything that comes twice would come now.
    await setTimeout(3000);
    service.kill("SIGTERM");
    await new Promise((resolve) => service!.once("exit", resolve));
    const counts = new Map<string, number>();
    for (const { callback } of subscribers.pushes) {
      counts.set(callback, (counts.get(callback) ?? 0) + 1);
    }
    const all = Array.from({ length: callbacks }, (_, n) => `/${n}`);
    const twice = all.filter((callback) => (counts.get(callback) ?? 0) > 1);
    return {
      kills: killed,
      accepted: subscribers.pushes.length,
      missed: all.filter((callback) => !counts.has(callback)),
      twice,
      explained: twice.filter((callback) => unsure.has(callback)),
      seconds: (Date.now() - started) / 1000,
    };
  } finally {
    service?.kill("SIGKILL");
    await subscribers.stop();
    await rm(data, { recursive: true, force: true });
  }
}

async function attempted(db: Database): Promise<number[]> {
  const rows = await db
    .prepare("SELECT target FROM delivery WHERE state = 'waiting' AND attempts > 0")
    .all<{ target: number }>();
  return rows.results.map(({ target }) => target);
}
