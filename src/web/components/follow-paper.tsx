import { FEED_FORMATS } from "../../feeds/formats.ts";
import { urlOf } from "../../lists/address.ts";
import type { Paper } from "../../paper/paper.ts";
import { categoryName } from "../../paper/taxonomy.ts";
import { FOLLOW, queryFor } from "./links.ts";

// Of many authors, the first two and the last can be followed from here, the others from their lists.
const MOST_AUTHORS = 3;

/** Links to follow what a paper is of: its versions, authors, organization and category. */
export function FollowPaper({ paper }: { paper: Paper }) {
  const { id, authors, organization, categories } = paper;
  const [category] = categories;
  const named =
    authors.length > MOST_AUTHORS ? [...authors.slice(0, 2), ...authors.slice(-1)] : authors;
  return (
    <>
      <h2>Follow</h2>
      <ul class="ways">
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

function feedPage(path: string, q?: string): string {
  return FOLLOW + urlOf("", path, { q }, FEED_FORMATS[0]!.extension);
}

function idQuery(id: string): string {
  return `id:"${id.replaceAll('"', " ")}"`;
}
