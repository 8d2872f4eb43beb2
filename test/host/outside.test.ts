import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Request } from "miniflare";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openOutside } from "../../scripts/host/outside.ts";

let server: Server;
let asked: string[];
let url: string;

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url === "/away") return response.writeHead(302, { Location: "/" }).end();
    if (request.url === "/busy") return response.writeHead(429, { "Retry-After": "60" }).end();
    return response.end("a".repeat(100_000));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterEach(() => void server.close());

describe("with this machine", () => {
  const outside = openOutside(true);

  it("reads the beginning of an answer", async () => {
    const response = await outside(new Request(`${url}/push`, { method: "POST", body: "a paper" }));
    expect((await response.text()).length).toBeLessThan(100_000);
    expect(asked).toEqual(["POST /push"]);
  });

  it("follows no redirect, and hands on when to come again", async () => {
    expect((await outside(new Request(`${url}/away`))).status).toBe(302);
    const busy = await outside(new Request(`${url}/busy`));
    expect([busy.status, busy.headers.get("Retry-After")]).toEqual([429, "60"]);
    expect(asked).toEqual(["GET /away", "GET /busy"]);
  });
});

describe("without it", () => {
  const outside = openOutside(false);

  it.each(["localhost", "127.0.0.1", "[::1]"])("%s is not connected to", async (host) => {
    const port = new URL(url).port;
    await expect(outside(new Request(`http://${host}:${port}/`))).rejects.toThrow(
      /not public \(loopback\)/,
    );
    expect(asked).toEqual([]);
  });
});

it.each(["10.0.0.1", "169.254.169.254", "[::ffff:10.0.0.1]"])(
  "%s is connected to in neither way",
  async (host) => {
    for (const withThisMachine of [true, false]) {
      const answer = openOutside(withThisMachine)(new Request(`http://${host}/`));
      await expect(answer).rejects.toThrow(/not public/);
    }
  },
);
