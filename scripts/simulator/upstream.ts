import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sampleFeeds } from "./everything.ts";
import type { Simulator } from "./huggingface.ts";

export interface Upstream {
  /** Its base URL, without a slash at the end. */
  url: string;
  stop(): void;
}

/**
 * Serves a simulator on this machine only.
 * @param port 0 for any that is free
 */
export async function startUpstream(simulator: Simulator, port: number): Promise<Upstream> {
  const server = createServer((incoming, outgoing) => {
    answer(simulator, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The settings that make every source ask an upstream at one address. */
export function upstreamSettings(url: string): Record<string, string> {
  const addresses = ["HUGGINGFACE", "ARXIV_RSS", "ARXIV_API", "ARXIV_OAI", "BIORXIV"];
  return {
    ...Object.fromEntries(addresses.map((name) => [`${name}_URL`, url])),
    FEEDS: sampleFeeds(url),
  };
}

async function answer(
  simulator: Simulator,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`);
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const response = await simulator.fetch(new Request(url, { headers }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}
