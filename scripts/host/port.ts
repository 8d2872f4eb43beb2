import { createServer } from "node:net";

/**
 * Checks that a port can be listened on.
 * @throws with a sentence that says what to do when it cannot
 */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw new Error(reason(host, port, error), { cause: error });
  } finally {
    server.close();
  }
}

function reason(host: string, port: number, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EADDRINUSE") return `Port ${port} is in use. Give another: --port ${port + 1}`;
  if (code === "EACCES") return `Port ${port} needs privileges. Give one above 1023: --port 8787`;
  return `${host} is not an address of this machine. Give another: --host 127.0.0.1`;
}
