import { urlOf } from "../../lists/address.ts";
import { type Links, linksOf } from "../../feeds/links.ts";
import type { Facts } from "../../paper/facts.ts";
import type { PaperMoment } from "../../paper/paper.ts";
import type { Marks } from "../../query/index.ts";
import { dayIn } from "../../text/calendar.ts";
import { texToUnicode } from "../../text/tex.ts";
import { DAY, dayOf } from "../../text/time.ts";
import { Byline, Category, Organization } from "./byline.tsx";
import { CardText } from "./card-text.tsx";
import { Marked } from "./highlighted.tsx";
import { Comments, Stars, Upvotes } from "./signals.tsx";

/** How a card tells its dates. */
interface Dating {
  /** The day of the heading it stands under, `YYYY-MM-DD`. */
  under?: string;
  /** Whether papers are on the list because they matched, and not because of a day. */
  isMatched: boolean;
}

interface CardProps extends Dating {
  moment: PaperMoment;
  /** Whether it can be ticked, to find papers like it. */
  isTickable?: boolean;
  marks: Marks;
  facts: Facts;
}

// A paper that matched within a week of its publication is simply new.
const LATE = 7 * DAY;

/** A paper on a list. */
export function Card({ moment, marks, facts, isTickable, ...dating }: CardProps) {
  const { paper, seq, revision, shares = [] } = moment;
  const links = linksOf(paper, facts);
  const title = texToUnicode(paper.title);
  const { thumbnail, categories } = paper;
  const Title = dating.under === undefined ? "h2" : "h3";
  return (
    <article class="card" data-seq={seq}>
      {thumbnail?.startsWith("https://") && <Thumbnail address={thumbnail} />}
      <Title class="title" dir="auto">
        <a href={urlOf("", `/papers/${paper.id}`)}>
          <Marked text={title} marks={marks.title} />
        </a>
      </Title>
      <Upvotes paper={paper} facts={facts} />
      <p class="about">
        <Byline names={paper.authors} marks={marks} />
        <Dates moment={moment} {...dating} />
        {revision !== undefined && <span>version {revision}</span>}
        {paper.organization && <Organization account={paper.organization} />}
        {categories[0] && <Category code={categories[0]} />}
        <Comments paper={paper} links={links} title={title} />
        <Files title={title} links={links} />
        <Stars paper={paper} />
        {isTickable && (
          <label class="tick">
            <input type="checkbox" name="id" value={paper.id} aria-label={`Like this: ${title}`} />{" "}
            like this
          </label>
        )}
      </p>
      {shares.length > 0 && <p class="shares">Shares: {shares.join(", ")}</p>}
      <CardText paper={paper} title={title} marks={marks} facts={facts} />
    </article>
  );
}

// One date: when the paper was published. When it matched is told where that was much later.
function Dates({ moment, under, isMatched }: Dating & { moment: PaperMoment }) {
  const { at, paper } = moment;
  const { published } = paper;
  const matched = dayOf(at);
  const day = published === undefined ? matched : dayOf(published);
  if (day === under) return <></>;
  const isLate = under === undefined && isMatched && at - (published ?? at) > LATE;
  return (
    <>
      <Time day={day} under={under} />
      {isLate && (
        <span>
          matched <Time day={matched} under={day} />
        </span>
      )}
    </>
  );
}

function Time({ day, under = "" }: { day: string; under?: string | undefined }) {
  return <time datetime={day}>{dayIn(under.slice(0, 4) || "-", day)}</time>;
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
