import { resolveCategory } from "../../paper/taxonomy.ts";
import type { FeedItem } from "./items.ts";

/** An item of arXiv's own feeds, or of copies of them. */
export interface Announced {
  /** Without the suffix that arXiv's feeds had until 2024. */
  title: string;
  /** Without the prefix of arXiv's feeds. */
  abstract: string;
  kind?: "new" | "cross" | "replace";
  version?: number;
  categories: string[];
  keywords: string[];
}

// "A title. (arXiv:2111.11111v1 [cs.LG] UPDATED)"
const SUFFIX =
  /\.?\s*\(arXiv:(?:[\w.-]+\/)?[\d.]+v(?<version>\d+)\s+\[(?<category>[\w.-]+)\]\s*(?<kind>UPDATED|CROSS LISTED)?\)$/i;
// "arXiv:2611.00001v1 Announce Type: new Abstract: …"
const PREFIX =
  /^arXiv:\S+?v(?<version>\d+)\s+Announce Type:\s*(?<kind>[\w-]+)\s*(?:Abstract:\s*)?/i;
const GUID = /^oai:arXiv\.org:\S+?v(?<version>\d+)$/i;

/**
 * Reads the marks that arXiv puts into titles and descriptions.
 * @returns undefined for an item without such marks
 */
export function announcementOf(item: FeedItem): Announced | undefined {
  const suffix = SUFFIX.exec(item.title)?.groups;
  const prefix = PREFIX.exec(item.abstract)?.groups;
  if (!suffix && !prefix && !item.announced) return undefined;
  const kind = (item.announced ?? prefix?.["kind"] ?? suffix?.["kind"] ?? "new").toLowerCase();
  const guid = GUID.exec(item.guid ?? "")?.groups;
  const version = Number((guid ?? prefix ?? suffix)?.["version"]);
  const codes = [suffix?.["category"] ?? [], item.keywords].flat();
  const categories = [...new Set(codes.flatMap((code) => resolveCategory(code) ?? []))];
  return {
    title: item.title.replace(SUFFIX, ""),
    abstract: item.abstract.replace(PREFIX, ""),
    kind: /^(?:replace|updated)/.test(kind)
      ? "replace"
      : kind.startsWith("cross")
        ? "cross"
        : "new",
    ...(version > 0 && { version }),
    categories,
    keywords: item.keywords.filter((code) => !resolveCategory(code)),
  };
}
