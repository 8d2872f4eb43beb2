import type { Child } from "hono/jsx";
import type { List } from "../../lists/index.ts";

interface OpeningProps {
  list: List;
  heading?: string;
  /** A sentence about the list; its description otherwise. */
  children?: Child;
}

/** The heading of a list, and what its reader should know. */
export function Opening({ list, heading = list.title, children }: OpeningProps) {
  const { spelling } = list;
  return (
    <>
      <h1 dir="auto">{heading}</h1>
      {(list.kind !== "search" || !spelling) && <p class="lede">{children ?? list.description}</p>}
      {spelling?.isAltered && (
        <p class="notice">
          Read as <code>{spelling.text}</code>
        </p>
      )}
      {list.notices.map((notice) => (
        <p class="notice">{notice}</p>
      ))}
    </>
  );
}
