import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail that the server has accepted. */
export interface Sunk {
  from: string;
  to: string;
  /** The file as it came. */
  source: Buffer;
}

/** The answer to a mail that the server does not accept; undefined if it does. */
export type Trouble = (recipient: string, command: "RCPT" | "DATA") => Error | undefined;

/** A mail server on this machine that keeps what it accepts. */
export interface Sink {
  /** The setting SMTP_URL. */
  url: string;
  mails: Sunk[];
  /**
   * Recipients of mails that were accepted by an answer that may not have been read: the connection
   * ended before another command came.
   */
  unsure: Set<string>;
  stop(): Promise<void>;
}

/** Starts a mail server on a free port. */
export async function startSink(trouble: Trouble = () => undefined): Promise<Sink> {
  const mails: Sunk[] = [];
  const unsure = new Set<string>();
  // The last mail of each connection, until the next command.
  const last = new Map<string, string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom(_address, { id }, done) {
      last.delete(id);
      done();
    },
    onRcptTo({ address }, _session, done) {
      done(trouble(address, "RCPT"));
    },
    onData(stream, { id, envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = envelope.rcptTo.map(({ address }) => address).join();
        const refusal = trouble(to, "DATA");
        if (!refusal) {
          const from = envelope.mailFrom ? envelope.mailFrom.address : "";
          mails.push({ from, to, source: Buffer.concat(chunks) });
          last.set(id, to);
        }
        done(refusal);
      });
    },
    onClose({ id }) {
      const to = last.get(id);
      if (to !== undefined) unsure.add(to);
      last.delete(id);
    },
  });
  server.on("error", () => {
    // A client that was killed in the middle of a command.
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    unsure,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** An answer of a mail server. */
export function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
