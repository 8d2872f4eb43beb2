import { urlOf } from "../address.ts";
import type { WebError } from "../errors.ts";
import { page } from "./layout.tsx";

/** An error, in words; one of a query with the spot marked. */
export function errorPage(siteName: string, error: WebError): string {
  const { status, message } = error;
  const { query, at, length, suggestion, id } = error.detail;
  const marked = typeof query === "string" && typeof at === "number" && typeof length === "number";
  return page({
    title: status === 404 ? "Not found" : "That cannot be read",
    siteName,
    ...(typeof query === "string" && { query }),
    children: (
      <>
        <h1>{status === 404 ? "Not found" : "That cannot be read"}</h1>
        {marked && <Marked query={query} at={at} length={length} />}
        <p>{message}</p>
        {marked && typeof suggestion === "string" && (
          <p>
            Try <a href={corrected(query, at, length, suggestion)}>{suggestion}</a> there.
          </p>
        )}
        {status === 404 && <Ways topic={suggestion} id={id} />}
      </>
    ),
  });
}

function Marked({ query, at, length }: { query: string; at: number; length: number }) {
  return (
    <p class="query">
      <code>
        {query.slice(0, at)}
        <mark>{query.slice(at, at + length) || "\u2038"}</mark>
        {query.slice(at + length)}
      </code>
    </p>
  );
}

function corrected(query: string, at: number, length: number, suggestion: string): string {
  const q = query.slice(0, at) + suggestion + query.slice(at + length);
  return `?${new URLSearchParams({ q }).toString()}`;
}

// Where to go from what is not there.
function Ways({ topic, id }: { topic: unknown; id: unknown }) {
  const arxivId = typeof id === "string" && /^arxiv:(.*)$/.exec(id)?.[1];
  return (
    <p class="actions">
      {typeof topic === "string" && <a href={urlOf("", `/topics/${topic}`)}>{topic}</a>}
      {arxivId && <a href={urlOf("https://arxiv.org", `/abs/${arxivId}`)}>The paper on arXiv</a>}
      <a href="/">Today's papers</a>
      <a href="/topics">All topics</a>
    </p>
  );
}
