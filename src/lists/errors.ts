import { explain, type QueryError } from "../query/index.ts";

/** Why there is no list at an address, in a sentence for the person who asked. */
export class ListError extends Error {
  override name = "ListError";
  /**
   * `unreadable`: the address is written wrongly; `missing`: nothing has the name in it;
   * `busy`: what it needs cannot be had now, but later.
   */
  readonly reason: "unreadable" | "missing" | "busy";
  /** Details for programs. */
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(
    reason: ListError["reason"],
    message: string,
    detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.reason = reason;
    this.detail = detail;
  }
}

/** A query that cannot be read. */
export class UnreadableQuery extends ListError {
  readonly query: string;
  readonly problem: QueryError;

  constructor(query: string, problem: QueryError) {
    const { message: _message, hint: _hint, ...place } = problem;
    super("unreadable", explain(problem), { parameter: "q", query, ...place });
    this.query = query;
    this.problem = problem;
  }
}

/** A list has another address on this site. */
export class Moved extends Error {
  override name = "Moved";
  /** The path of that address, without extension and parameters. */
  readonly path: string;

  constructor(path: string) {
    super(`Moved to ${path}`);
    this.path = path;
  }
}
