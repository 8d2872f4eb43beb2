import type { Facet } from "../../query/index.ts";
import { urlOf } from "../../lists/address.ts";
import type { Facets as Counted } from "../../lists/facets.ts";
import type { List } from "../../lists/list.ts";

/** The values that a list can be narrowed by, folded away until one of them is taken. */
export function Facets({ list, facets }: { list: List; facets: Counted }) {
  const isTaken = facets.groups.some((group) => group.facets.some(isTakenOut));
  return (
    <details class="help narrow" open={isTaken}>
      <summary>Filter</summary>
      <nav aria-label="Filter">
        <dl>
          {facets.groups.map((group) => (
            <div>
              <dt>{group.name}</dt>
              <dd class="chips">
                {group.facets.map((facet) => (
                  <Link list={list} facet={facet} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
        {facets.cut && <p>Counts cover the newest {facets.matches} matches.</p>}
      </nav>
    </details>
  );
}

// Every combination of facets is a page, which is too many for crawlers.
function Link({ list, facet }: { list: List; facet: Facet }) {
  const { name, title, count, query } = facet;
  const href = urlOf("", list.path, { ...list.params, q: query, before: undefined });
  if (isTakenOut(facet)) {
    return (
      <a rel="nofollow" href={href} aria-current="true" title={title} aria-label={`Remove ${name}`}>
        {name} ×
      </a>
    );
  }
  return (
    <a rel="nofollow" href={href} title={title}>
      {name} <small>{count}</small>
    </a>
  );
}

function isTakenOut({ count }: Facet): boolean {
  return count === undefined;
}
