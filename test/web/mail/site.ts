import { env } from "cloudflare:workers";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { vi } from "vitest";
import worker from "../../../src/index.ts";
import { memory } from "../../../src/web/answers.ts";
import { watchers } from "../../ingest/wire.ts";

watchers.add(() => memory.clear());

/** A mail as the host gets it. */
interface Handed {
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

/** A site that sends mail by a host, which keeps what it gets. */
export interface MailSite {
  mails: Handed[];
  /** Asks for an address of the site. */
  get: (path: string, headers?: Record<string, string>, vars?: object) => Promise<Response>;
  head: (path: string) => Promise<Response>;
  /** Sends a form, as a browser would from a page of the site. */
  post: (
    path: string,
    fields: Record<string, string> | string,
    headers?: Record<string, string>,
    vars?: object,
  ) => Promise<Response>;
}

export const SITE = "https://papers.example";

const VARS = {
  SITE_URL: SITE,
  MAIL_PROVIDER: "smtp",
  MAIL_FROM: "Paperwire <digest@papers.example>",
  OUTBOX_SECRET: "a-secret-of-this-deployment",
  // Neither is bound: mails are sent at once, and attempts are counted in D1.
  OUTBOX: undefined,
  SUBSCRIBE_LIMIT: undefined,
};

/** Opens a site. Its letters are those of `letters`, where it keeps them. */
export function mailSite(more: object = {}, letters: object[] = []): MailSite {
  const mails: Handed[] = [];
  const HOST = {
    async fetch(input: RequestInfo, init?: RequestInit) {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      if (pathname === "/emails") {
        mails.push(await request.json<Handed>());
        return Response.json({ id: "1" });
      }
      const [, , name] = pathname.split("/");
      if (name === undefined) return Response.json(letters);
      const letter = letters.find((each) => "name" in each && each.name === name);
      return letter ? Response.json(letter) : new Response(null, { status: 404 });
    },
  };
  async function ask(path: string, init: RequestInit, vars: object): Promise<Response> {
    const context = createExecutionContext();
    const url = path.startsWith("http") ? path : SITE + path;
    const bindings = { ...env, ...VARS, HOST, ...more, ...vars } as unknown as Env;
    const request = new Request(url, init);
    const log = vi.spyOn(console, "log").mockReturnValue();
    const response = await worker.fetch(request, bindings, context);
    await waitOnExecutionContext(context);
    log.mockRestore();
    return response;
  }
  return {
    mails,
    get: (path, headers = {}, vars = {}) => ask(path, { headers }, vars),
    head: (path) => ask(path, { method: "HEAD" }, {}),
    post: (path, fields, headers = {}, vars = {}) => {
      const body = typeof fields === "string" ? fields : new URLSearchParams(fields);
      return ask(path, { method: "POST", body, headers: { Origin: SITE, ...headers } }, vars);
    },
  };
}
