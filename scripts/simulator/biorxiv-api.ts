import { addDays, startOfDay } from "../../src/text/time.ts";
import { type Preprint, samplePreprints, type Server } from "./biorxiv.ts";

/** The postings of a day. Tests wrap it to change them. */
export type Postings = (server: Server, day: string, now: number) => Preprint[];

export interface DetailsOptions {
  /** A number added to the total, as the real one is too high at times. */
  inflation?: number;
  /** A failure that it answers with status 200. */
  trouble?: "html" | "error";
}

const PAGE_SIZE = 30;
const PATH =
  /^\/details\/(?<server>biorxiv|medrxiv)\/(?<from>[\d-]{10})\/(?<to>[\d-]{10})\/(?<cursor>\d+)(?:\/json)?$/;
const TROUBLES = {
  html: () => page("<!DOCTYPE html><title>Just a moment...</title>"),
  error: () => page("Error : (2002) Connection refused"),
};

/**
 * `GET /details/{server}/{from}/{to}/{cursor}` of openRxiv: 30 records a page, from the cursor
 * on, totals as strings, and always status 200.
 * @param now seconds UTC
 * @returns undefined for other paths
 */
export function answerDetails(
  request: Request,
  now: number,
  postings: Postings = samplePreprints,
  { inflation = 0, trouble }: DetailsOptions = {},
): Response | undefined {
  const {
    server,
    from = "",
    to = "",
    cursor,
  } = PATH.exec(new URL(request.url).pathname)?.groups ?? {};
  if (!server || startOfDay(from) === undefined || startOfDay(to) === undefined) return undefined;
  if (trouble) return TROUBLES[trouble]();
  const records: Preprint[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    records.push(...postings(server as Server, day, now));
  }
  const offset = Number(cursor);
  const collection = records.slice(offset, offset + PAGE_SIZE);
  if (collection.length === 0) {
    return Response.json({ messages: [{ status: "no posts found" }], collection });
  }
  const message = {
    status: "ok",
    category: "all",
    interval: `${from}:${to}`,
    cursor: offset,
    count: collection.length,
    count_new_papers: String(records.filter(({ version }) => version === "1").length),
    total: String(records.length + inflation),
  };
  return Response.json({ messages: [message], collection });
}

function page(body: string): Response {
  return new Response(body, { headers: { "content-type": "text/html; charset=UTF-8" } });
}
