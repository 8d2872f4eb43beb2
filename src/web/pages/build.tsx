import { FORMATS, typeOf } from "../../feeds/formats.ts";
import { marksOf } from "../../query/index.ts";
import { texToUnicode } from "../../text/tex.ts";
import { dayOf } from "../../text/time.ts";
import { urlOf } from "../../lists/address.ts";
import { listUrl } from "../../lists/links.ts";
import type { SearchList } from "../../lists/list.ts";
import { rateInWords } from "../../lists/rate.ts";
import { BuildForm, type FormProps } from "../components/build-form.tsx";
import { shortDay } from "../../text/calendar.ts";
import { page } from "../components/layout.tsx";
import { Marked } from "../components/highlighted.tsx";

/** The entries in the preview. */
export const SHOWN = 10;

/** The list that a form makes. */
export interface Built {
  list: SearchList;
  /** Entries a week. */
  rate: number | undefined;
  /** The address of the feed. */
  address: string;
}

interface Build extends Omit<FormProps, "said"> {
  built?: Built;
  /** Why there is no list although every field can be read. */
  notice?: string;
}

/** The feed builder: a form that makes the address of a feed. With script, it is live. */
export function buildPage(site: string, siteName: string, build: Build): string {
  const { built, notice, ...form } = build;
  return page({
    title: "Create a feed",
    siteName,
    description: "A form that makes the address of a feed.",
    canonical: `${site}/build`,
    head: <script src="/build.js" defer></script>,
    children: (
      <>
        <h1>Create a feed</h1>
        <p class="lede">
          Describe the papers you want. All fields are optional and combine. Papers appear when they
          first match, even if they were published earlier.
        </p>
        <BuildForm {...form} said={<Said {...build} />} />
        <div id="outcome" data-live>
          {notice !== undefined && <p class="notice">{notice}</p>}
          {built && <Outcome site={site} {...built} />}
        </div>
      </>
    ),
  });
}

function Said({ built, notice, problems }: Build) {
  if (built) {
    const { list, rate } = built;
    const isEmpty = rate === undefined || list.entries.length === 0;
    return (
      <>
        {isEmpty ? "No papers yet." : rateInWords(rate)} <a href="#outcome">See the feed</a>
      </>
    );
  }
  const isSound = notice === undefined && Object.keys(problems).length === 0;
  return <>{isSound ? "Your feed address will appear here." : "Some fields cannot be read."}</>;
}

function Outcome({ site, list, address }: Built & { site: string }) {
  const { q, include, content } = list.params;
  return (
    <>
      <section class="subscribe" aria-labelledby="feed">
        <h2 id="feed">Your feed</h2>
        <p class="feeds">
          {FORMATS.map((format) => (
            <a
              href={urlOf(
                site,
                list.path,
                format.kind === "feed" ? list.params : { q, include, content },
                format.extension,
              )}
              type={typeOf(format)}
            >
              {format.name}
            </a>
          ))}
        </p>
        <div class="address">
          <input type="text" readonly value={address} aria-label="Address of the feed" />
        </div>
        <p>
          Edit as a search:{" "}
          <a href={listUrl("", { path: list.path, params: { q, include } })}>
            <code>{q}</code>
          </a>
        </p>
      </section>
      {list.notices.map((notice) => (
        <p class="notice">{notice}</p>
      ))}
      {list.entries.length > 0 && <Newest list={list} />}
    </>
  );
}

function Newest({ list: { entries, typed } }: { list: SearchList }) {
  const marks = marksOf(typed);
  return (
    <section class="prose" aria-labelledby="newest">
      <h2 id="newest">Preview</h2>
      <ul class="past">
        {entries.map(({ paper, at }) => (
          <li>
            <time datetime={dayOf(at)}>{shortDay(dayOf(at))}</time>{" "}
            <a href={urlOf("", `/papers/${paper.id}`)} dir="auto">
              <Marked text={texToUnicode(paper.title)} marks={marks.title} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
