import { connect } from "node:net";

/** The connections that ask at once. */
const CONNECTIONS = 16;
const BUFFER = 256 * 1024;

export interface Load {
  /** How many requests were answered, and how long that took in seconds. */
  requests: number;
  seconds: number;
}

/** The nth request, and the status that is expected. */
export interface Target {
  url: string;
  path: (nth: number) => string;
  headers: Record<string, string>;
  status: number;
  /** 16 if absent. */
  connections?: number;
}

/**
 * Asks over kept-alive connections, each for the next answer once it has the last. Speaks HTTP
 * over bare sockets: a whole client would take more of the machine than the server it measures.
 * @param until whether to ask no more, given how often it was asked and the seconds since the start
 * @throws when an answer has another status, or a connection breaks
 */
export async function load(
  target: Target,
  until: (asked: number, seconds: number) => boolean,
): Promise<Load> {
  const { host } = new URL(target.url);
  const lines = Object.entries(target.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  let requests = 0;
  const next = () =>
    until(requests, elapsed())
      ? undefined
      : `GET ${target.path(requests++)} HTTP/1.1\r\nHost: ${host}\r\n${lines.join("")}\r\n`;
  const { connections = CONNECTIONS } = target;
  await Promise.all(Array.from({ length: connections }, () => converse(target, next)));
  return { requests, seconds: elapsed() };
}

function converse({ url, status }: Target, next: () => string | undefined): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    // Bytes of the current answer still to come; undefined before its first.
    let left: number | undefined;
    const socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      // One buffer for all answers: a new one for each would be most of the work.
      onread: { buffer: Buffer.allocUnsafe(BUFFER), callback: receive },
    });
    socket.once("connect", ask);
    socket.once("error", reject);
    socket.once("close", () => reject(new Error(`${url} closed a connection.`)));

    function ask(): void {
      const request = next();
      if (request !== undefined) {
        socket.write(request);
        return;
      }
      resolve();
      socket.destroy();
    }

    function receive(bytes: number, buffer: Uint8Array): boolean {
      try {
        left ??= lengthOf(buffer.subarray(0, bytes), status);
        left -= bytes;
        if (left <= 0) {
          left = undefined;
          ask();
        }
        return true;
      } catch (error) {
        socket.destroy(error as Error);
        return false;
      }
    }
  });
}

// The size of the whole answer, by its header, which workerd sends in one piece.
function lengthOf(start: Uint8Array, status: number): number {
  const text = Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString(
    "latin1",
    0,
    4096,
  );
  const end = text.indexOf("\r\n\r\n") + 4;
  const header = text.slice(0, end);
  if (!header.startsWith(`HTTP/1.1 ${status} `)) {
    throw new Error(`Expected ${status}, got: ${text.slice(0, 300)}`);
  }
  if (status === 304) return end;
  const length = /^content-length: (\d+)\r$/im.exec(header)?.[1];
  if (length === undefined) throw new Error(`An answer without Content-Length: ${header}`);
  return end + Number(length);
}
