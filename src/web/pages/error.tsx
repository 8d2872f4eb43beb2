import { explain } from "../../query/index.ts";
import { urlOf, workUrl } from "../address.ts";
import { UnreadableQuery, type WebError } from "../errors.ts";
import { page } from "./layout.tsx";

/** An error, in words; one of a query with the spot marked, and mended where that can be guessed. */
export function errorPage(siteName: string, error: WebError): string {
  const { status, message, detail } = error;
  const title = status === 404 ? "Not found" : "That cannot be read";
  const isOfQuery = error instanceof UnreadableQuery;
  return page({
    title,
    siteName,
    ...(isOfQuery && { query: error.query }),
    children: (
      <>
        <h1>{title}</h1>
        {isOfQuery ? <Problem query={error.query} problem={error.problem} /> : <p>{message}</p>}
        {status === 404 && <Ways topic={detail["suggestion"]} id={detail["id"]} />}
      </>
    ),
  });
}

function Problem({ query, problem }: Pick<UnreadableQuery, "query" | "problem">) {
  const { at, length, suggestion, ...found } = problem;
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
      <p>{explain({ at, length, ...found })}</p>
      {suggestion !== undefined && (
        <p class="query">
          Did you mean <Search query={before + suggestion + after} />?
        </p>
      )}
    </>
  );
}

// In the list that was asked.
function Search({ query }: { query: string }) {
  return (
    <a href={`?${new URLSearchParams({ q: query }).toString()}`}>
      <code>{query}</code>
    </a>
  );
}

// Where to go from what is not there.
function Ways({ topic, id }: { topic: unknown; id: unknown }) {
  const url = typeof id === "string" && workUrl(id);
  return (
    <p class="actions">
      {typeof topic === "string" && <a href={urlOf("", `/topics/${topic}`)}>{topic}</a>}
      {url && <a href={url}>The paper at {new URL(url).hostname}</a>}
      <a href="/">Today's papers</a>
      <a href="/topics">All topics</a>
    </p>
  );
}
