import type { Links } from "../../feeds/links.ts";
import { type Facts, sayerOf } from "../../paper/facts.ts";
import type { Paper } from "../../paper/paper.ts";
import { lazy } from "../../text/lazy.ts";

const COMPACT = lazy(
  () =>
    new Intl.NumberFormat("en", {
      notation: "compact",
      maximumFractionDigits: 1,
      // Cut rather than rounded: 1,960 must not look like 2,000.
      roundingMode: "floor",
    }),
);

/** The upvotes of a paper, if it has any. */
export function Upvotes({ paper, facts }: { paper: Paper; facts: Facts }) {
  const { upvotes } = paper;
  if (!upvotes) return <></>;
  const by = sayerOf("upvotes", paper, facts);
  return (
    <p class="votes" title={`Upvotes${by ? ` on ${by.site}` : ""}: ${upvotes}`}>
      <span aria-hidden="true">▲</span> {shown(upvotes)}
      <span class="unseen"> upvotes</span>
    </p>
  );
}

interface CommentsProps {
  paper: Paper;
  links: Links;
  /** The title of the paper, which tells its link from those of others. */
  title: string;
}

/** The comments on a paper, if there are any, with a link to them. */
export function Comments({ paper: { comments }, links, title }: CommentsProps) {
  if (!comments) return <></>;
  const text = `${shown(comments)} ${comments === 1 ? "comment" : "comments"}`;
  return (
    <a href={links.discussion?.href} aria-label={`${text}: ${title}`}>
      {text}
    </a>
  );
}

/** The stars of the code of a paper, if it has any. */
export function Stars({ paper: { stars } }: { paper: Paper }) {
  if (!stars) return <></>;
  return (
    <span title={`Stars of its code: ${stars}`}>
      <span aria-hidden="true">★</span> {shown(stars)}
      <span class="unseen"> stars</span>
    </span>
  );
}

// 1234 is 1.2k.
function shown(count: number): string {
  if (count < 1000) return String(count);
  return COMPACT().format(count).replace("K", "k");
}
