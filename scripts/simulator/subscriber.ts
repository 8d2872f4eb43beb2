import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A push that a callback got. */
export interface Push {
  /** The path of the callback. */
  callback: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
  /** When it came, in milliseconds since 1970. */
  at: number;
}

/** Subscribers by WebSub on this machine, each with a path of its own. */
export interface Subscribers {
  url: string;
  /** Every push that came, in order. */
  pushes: Push[];
  /** The parameters of every request that asked for an intent, in order. */
  intents: URLSearchParams[];
  stop(): Promise<void>;
}

/**
 * Starts subscribers that agree to every intent and take every push.
 * @param answer the status of the answer to a push, in place of 204
 */
export async function startSubscribers(answer = (_push: Push) => 204): Promise<Subscribers> {
  const pushes: Push[] = [];
  const intents: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const { pathname: callback, searchParams } = new URL(request.url!, "http://localhost");
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.method === "GET") {
        intents.push(searchParams);
        response.end(searchParams.get("hub.challenge") ?? "");
        return;
      }
      const body = Buffer.concat(chunks).toString();
      const push = { callback, headers: request.headers, body, at: Date.now() };
      pushes.push(push);
      response.writeHead(answer(push)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    pushes,
    intents,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
