import { type LookupAddress, lookup } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type Request, Response } from "miniflare";
import { whyNotPublicAddress } from "../../src/outbox/hub/callback.ts";

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 4096;
const LOOPBACK = /^(?:127\.|::1$)/;

/**
 * Makes the way to the outside for requests that strangers ask for. It connects to addresses of the
 * public internet only, whatever a name leads to at that moment. Follows no redirect.
 * @param withThisMachine whether it connects to this machine, too
 */
export function openOutside(withThisMachine: boolean): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const ask = url.protocol === "https:" ? requestHttps : requestHttp;
    const body = Buffer.from(await request.arrayBuffer());
    const address = url.hostname.replace(/^\[|\]$/g, "");
    // An address is connected to without a look-up.
    if (isIP(address) !== 0) check(address, withThisMachine);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      ask(url.href, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        lookup: checkedLookup(withThisMachine),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        agent: false,
      })
        .on("response", resolve)
        .on("error", reject)
        .end(body);
    });
    return responseOf(answer);
  };
}

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const { statusCode = 502, headers } = answer;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    // Nobody reads more of it.
    if (size >= MOST_BYTES) break;
  }
  const isEmpty = [101, 204, 205, 304].includes(statusCode);
  const retryAfter = headers["retry-after"];
  return new Response(isEmpty ? null : Buffer.concat(chunks), {
    status: statusCode < 200 ? 502 : statusCode,
    headers: retryAfter === undefined ? {} : { "Retry-After": retryAfter },
  });
}

function checkedLookup(withThisMachine: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, "", 0);
      try {
        for (const { address } of found) check(address, withThisMachine);
      } catch (refusal) {
        return callback(refusal as Error, "", 0);
      }
      const [first] = found as [LookupAddress];
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
}

function check(address: string, withThisMachine: boolean): void {
  if (withThisMachine && LOOPBACK.test(address)) return;
  const why = whyNotPublicAddress(address);
  if (why !== undefined) throw new Error(`${address}: ${why}`);
}
