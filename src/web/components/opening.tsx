import type { Child } from "../html/jsx-runtime.ts";
import type { List } from "../../lists/index.ts";
import { papers } from "../counted.ts";

interface OpeningProps {
  list: List;
  heading?: string;
  /** A line about the list; its description otherwise. */
  lede?: Child;
  /** How many papers it has, where that is known. */
  count?: number | undefined;
  /** Stands beside the heading. */
  children?: Child;
}

/** The heading of a list, what its reader should know, and the ways to others of its kind. */
export function Opening({ list, heading = list.title, lede, count, children }: OpeningProps) {
  const { spelling } = list;
  const isSearch = list.kind === "search" && spelling !== undefined;
  const about = lede ?? (isSearch ? undefined : list.description.replace(/\.$/, ""));
  const known = count === undefined || count === 0 ? undefined : papers(count);
  return (
    <>
      <div class="opening">
        <div>
          <h1 dir="auto">{heading}</h1>
          {(about ?? known) && (
            <p class="lede">
              {about}
              {about && known && " · "}
              {known}
            </p>
          )}
        </div>
        {children}
      </div>
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
