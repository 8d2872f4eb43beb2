import { answerQuery } from "./arxiv-api.ts";
import { answerRecords } from "./arxiv-oai.ts";
import type { ArxivData } from "./arxiv-papers.ts";
import { answerFeed } from "./arxiv-rss.ts";
import type { Simulator, Trouble } from "./huggingface.ts";

/** A way to misbehave; `stale` serves the last announcement under today's date. */
type ArxivTrouble = Trouble | { kind: "stale" };

export interface ArxivOptions {
  /** Now, in seconds UTC. */
  clock: () => number;
  /** Called before each answer; `nth` counts the requests from 0. */
  trouble?: (request: Request, nth: number) => ArxivTrouble | undefined;
  /** Records in an answer of OAI-PMH. */
  pageSize?: number;
}

/**
 * arXiv's three services at one address: the feeds `GET /rss/{set}`, the query API
 * `GET /api/query?id_list=`, and OAI-PMH `GET /oai?verb=ListRecords`. Days begin at midnight in New
 * York for feeds and at 00:00 UTC for OAI-PMH. Rate limits are left to `trouble`.
 */
export function arxivSimulator(data: ArxivData, options: ArxivOptions): Simulator {
  const { clock, trouble, pageSize = 1300 } = options;
  const asked: Simulator["asked"] = [];

  function answer(request: Request, now: number, isStale = false): Response {
    const url = new URL(request.url);
    if (url.pathname.startsWith("/rss/")) return answerFeed(data, url, now, isStale);
    if (url.pathname === "/api/query") return answerQuery(data, url, now);
    if (url.pathname === "/oai") return answerRecords(data, url, now, pageSize);
    return new Response("Not Found", { status: 404 });
  }

  async function fetch(request: Request): Promise<Response> {
    const now = clock();
    const nth = asked.length;
    asked.push({ url: request.url, headers: Object.fromEntries(request.headers), at: now });
    const wrong = trouble?.(request, nth);
    if (wrong?.kind === "slow") {
      await new Promise((resolve) => setTimeout(resolve, wrong.milliseconds));
    }
    if (!wrong || wrong.kind === "slow") return answer(request, now);
    if (wrong.kind === "stale") return answer(request, now, true);
    return spoilt(wrong, answer(request, now));
  }

  return { fetch, asked };
}

async function spoilt(
  wrong: Exclude<Trouble, { kind: "slow" }>,
  whole: Response,
): Promise<Response> {
  switch (wrong.kind) {
    case "reset":
      throw new TypeError("Network connection lost.");
    case "status": {
      const text = wrong.status === 429 ? "Rate exceeded." : "Told to fail";
      return new Response(text, { status: wrong.status, headers: wrong.headers ?? {} });
    }
    case "html": {
      const page = "<!doctype html><title>arXiv</title><h1>Down for maintenance</h1>";
      return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
    }
    case "garbage":
      return new Response("\u0000{]", whole);
    case "empty":
      return new Response("", whole);
    case "truncated": {
      const text = await whole.text();
      return new Response(text.slice(0, text.length / 2), whole);
    }
  }
}
