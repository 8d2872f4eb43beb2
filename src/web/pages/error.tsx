import { urlOf } from "../../lists/address.ts";
import { UnreadableQuery } from "../../lists/index.ts";
import type { Problem } from "../errors.ts";
import { page } from "../components/layout.tsx";

const TITLES = new Map<number, string>([
  [404, "Not found"],
  [405, "Not supported"],
]);

/**
 * An error in words. In a query that cannot be read the place is marked, and a correction offered
 * where one can be guessed.
 * @param asked the parameters of the request
 */
export function errorPage(
  siteName: string,
  { status, message, detail }: Problem,
  error: Error,
  asked: URLSearchParams,
): string {
  const isOfQuery = error instanceof UnreadableQuery;
  const title =
    TITLES.get(status) ?? `We couldn't understand this ${isOfQuery ? "search" : "address"}`;
  return page({
    title,
    siteName,
    ...(isOfQuery && { query: error.query }),
    children: (
      <>
        <h1>{title}</h1>
        {isOfQuery ? (
          <QueryProblem query={error.query} problem={error.problem} asked={asked} />
        ) : (
          <p>{message}</p>
        )}
        {!isOfQuery && <Ways {...detail} />}
      </>
    ),
  });
}

interface ProblemProps extends Pick<UnreadableQuery, "query" | "problem"> {
  asked: URLSearchParams;
}

function QueryProblem({ query, problem, asked }: ProblemProps) {
  const { at, length, message, suggestion } = problem;
  const before = query.slice(0, at);
  const after = query.slice(at + length);
  return (
    <>
      <p class="query">
        <code>
          {before}
          <mark>{query.slice(at, at + length) || "\u2038"}</mark>
          {after}
        </code>
      </p>
      <p>{message}</p>
      {suggestion !== undefined && (
        <p class="query">
          Did you mean <Search query={before + suggestion + after} asked={asked} />?
        </p>
      )}
    </>
  );
}

// A search of the same list, with the other parameters as they were.
function Search({ query, asked }: { query: string; asked: URLSearchParams }) {
  const others = [...asked].filter(([name]) => !["q", "before"].includes(name.toLowerCase()));
  return (
    <a href={`?${new URLSearchParams([["q", query], ...others]).toString()}`}>
      <code>{query}</code>
    </a>
  );
}

// The places that what is not there may have been meant for.
function Ways({ suggestion, url, words }: Problem["detail"]) {
  return (
    <p class="actions">
      {typeof suggestion === "string" && (
        <a href={urlOf("", `/topics/${suggestion}`)}>{suggestion}</a>
      )}
      {typeof words === "string" && (
        <a href={urlOf("", "/papers", { q: words })}>Search for “{words}”</a>
      )}
      {typeof url === "string" && <a href={url}>The paper at {new URL(url).hostname}</a>}
      <a href="/">Daily papers</a>
      <a href="/topics">All topics</a>
    </p>
  );
}
