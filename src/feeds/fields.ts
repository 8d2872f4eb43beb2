import { arxivIdOf } from "../paper/ids.ts";
import type { Account, PaperMoment } from "../paper/paper.ts";
import { texToUnicode } from "../text/tex.ts";
import { rfc3339 } from "../text/time.ts";

/** A paper for programs. Unknown fields are undefined, and so absent from JSON. */
interface Fields {
  id: string;
  arxiv_id: string | undefined;
  doi: string | undefined;
  version: number | undefined;
  /** When version 1 was published, RFC 3339. */
  published: string | undefined;
  categories: string[] | undefined;
  comment: string | undefined;
  journal: string | undefined;
  volume: string | undefined;
  issue: string | undefined;
  pages: string | undefined;
  publisher: string | undefined;
  license: string | undefined;
  upvotes: number | undefined;
  comments: number | undefined;
  stars: number | undefined;
  code: string | undefined;
  project: string | undefined;
  organization: Account | undefined;
  submitter: Account | undefined;
  keywords: string[] | undefined;
  summary: string | undefined;
  sources: string[];
  /** The moment's place in the log. */
  moment: number;
  /** Why it is like what it was asked to be like, in a list of papers like others. */
  like: { shares: readonly string[] } | undefined;
  /** The day of the curated list it was first on, `YYYY-MM-DD`. */
  day: string | undefined;
}

/** The fields of a paper at a moment that not every format has a place for, without TeX. */
export function fieldsOf({ seq, paper, shares }: PaperMoment): Fields {
  return {
    id: paper.id,
    arxiv_id: arxivIdOf(paper.id),
    doi: paper.doi,
    version: paper.version,
    published: paper.published === undefined ? undefined : rfc3339(paper.published),
    categories: unlessEmpty(paper.categories),
    comment: paper.comment && texToUnicode(paper.comment),
    journal: paper.journal && texToUnicode(paper.journal),
    volume: paper.volume,
    issue: paper.issue,
    pages: paper.pages,
    publisher: paper.publisher,
    license: paper.license,
    upvotes: paper.upvotes,
    comments: paper.comments,
    stars: paper.stars,
    code: paper.code,
    project: paper.project,
    organization: paper.organization,
    submitter: paper.submitter,
    keywords: unlessEmpty(paper.keywords),
    summary: paper.summary && texToUnicode(paper.summary),
    sources: paper.sources,
    moment: seq,
    like: shares && { shares },
    day: paper.day,
  };
}

function unlessEmpty(list: string[]): string[] | undefined {
  return list.length === 0 ? undefined : list;
}
