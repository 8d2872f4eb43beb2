import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ListError } from "../lists/index.ts";

/** An answer that is an error, in a sentence for the person who asked. */
export class WebError extends Error {
  override name = "WebError";
  readonly status: ContentfulStatusCode;
  /** Details for programs, shown in JSON answers. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ContentfulStatusCode,
    message: string,
    detail: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

const STATUSES = { unreadable: 400, missing: 404, busy: 503 } as const;
const LATER = { "Retry-After": "60", "Cache-Control": "no-store" };

/** An error that is answered in words. */
export type Problem = Pick<WebError, "status" | "message" | "detail" | "headers">;

/** The answer to an error that was expected; undefined for any other. */
export function problemOf(error: Error): Problem | undefined {
  if (error instanceof WebError) return error;
  if (!(error instanceof ListError)) return undefined;
  const { reason, message, detail } = error;
  return { status: STATUSES[reason], message, detail, headers: reason === "busy" ? LATER : {} };
}

// D1 marks its own errors; the runtime has two messages for all that went wrong below D1.
const OF_DATABASE = /\bD1_\w*ERROR\b|^internal error; reference = |^Network connection lost/;

/** Whether it is the database that did not answer. */
export function isOfDatabase(error: unknown): error is Error {
  return error instanceof Error && OF_DATABASE.test(error.message);
}
