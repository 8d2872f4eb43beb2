import type { Child } from "hono/jsx";
import type { List } from "../../lists/index.ts";

interface OpeningProps {
  list: List;
  /** The query as it was typed. */
  query?: string | undefined;
  heading?: string;
  /** A sentence about the list; its description otherwise. */
  children?: Child;
}

/** The heading of a list, and what its reader should know. */
export function Opening({ list, query, heading = list.title, children }: OpeningProps) {
  const canonical = list.params["q"];
  return (
    <>
      <h1 dir="auto">{heading}</h1>
      {(list.kind !== "search" || !canonical) && <p class="lede">{children ?? list.description}</p>}
      {canonical !== undefined && canonical !== query && (
        <p class="notice">
          Read as <code>{canonical}</code>
        </p>
      )}
      {list.notices.map((notice) => (
        <p class="notice">{notice}</p>
      ))}
    </>
  );
}
