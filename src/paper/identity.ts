import { foldedWords } from "../text/clean.ts";
import { haveOnePath } from "./address.ts";
import { twinId } from "./ids.ts";
import { observe } from "./moments.ts";
import type { Moment } from "./moments.ts";
import type { Listing, Paper, Statement } from "./paper.ts";

/** All ids under which the work of a listing may be on record. */
export function idsOf({ paper, others = [], item = {} }: Listing): string[] {
  const ids = [paper.id, twinId(paper), ...others, item.guid, item.link];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** The records and aliases found for some ids. */
export interface Known {
  papers: ReadonlyMap<string, { paper: Paper }>;
  /** Ids of papers by their other ids. */
  aliases: ReadonlyMap<string, string>;
}

/** The work of a listing. */
export interface Identity {
  /** The id of its record, or of a new one. */
  id: string;
  /** Ids of other records of the same work. */
  same: string[];
  /** Other ids to be added to it. */
  aliases: string[];
}

/**
 * Makes a function that finds the work of a listing: by its arXiv id or DOI; else by the guid of its
 * item, if the title or the link agree; else by its link, unless an item with another guid has it.
 * @param listings all those of the page
 */
export function identifier(
  known: Known,
  listings: readonly Listing[],
): (listing: Listing) => Identity {
  const { papers, aliases } = known;
  const guidsHere = new Set(listings.map(({ item }) => item?.guid));
  const guids = guidsByPaper(aliases);
  const find = (id: string | undefined) => {
    const found = id && (aliases.get(id) ?? id);
    return found && papers.has(found) ? found : undefined;
  };
  const isByGuid = (id: string, said: Statement) => {
    const { paper } = papers.get(id)!;
    return areSimilar(paper.title, said.title) || haveOnePath(paper.url, said.url);
  };
  const isByLink = (id: string, { paper: said, item }: Listing) => {
    const feed = item?.guid?.slice(0, FEED_LENGTH);
    const others = (guids.get(id) ?? []).filter(
      (guid) => guid !== item?.guid && feed !== undefined && guid.startsWith(feed),
    );
    if (others.some((guid) => guidsHere.has(guid))) return false;
    const isSure = others.length === 0 && !item?.isShared;
    return isSure || wordsOf(papers.get(id)!.paper.title) === wordsOf(said.title);
  };
  return (listing) => {
    const { paper: said, others = [], item = {} } = listing;
    const byGuid = find(item.guid);
    const byLink = find(item.link);
    const guid = byGuid !== undefined && isByGuid(byGuid, said) ? byGuid : undefined;
    const link = byLink !== undefined && isByLink(byLink, listing) ? byLink : undefined;
    const isNamed = !isLocal(said.id);
    const claimed = said.id === item.link && byLink !== undefined && link === undefined;
    const own = claimed ? (item.guid ?? said.id) : said.id;
    const id = isNamed ? (find(said.id) ?? said.id) : (guid ?? link ?? find(own) ?? own);
    const same = [...others.map(find), ...(isNamed ? [guid, link].filter(isLocal) : [])];
    const wanted = [...others, item.guid];
    return {
      id,
      same: [...new Set(same.filter((other) => other !== undefined && other !== id))] as string[],
      aliases: wanted.filter((other) => other && other !== id && !aliases.has(other)) as string[],
    };
  };
}

/** Characters of a `guid:…` id that all items of a feed share. */
const FEED_LENGTH = "guid:".length + 12;

/** Whether an id is a link or a guid, which only the feed gave to the work. */
function isLocal(id: string | undefined): boolean {
  return id !== undefined && /^(?:url|guid):/.test(id);
}

function guidsByPaper(aliases: ReadonlyMap<string, string>): ReadonlyMap<string, string[]> {
  const guids = new Map<string, string[]>();
  for (const [alias, id] of aliases) {
    if (alias.startsWith("guid:")) guids.set(id, [...(guids.get(id) ?? []), alias]);
  }
  return guids;
}

function wordsOf(title: string): string {
  return foldedWords(title).join(" ");
}

// At least half of the words of the longer title are in the other.
function areSimilar(one: string, other: string): boolean {
  const [a, b] = [new Set(foldedWords(one)), new Set(foldedWords(other))];
  const common = [...a].filter((word) => b.has(word)).length;
  return common * 2 >= Math.max(a.size, b.size);
}

/** A paper, and its moments in order of time. */
export interface Told {
  paper: Paper;
  moments: readonly Moment[];
}

/**
 * Unites two records of one work. The id and the feed id of the first stay, and fields that it does
 * not have come from the second. The work has the moments of both.
 */
export function unite(first: Told, second: Told): Told {
  const paper: Paper = { ...second.paper, ...first.paper };
  for (const list of ["authors", "categories", "media", "keywords"] as const) {
    if (paper[list].length === 0) paper[list] = second.paper[list];
  }
  if (paper.abstract === "") paper.abstract = second.paper.abstract;
  paper.sources = [...new Set([...first.paper.sources, ...second.paper.sources])].sort();
  const days = [first.paper.day, second.paper.day].filter((day) => day !== undefined).sort();
  if (days[0] !== undefined) paper.day = days[0];
  return { paper, moments: second.moments.reduce<readonly Moment[]>(observe, first.moments) };
}
