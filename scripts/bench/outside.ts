import { request } from "node:http";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { type Line, median } from "./budget.ts";
import type { Target } from "./load.ts";
import { type Measured, startMeasured } from "./measured.ts";
import { type Shipped, startShipped } from "./shipped.ts";
import { loadFor } from "./wrk.ts";

const FEED = "/papers.rss?limit=50";
const PAGE = "/papers?limit=50";
const GZIP = { "Accept-Encoding": "gzip" };
const LEAST = 0.7;
const ROUNDS = 5;
const SECONDS = 1;
const WARM_UP = 3;

interface Contest {
  what: string;
  path: string;
  headers: Record<string, string>;
  status: number;
  connections: number[];
  /** The least share of the bare Worker's requests a second. */
  least?: number;
}

/**
 * Measures from outside how fast `npm start` serves cached answers, in turn with bare Workers that
 * send the same bytes.
 */
export async function benchOutside(folder: string): Promise<Line[]> {
  const shipped = await startShipped(`${folder}/shipped`);
  try {
    const { headers } = await answerOf(shipped.url + FEED, {});
    const known = { "If-None-Match": headers["etag"]! };
    const contests: Contest[] = [
      {
        what: "feed, gzip",
        path: FEED,
        headers: GZIP,
        status: 200,
        connections: [1, 16, 64],
        least: LEAST,
      },
      {
        what: "304",
        path: FEED,
        headers: known,
        status: 304,
        connections: [1, 16, 64],
        least: LEAST,
      },
      { what: "feed, plain", path: FEED, headers: {}, status: 200, connections: [16] },
      { what: "page, gzip", path: PAGE, headers: GZIP, status: 200, connections: [16] },
      { what: "style sheet", path: "/style.css", headers: {}, status: 200, connections: [16] },
    ];
    const lines: Line[] = [];
    for (const [n, contest] of contests.entries()) {
      lines.push(...(await compete(contest, shipped, `${folder}/bare-${n}`)));
    }
    return lines;
  } finally {
    await shipped.stop();
  }
}

async function compete(contest: Contest, shipped: Shipped, data: string): Promise<Line[]> {
  const { what, path, headers, status, least } = contest;
  const bare = await startBare(shipped.url + path, headers, data);
  try {
    const target = { path: () => path, headers, status };
    const lines: Line[] = [];
    for (const connections of contest.connections) {
      const ours = { ...target, url: shipped.url, connections };
      const theirs = { ...target, url: bare.url, connections };
      for (const each of [ours, theirs]) await loadFor(each, WARM_UP);
      const line = await shareOf(
        ours,
        theirs,
        () => shipped.workerd().cpu,
        () => bare.cpu(),
      );
      const of = `${what}, ${connections} ${connections === 1 ? "connection" : "connections"}`;
      lines.push({
        what: of,
        measured: line.measured,
        ...(least !== undefined && {
          budget: `at least ${percent(least)}`,
          ok: line.share >= least,
        }),
      });
    }
    return lines;
  } finally {
    await bare.stop();
  }
}

async function shareOf(
  ours: Target,
  theirs: Target,
  ourCpu: () => number,
  theirCpu: () => number,
): Promise<{ share: number; measured: string }> {
  const rounds: [ours: Measurement, theirs: Measurement][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push([await measure(ours, ourCpu), await measure(theirs, theirCpu)]);
  }
  const middle = (value: (round: (typeof rounds)[number]) => number) => median(rounds.map(value));
  const share = middle(([a, b]) => a.rate / b.rate);
  const rates = `${perSecond(middle(([a]) => a.rate))} to ${perSecond(middle(([, b]) => b.rate))}`;
  const times = `${micro(middle(([a]) => a.cpu))} to ${micro(middle(([, b]) => b.cpu))} CPU`;
  return { share, measured: `${percent(share)} of bare: ${rates}, ${times}` };
}

interface Measurement {
  /** Requests a second. */
  rate: number;
  /** Seconds of CPU that workerd takes for a request. */
  cpu: number;
}

async function measure(target: Target, cpu: () => number): Promise<Measurement> {
  const before = cpu();
  const { requests, seconds } = await loadFor(target, SECONDS);
  return { rate: requests / seconds, cpu: (cpu() - before) / requests };
}

/** A Worker that sends one answer, byte for byte, and does nothing else. */
async function startBare(
  url: string,
  headers: Record<string, string>,
  data: string,
): Promise<Measured> {
  const answer = await answerOf(url, headers);
  const sent = answer.rawHeaders.flatMap((name, n) =>
    n % 2 === 0 && !/^(?:connection|keep-alive|transfer-encoding)$/i.test(name)
      ? [[name, answer.rawHeaders[n + 1]]]
      : [],
  );
  const body = Buffer.concat(await answer.toArray());
  const script = `const headers = ${JSON.stringify(sent)};
const body = Uint8Array.fromBase64(${JSON.stringify(body.toString("base64"))});
export default {
  fetch: () => new Response(${answer.statusCode === 304 ? null : "body"},
    { status: ${answer.statusCode}, headers, encodeBody: "manual" }),
};`;
  return startMeasured({ script, compatibilityDate: "2026-07-01", settings: {}, data });
}

// fetch() would decompress it.
async function answerOf(url: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const [answer] = (await once(request(url, { headers }).end(), "response")) as [IncomingMessage];
  return answer;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString("en")}/s`;
}

function micro(seconds: number): string {
  return `${Math.round(seconds * 1e6)} µs`;
}
