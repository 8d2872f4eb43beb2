import { FEED_FORMATS } from "../../feeds/formats.ts";
import { DEFAULT_CLOSENESS } from "../../paper/closeness.ts";
import type { Library } from "../../similar/library/library.ts";
import { MOST_ENTRIES } from "../../similar/library/library.ts";
import { urlOf } from "../../lists/address.ts";
import type { LibraryProfile } from "../../lists/like/library.ts";
import type { InterestShown, Overview } from "../../lists/like/overview.ts";
import { rateInWords } from "../../lists/weekly.ts";
import { DatedTitles } from "../components/dated-titles.tsx";
import type { Offers } from "../components/follow.tsx";
import { page } from "../components/layout.tsx";
import { followPage } from "../components/links.ts";

/** The result of reading a library or a profile; empty when nothing was sent. */
export interface Outcome {
  /** Why there is no profile. */
  problem?: string;
  /** The result of reading it. */
  read?: { library: Library; made: LibraryProfile };
  profile?: string;
  overview?: Overview;
}

/** The page that makes a feed of papers like those of a library. Works without script. */
export function likePage(site: string, siteName: string, outcome: Outcome, offers: Offers): string {
  const { problem, read, profile, overview } = outcome;
  return page({
    title: "Papers like your library",
    siteName,
    description: "Turn a bibliography into a feed of new papers like it.",
    canonical: `${site}/like`,
    children: (
      <>
        <div class="opening">
          <div>
            <h1>Papers like your library</h1>
            <p class="lede">
              Paste or upload a bibliography to get a feed of new papers like it. Your library is
              not stored: the address of the feed holds what is needed. The ids of papers without an
              abstract that are not listed here may be looked up on their own site.
            </p>
          </div>
        </div>
        <div class="like">
          {problem !== undefined && <p class="notice">{problem}</p>}
          {profile !== undefined && overview && (
            <Profile site={site} profile={profile} overview={overview} offers={offers} />
          )}
          {read && <Read {...read} />}
          <Form isAgain={read !== undefined || profile !== undefined} />
        </div>
      </>
    ),
  });
}

function Form({ isAgain }: { isAgain: boolean }) {
  return (
    <section aria-labelledby="library">
      <h2 id="library">{isAgain ? "Use another library" : "Your library"}</h2>
      <form action="/like" method="post" enctype="multipart/form-data" class="library">
        <p>
          <label for="pasted">
            Paste BibTeX, RIS, CSL JSON, or a list of arXiv ids, DOIs and links
          </label>
          <textarea
            id="pasted"
            name="library"
            rows={8}
            spellcheck={false}
            placeholder="2411.05783&#10;https://doi.org/10.1101/2026.01.02.573456"
          ></textarea>
        </p>
        <p>
          <label for="file">Or choose a file: .bib, .ris, .json, .opml or .txt</label>
          <input
            id="file"
            type="file"
            name="file"
            aria-label="Or choose a file"
            accept=".bib,.ris,.json,.opml,.xml,.txt"
          />
        </p>
        <p>
          <button>Find papers like these</button>
        </p>
        <p>Up to {MOST_ENTRIES.toLocaleString("en")} entries and 4 MB.</p>
      </form>
    </section>
  );
}

function Profile({
  site,
  profile,
  overview: { interests, rates },
  offers: { mail },
}: {
  site: string;
  profile: string;
  overview: Overview;
  offers: Offers;
}) {
  return (
    <>
      <section aria-labelledby="interests">
        <h2 id="interests">{interests.length === 1 ? "Your interest" : "Your interests"}</h2>
        {interests.map((interest, n) => (
          <Interest interest={interest} name={`Interest ${n + 1}`} />
        ))}
      </section>
      <section aria-labelledby="feeds">
        <h2 id="feeds">Your feeds</h2>
        <p>How close should papers be?</p>
        {rates.map(({ closeness, aWeek }) => {
          const rung = closeness === DEFAULT_CLOSENESS ? "" : `@${closeness}`;
          const params = { q: `like:p~${profile}${rung}` };
          const feeds = FEED_FORMATS.map(({ name, extension }) => {
            return { name, href: urlOf(site, "/papers", params, extension) };
          });
          return (
            <p class="rung">
              <strong>Closest {100 - closeness} %</strong>
              <span>{aWeek === undefined ? "" : rateInWords(aWeek)}</span>
              <a class="button" href={urlOf("", "/papers", params)}>
                Papers
              </a>
              {feeds.map(({ name, href }) => (
                <a class="button" href={followPage(site, href)}>
                  {name}
                </a>
              ))}
              {mail && (
                <a class="button" href={mail(urlOf("", "/papers", params))}>
                  Mail
                </a>
              )}
            </p>
          );
        })}
      </section>
    </>
  );
}

function Interest({ interest, name }: { interest: InterestShown; name: string }) {
  const { words, papers, without } = interest;
  return (
    <>
      <h3>{words.length > 0 ? words.join(", ") : name}</h3>
      {papers.length > 0 && <DatedTitles papers={papers} />}
      {without !== undefined && (
        <p>
          <a
            href={urlOf("", "/like", { profile: without })}
            aria-label={`Remove this interest: ${words.join(", ") || name}`}
          >
            Remove this interest
          </a>
        </p>
      )}
    </>
  );
}

function Read({ library, made }: { library: Library; made: LibraryProfile }) {
  const { format, entries, leftOut, problems, problemCount } = library;
  const { known, lookedUp, own, titled, unused } = made;
  return (
    <section aria-labelledby="read">
      <h2 id="read">What was read</h2>
      <p>
        {count(entries.length, "entry", "entries")} of {format}: {known} listed here,
        {lookedUp > 0 && ` ${lookedUp} looked up,`} {own} with an abstract, {titled} by title only.
        {leftOut > 0 &&
          ` ${leftOut.toLocaleString("en")} more were left out: at most ${MOST_ENTRIES} are used.`}
      </p>
      {unused.length > 0 && (
        <p>
          Not used, as no source here has listed them and they have no title:{" "}
          {unused.slice(0, 20).map(({ id }, n) => (
            <>
              {n > 0 && ", "}
              <code>{id}</code>
            </>
          ))}
          {unused.length > 20 && ` and ${unused.length - 20} more`}.
        </p>
      )}
      {problemCount > 0 && (
        <details open={entries.length === 0}>
          <summary>{count(problemCount, "problem", "problems")}</summary>
          <ul>
            {problems.map(({ line, reason }) => (
              <li>
                Line {line}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
