import { urlOf } from "../../lists/address.ts";
import type { List } from "../../lists/list.ts";

const ORDERS = [
  [undefined, "Newest"],
  ["top", "Top"],
  ["trending", "Trending"],
  ["relevance", "Relevance"],
] as const;

/** The orders of a list. All papers without a query have no order of relevance. */
export function Sort({ list: { kind, path, params } }: { list: List }) {
  const isAsking = kind !== "search" || params["q"] !== undefined;
  const orders = ORDERS.filter(([sort]) => isAsking || sort !== "relevance");
  return (
    <nav class="switch" aria-label="Order">
      {orders.map(([sort, name]) => (
        <a
          href={urlOf("", path, { ...params, sort, before: undefined })}
          {...(sort === params["sort"] && { "aria-current": "true" as const })}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
