import { FEED_FORMATS } from "../../feeds/formats.ts";
import { urlOf } from "../../lists/address.ts";
import { CLOSENESS } from "../../paper/closeness.ts";
import type { Paper } from "../../paper/paper.ts";
import { categoryName } from "../../paper/taxonomy.ts";
import { FOLLOW, queryFor } from "./links.ts";

// Of many authors, the first two and the last can be followed from here, the others from their
// lists.
const MOST_AUTHORS = 3;

interface FollowPaperProps {
  paper: Paper;
  /** How many papers are new here a week, where that is known. */
  papersAWeek: number | undefined;
}

/** Links to follow what a paper is like and of: its versions, authors, organization and category. */
export function FollowPaper({ paper, papersAWeek }: FollowPaperProps) {
  const { id, authors, organization, categories } = paper;
  const [category] = categories;
  const named =
    authors.length > MOST_AUTHORS ? [...authors.slice(0, 2), ...authors.slice(-1)] : authors;
  return (
    <>
      <h2>Follow</h2>
      <ul class="ways">
        <li>
          Papers like this: <Closeness id={id} papersAWeek={papersAWeek} />
        </li>
        <li>
          <a href={urlOf("", `/papers/${id}/related`)}>The papers nearest to this one</a>
        </li>
        <li>
          <a href={feedPage("/papers", `${idQuery(id)} is:revised`)}>New versions of this paper</a>
        </li>
        {named.map((name) => (
          <li>
            <a href={feedPage("/papers", queryFor("author", name))}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
        {organization && (
          <li>
            <a href={feedPage("/papers", queryFor("org", organization.name))}>
              <bdi>{organization.fullname || organization.name}</bdi>
            </a>
          </li>
        )}
        {category && (
          <li>
            <a href={feedPage(`/topics/${category}`)}>
              {categoryName(category)} ({category})
            </a>
          </li>
        )}
      </ul>
    </>
  );
}

function Closeness({ id, papersAWeek }: { id: string; papersAWeek: number | undefined }) {
  return (
    <>
      {CLOSENESS.toReversed().map((closeness, n) => (
        <>
          {n > 0 && ", "}
          <a href={feedPage("/papers", `like:"${short(id)}@${closeness}"`)}>
            closest {100 - closeness} %
          </a>
          {papersAWeek !== undefined && ` (${aWeek((papersAWeek * (100 - closeness)) / 100)})`}
        </>
      ))}
    </>
  );
}

function short(id: string): string {
  return id.replace(/^(arxiv|doi):/, "").replaceAll('"', " ");
}

function aWeek(papers: number): string {
  if (papers < 0.75) return `about ${Math.max(1, Math.round(papers * 4))} a month`;
  return `about ${papers < 20 ? Math.round(papers) : Number(papers.toPrecision(1))} a week`;
}

function feedPage(path: string, q?: string): string {
  return FOLLOW + urlOf("", path, { q }, FEED_FORMATS[0]!.extension);
}

function idQuery(id: string): string {
  return `id:"${id.replaceAll('"', " ")}"`;
}
