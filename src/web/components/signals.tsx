import type { Links } from "../../feeds/links.ts";
import { type Facts, sayerOf } from "../../paper/facts.ts";
import type { Paper } from "../../paper/paper.ts";

const COMPACT = new Intl.NumberFormat("en", {
  notation: "compact",
  maximumFractionDigits: 1,
  // Cut rather than rounded: 1,960 must not look like 2,000.
  roundingMode: "floor",
});

interface SignalsProps {
  paper: Paper;
  links: Links;
  facts: Facts;
}

/** The upvotes of a paper, its comments with a link to them, and the stars of its code. */
export function Signals({ paper, links, facts }: SignalsProps) {
  const { upvotes, comments, stars } = paper;
  const by = sayerOf("upvotes", paper, facts);
  return (
    <>
      {upvotes ? (
        <span class="votes" title={`Upvotes${by ? ` on ${by.site}` : ""}: ${upvotes}`}>
          <span aria-hidden="true">▲</span> {shown(upvotes)}
          <span class="unseen"> upvotes</span>
        </span>
      ) : (
        ""
      )}
      {comments ? (
        <a href={links.discussion?.href}>
          {shown(comments)} {comments === 1 ? "comment" : "comments"}
        </a>
      ) : (
        ""
      )}
      {stars ? (
        <span title={`Stars of its code: ${stars}`}>
          <span aria-hidden="true">★</span> {shown(stars)}
          <span class="unseen"> stars</span>
        </span>
      ) : (
        ""
      )}
    </>
  );
}

// 1234 is 1.2k.
function shown(count: number): string {
  return COMPACT.format(count).replace("K", "k");
}
