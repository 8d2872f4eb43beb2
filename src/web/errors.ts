import type { ContentfulStatusCode } from "hono/utils/http-status";
import { explain, type QueryError } from "../query/index.ts";

/** An answer that is not what was asked for, and why, in words for the one who asked. */
export class WebError extends Error {
  override name = "WebError";
  readonly status: ContentfulStatusCode;
  /** More that a program can use, shown in JSON answers. */
  readonly detail: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: ContentfulStatusCode,
    message: string,
    detail: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

/** A query that cannot be read, and where. */
export class UnreadableQuery extends WebError {
  readonly query: string;
  readonly problem: QueryError;

  constructor(query: string, problem: QueryError) {
    const { message: _message, hint: _hint, ...place } = problem;
    super(400, explain(problem), { parameter: "q", query, ...place });
    this.query = query;
    this.problem = problem;
  }
}

/** What was asked for is at another address here. */
export class Moved extends Error {
  override name = "Moved";
  /** A path, never a host: a forged one must not be handed on. */
  readonly location: string;

  constructor(location: string) {
    super(`Moved to ${location}`);
    this.location = location;
  }
}
