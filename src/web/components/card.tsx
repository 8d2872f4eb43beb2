import { type Links, linksOf } from "../../feeds/links.ts";
import type { Facts } from "../../paper/facts.ts";
import type { Account, PaperMoment } from "../../paper/paper.ts";
import { isMarkedName, type Marks, marksOf, type Query } from "../../query/index.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf } from "../../text/time.ts";
import { urlOf } from "../../lists/address.ts";
import { FoldedAbstract } from "./abstract.tsx";
import { Categories } from "./chips.tsx";
import { shortDay } from "../../text/calendar.ts";
import { searchUrl } from "./links.ts";
import { Marked } from "./highlighted.tsx";
import { Signals } from "./signals.tsx";

/**
 * The papers of a list.
 * @param question the query they match, to be marked in them
 * @param isDated whether to show when each entered, if not on the day it was published
 * @param facts of all sources
 */
export function Cards({ entries, question, isDated, facts }: CardsProps) {
  const marks = marksOf(question);
  return (
    <>
      {entries.map((moment) => (
        <Card moment={moment} marks={marks} isDated={isDated} facts={facts} />
      ))}
    </>
  );
}

interface CardsProps {
  entries: readonly PaperMoment[];
  question: Query | undefined;
  isDated: boolean;
  facts: Facts;
}

interface CardProps {
  moment: PaperMoment;
  marks: Marks;
  isDated: boolean;
  facts: Facts;
}

function Card({ moment, marks, isDated, facts }: CardProps) {
  const { paper, at, revision } = moment;
  const links = linksOf(paper, facts);
  const { thumbnail, categories } = paper;
  return (
    <article class="card">
      {thumbnail?.startsWith("https://") && <Thumbnail address={thumbnail} />}
      <h2 dir="auto">
        <a href={urlOf("", `/papers/${paper.id}`)}>
          <Marked text={texToUnicode(paper.title)} marks={marks.title} />
        </a>
      </h2>
      <p class="byline">
        <Authors names={paper.authors} marks={marks} />
        <Dates published={paper.published} entered={at} isDated={isDated} />
        {revision !== undefined && <span>version {revision}</span>}
        {paper.organization && <Organization account={paper.organization} />}
      </p>
      <FoldedAbstract text={paper.abstract} marks={marks.abstract} />
      <div class="foot">
        <Signals paper={paper} links={links} facts={facts} />
        <Files title={paper.title} links={links} />
        {paper.submitter && (
          <span>
            submitted by <bdi>{paper.submitter.fullname || paper.submitter.name}</bdi>
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

// A line has room for so many: those that were asked for, else the first ones.
const NAMED = 3;

function Authors({ names, marks }: { names: string[]; marks: Marks }) {
  if (names.length === 0) return <></>;
  const asked = names.filter((name) => isMarkedName(name, marks));
  const shown = (asked.length > 0 ? asked : names).slice(0, NAMED);
  return (
    <span title={names.join(", ")}>
      {names.length} author{names.length === 1 ? "" : "s"}:{" "}
      {shown.map((name, n) => (
        <>
          {n > 0 && ", "}
          {asked.length > 0 ? <mark>{name}</mark> : name}
        </>
      ))}
      {names.length > shown.length && " …"}
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
          matched <time datetime={last}>{shortDay(last)}</time>
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

function Files({ title, links: { pdf, code } }: { title: string; links: Links }) {
  return (
    <>
      {pdf && (
        <a href={pdf.href} aria-label={`PDF: ${title}`}>
          PDF
        </a>
      )}
      {code && (
        <a href={code.href} aria-label={`Code: ${title}`}>
          Code
        </a>
      )}
    </>
  );
}
