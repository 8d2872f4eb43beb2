import type { Child } from "../html/jsx-runtime.ts";
import type { List } from "../../lists/index.ts";
import { canonicalUrl, feedLinks } from "../../lists/links.ts";
import type { Facts } from "../../paper/facts.ts";
import type { Offers } from "./follow.tsx";
import { page } from "./layout.tsx";

/** The parts that all pages of lists share. */
export interface ListFrame {
  /** The origin of its addresses. */
  site: string;
  siteName: string;
  /** The facts of all sources. */
  facts: Facts;
  /** The query as it was typed. */
  query?: string | undefined;
  offers?: Offers;
}

/** The title and the description of a page, where they are not those of its list. */
export interface PageTitles {
  title: string;
  description: string;
}

interface Titled extends Partial<PageTitles> {
  children: Child;
}

/** The page of a list, with its feeds in its head. */
export function listPage(
  { site, siteName, query }: ListFrame,
  list: List,
  { title = pageTitle(list), description = list.description, children }: Titled,
): string {
  return page({
    title,
    siteName,
    description,
    canonical: canonicalUrl(site, list),
    feeds: feedLinks(site, list),
    head: <script src="/cards.js" defer></script>,
    ...(query !== undefined && { query }),
    children,
  });
}

// Windows and histories tell the pages of a list apart by it.
function pageTitle({ title, params: { sort, before } }: List): string {
  return [title, sort, before !== undefined && "older"].filter(Boolean).join(" · ");
}
