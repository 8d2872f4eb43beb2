import { arxivIdOf, webAddress } from "../../feeds/links.ts";
import type { Account, Paper, Sighting } from "../../paper/paper.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf } from "../../text/time.ts";
import { urlOf } from "../address.ts";
import { FoldedAbstract } from "./abstract.tsx";
import { Categories } from "./chips.tsx";
import { shortDay } from "./days.ts";
import { searchUrl } from "./links.ts";
import { Signals } from "./signals.tsx";

/**
 * One paper, as short as a list tells it.
 * @param isDated whether to say when it entered
 */
export function Card({ sighting, isDated }: { sighting: Sighting; isDated: boolean }) {
  const { paper, at, revision } = sighting;
  const { thumbnail, categories } = paper;
  return (
    <article class="card">
      {thumbnail?.startsWith("https://") && <Thumbnail address={thumbnail} />}
      <h2 dir="auto">
        <a href={urlOf("", `/papers/${paper.id}`)}>{texToUnicode(paper.title)}</a>
      </h2>
      <p class="byline">
        <Authors names={paper.authors} />
        <Dates published={paper.published} entered={at} isDated={isDated} />
        {revision !== undefined && <span>version {revision}</span>}
        {paper.organization && <Organization account={paper.organization} />}
      </p>
      <FoldedAbstract text={paper.abstract} />
      <div class="foot">
        <Signals paper={paper} />
        <Files paper={paper} />
        {paper.submitter && (
          <span class="submitter">
            by <bdi>{paper.submitter.fullname || paper.submitter.name}</bdi>
          </span>
        )}
        {categories.length > 0 && <Categories codes={categories} />}
      </div>
    </article>
  );
}

function Thumbnail({ address }: { address: string }) {
  return (
    <img
      src={address}
      alt=""
      width={160}
      height={90}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
    />
  );
}

function Authors({ names }: { names: string[] }) {
  if (names.length === 0) return <></>;
  return (
    <span title={names.join(", ")}>
      {names.length} author{names.length === 1 ? "" : "s"}
    </span>
  );
}

interface DatesProps {
  published: number | undefined;
  entered: number;
  isDated: boolean;
}

function Dates({ published, entered, isDated }: DatesProps) {
  const [first, last] = [dayOf(published ?? entered), dayOf(entered)];
  return (
    <>
      <time datetime={first}>{shortDay(first)}</time>
      {isDated && first !== last && (
        <span>
          listed <time datetime={last}>{shortDay(last)}</time>
        </span>
      )}
    </>
  );
}

function Organization({ account: { name, fullname } }: { account: Account }) {
  return (
    <a href={searchUrl("org", name)}>
      <bdi>{fullname || name}</bdi>
    </a>
  );
}

function Files({ paper }: { paper: Paper }) {
  const arxivId = arxivIdOf(paper);
  const code = webAddress(paper.code);
  return (
    <>
      {arxivId && <a href={`https://arxiv.org/pdf/${arxivId}`}>PDF</a>}
      {code && <a href={code}>Code</a>}
    </>
  );
}
