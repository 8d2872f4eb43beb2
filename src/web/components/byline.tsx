import type { Child } from "../html/jsx-runtime.ts";
import { urlOf } from "../../lists/address.ts";
import { isMarkedName, type Marks } from "../../query/index.ts";
import type { Account } from "../../paper/paper.ts";
import { categoryName } from "../../paper/taxonomy.ts";
import { searchUrl } from "./links.ts";

// Only the first two and the last are named if there are more.
const MOST_NAMED = 3;

/** The authors of a paper in a line, each with a link to their papers. */
export function Byline({ names, marks }: { names: readonly string[]; marks: Marks }) {
  if (names.length === 0) return <></>;
  const asked = names.map((name) => isMarkedName(name, marks));
  const isShown = (n: number) =>
    names.length <= MOST_NAMED || n < 2 || n === names.length - 1 || asked[n] === true;
  const parts: Child[] = [];
  for (const [n, name] of names.entries()) {
    if (!isShown(n)) {
      if (isShown(n - 1)) parts.push(", ", <span title={`${names.length} authors`}>…</span>);
      continue;
    }
    parts.push(
      n > 0 && ", ",
      <a href={searchUrl("author", name)}>
        <bdi>{asked[n] ? <mark>{name}</mark> : name}</bdi>
      </a>,
    );
  }
  return <span class="by">{parts}</span>;
}

/** An organization, with a link to its papers. */
export function Organization({ account: { name, fullname } }: { account: Account }) {
  return (
    <a class="org" href={searchUrl("org", name)}>
      <bdi>{fullname || name}</bdi>
    </a>
  );
}

/** A category, with a link to its list. */
export function Category({ code }: { code: string }) {
  return (
    <a href={urlOf("", `/topics/${code}`)} title={categoryName(code)}>
      {code}
    </a>
  );
}
