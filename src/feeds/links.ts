import { type Facts, registryOf } from "../paper/facts.ts";
import { doiOf } from "../paper/ids.ts";
import type { Paper } from "../paper/paper.ts";

/** A link from a paper. */
export interface Link {
  text: string;
  /** Always http or https. */
  href: string;
}

/** A work's page for people, and what its site is called: `arXiv`, `DOI`, or the host. */
interface WorkPage {
  href: string;
  site: string;
}

/** Where a reader may want to go from a paper, the most asked for first. */
export interface Links {
  page?: Link & WorkPage;
  pdf?: Link;
  /** It may be missing for some works, so feeds do not show it. */
  html?: Link;
  discussion?: Link;
  code?: Link;
  project?: Link;
}

/** The links of a paper that are known. */
export function linksOf(paper: Paper, facts: Facts): Links {
  const page = pageOf(paper.id, facts) ?? pageAt(paper.url ?? "") ?? pageAt(paper.feedId);
  const { pdf, html } = registryOf(paper.id, facts)?.addressesOf?.(paper.id) ?? {};
  const [code, project] = [webAddress(paper.code), webAddress(paper.project)];
  return {
    ...(page && { page: { text: "Abstract", ...page } }),
    ...(pdf && { pdf: { text: "PDF", href: pdf } }),
    ...(html && { html: { text: "HTML", href: html } }),
    ...discussionOf(paper, facts),
    ...(code && { code: { text: "Code", href: code } }),
    ...(project && { project: { text: "Project page", href: project } }),
  };
}

/** The links that feeds show, in order. */
export function shownLinks(links: Links): Link[] {
  const { page, pdf, discussion, code, project } = links;
  return [page, pdf, discussion, code, project].filter((link) => link !== undefined);
}

/** The page of a work, by its id; undefined if the id does not say. */
export function pageOf(id: string, facts: Facts): WorkPage | undefined {
  const registry = registryOf(id, facts);
  const own = registry?.addressesOf?.(id)?.page;
  if (registry && own !== undefined) return { href: own, site: registry.site };
  const doi = doiOf(id);
  return doi === undefined
    ? undefined
    : { href: `https://doi.org/${encodePath(doi)}`, site: "DOI" };
}

/** The address itself if a browser may be sent there, that is over http or https. */
export function webAddress(address: string | undefined): string | undefined {
  return address && /^https?:\/\//i.test(address) ? address : undefined;
}

function pageAt(address: string): WorkPage | undefined {
  const href = webAddress(address);
  return href === undefined ? undefined : { href, site: URL.parse(href)?.hostname ?? href };
}

function discussionOf({ id, sources }: Paper, facts: Facts): Pick<Links, "discussion"> {
  for (const name of sources) {
    const { site, discussionOf: find } = facts.get(name) ?? {};
    const href = find?.(id);
    if (href !== undefined) return { discussion: { text: `${site} discussion`, href } };
  }
  return {};
}

function encodePath(path: string): string {
  return encodeURI(path.toWellFormed()).replace(/[?#]/g, encodeURIComponent);
}
