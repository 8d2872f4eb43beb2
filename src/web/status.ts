import { type Counts, readCounts } from "../store/counts.ts";
import { unlessKvFails } from "../store/kept.ts";
import { statusRows } from "../store/status.ts";
import { addDays, dayOf, rfc3339 } from "../text/time.ts";
import { ENOUGH, usualPapers } from "./arrivals.ts";
import type { Asked } from "./context.ts";
import { WebError } from "./errors.ts";
import { deliveriesJson, deliveriesOf } from "./deliveries.ts";
import { healthOf, judgedPages, type Known, type StatusSource } from "./health.ts";
import { countedDays, listNames } from "./listed.ts";
import type { OutageState } from "./outage.ts";
import { statusPage } from "./pages/status.tsx";
import type { Answer } from "./respond.ts";
import { type Space, spaceOf } from "./space.ts";
import { type Besides, type DayCount, papersOfWeek, type SourceStatus } from "./source-status.ts";

const SHOWN_DAYS = 28;
const MEGABYTE = 1_000_000;
const PLAIN = { "Cache-Control": "no-store", "Content-Type": "text/plain; charset=utf-8" };

/**
 * The state of every source, as a page or as JSON.
 * @param outage the last one, if there was one lately
 * @throws {WebError} 404 for another format
 */
export async function statusAnswer(
  asked: Asked,
  sources: readonly StatusSource[],
  outage?: OutageState,
): Promise<Answer> {
  const { extension, settings, now } = asked;
  if (extension !== undefined && extension !== "json") {
    throw new WebError(404, "The status comes as a page and as .json.");
  }
  const [{ all, space }, deliveries] = await Promise.all([
    statusOf(asked, sources),
    deliveriesOf(asked),
  ]);
  const more = { space, deliveries, outage };
  const isJson = extension === "json";
  const text = isJson ? statusJson(all, more, now) : statusPage(settings.SITE_NAME, all, more, now);
  const type = isJson ? "application/json; charset=utf-8" : "text/html; charset=utf-8";
  return { type, body: () => text, fingerprint: text };
}

/**
 * For monitors: 200 `ok`, or 503 if a source is late; with a line for each source that is late or
 * quiet.
 */
export async function healthAnswer(
  asked: Asked,
  sources: readonly StatusSource[],
): Promise<Response> {
  const { now } = asked;
  const known = await knownOf(asked, sources, await unlessKvFails(readCounts(asked.kv)));
  const lines = sources.flatMap((source) => {
    const { status, why = "" } = healthOf(now, source, known);
    return status === "late" || status === "quiet" ? [{ source, status, why }] : [];
  });
  const isHealthy = lines.every(({ status }) => status !== "late");
  const told = lines.map(({ source, status, why }) => `${source.name} is ${status}. ${why}`);
  return healthLines([...(isHealthy ? ["ok"] : []), ...told], isHealthy);
}

/** The answer for monitors: 503 if something is wrong, and a sentence a line. */
export function healthLines(lines: readonly string[], isHealthy: boolean): Response {
  return new Response(`${lines.join("\n")}\n`, { status: isHealthy ? 200 : 503, headers: PLAIN });
}

async function knownOf(
  { db, settings, now }: Asked,
  sources: readonly StatusSource[],
  counts: Counts | undefined,
): Promise<Known> {
  const names = sources.map(({ name }) => name);
  const pages = sources.flatMap((source) => judgedPages(source, now));
  const { BACKFILL_FROM: backfillFrom, BACKFILL_ROWS_A_DAY: backfillRows } = settings;
  const days = sources.flatMap((source) => countedDays(source, now));
  return {
    ...(await statusRows(db, names, pages, days, ENOUGH)),
    backfillFrom,
    backfillRows,
    ...(counts?.listed && { listed: counts.listed }),
  };
}

async function statusOf(
  asked: Asked,
  sources: readonly StatusSource[],
): Promise<{ all: SourceStatus[]; space: Space }> {
  const { kv, settings, now } = asked;
  const counts = await unlessKvFails(readCounts(kv));
  const known = await knownOf(asked, sources, counts);
  const all = sources.map((source) => ({
    source,
    health: healthOf(now, source, known),
    days: daysOf(source, counts, now),
  }));
  const shown = all.reduce(
    (sum, { days }) => sum + days.reduce((a, { papers }) => a + papers, 0),
    0,
  );
  const limit = settings.DATABASE_MB * MEGABYTE;
  return { all, space: spaceOf(known, limit, shown / SHOWN_DAYS, now) };
}

function daysOf(source: StatusSource, counts: Counts | undefined, now: number): DayCount[] {
  const lists = listNames(source).map((name) => counts?.listed?.[name] ?? {});
  return Array.from({ length: SHOWN_DAYS }, (_, n) => {
    const day = addDays(dayOf(now), n + 1 - SHOWN_DAYS);
    return { day, papers: lists.reduce((sum, list) => sum + (list[day] ?? 0), 0) };
  });
}

function statusJson(
  all: readonly SourceStatus[],
  { space, deliveries, outage }: Besides,
  now: number,
): string {
  const sources = all.map(({ source: { name, title, home, schedule }, health, days }) => ({
    name,
    title,
    home,
    status: health.status,
    why: health.why,
    last_success: time(health.succeededAt),
    last_change: time(health.changedAt),
    lag_seconds: health.lag,
    usually: schedule && health.usually && usualPapers(schedule, health.usually),
    expected_today: schedule?.expects(dayOf(now)),
    papers_last_week: papersOfWeek({ days }),
    papers_by_day: Object.fromEntries(days.map(({ day, papers }) => [day, papers])),
    failures: health.failures.map(({ page, error, inARow, nextTry }) => ({
      page,
      error,
      in_a_row: inARow,
      next_try: time(nextTry),
    })),
    pauses: health.pauses.map(({ host, reason, inARow, until }) => ({
      host,
      reason,
      in_a_row: inARow,
      until: time(until),
    })),
    rejected: health.rejected,
    rejection: health.rejection,
    backfill: {
      pages: health.backfill.pages,
      done: health.backfill.done,
      days_left: health.backfill.daysLeft,
      oldest_day: health.backfill.oldest,
      waits_until: time(health.backfill.waitsUntil),
    },
  }));
  const healthy = all.every(({ health }) => health.status !== "late");
  const database = {
    bytes: space.size,
    limit_bytes: space.limit,
    oldest_day: space.oldestDay,
    full_on: space.fullOn,
  };
  const status = {
    now: time(now),
    healthy,
    sources,
    database,
    ...deliveriesJson(deliveries),
    outage: outage && outageJson(outage),
  };
  return JSON.stringify(status, null, 2);
}

/** An outage as `/status.json` tells of it. */
export function outageJson({ since, last, error, repeated, oldest }: OutageState): object {
  return { since: time(since), last: time(last), error, repeated, oldest_seconds: oldest };
}

function time(at: number | undefined): string | undefined {
  return at === undefined ? undefined : rfc3339(at);
}
