import { type ListSource, titlesOf } from "../lists/sources.ts";

/** What the site is, in two sentences. */
export function aboutSite(sources: readonly ListSource[]): string {
  return `New research papers from ${titlesOf(sources)}. Every list, and every search, is a feed.`;
}
