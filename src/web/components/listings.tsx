import { type Facts, registryOf, titleOf } from "../../paper/facts.ts";
import type { Paper } from "../../paper/paper.ts";
import { isVersion } from "../../paper/tags.ts";
import type { PastListing, PastMoment } from "../../store/paper-page.ts";
import { dayOf } from "../../text/time.ts";
import { shortDay } from "../../text/calendar.ts";
import { searchUrl } from "./links.ts";

interface ListingsProps {
  paper: Paper;
  listings: readonly PastListing[];
  facts: Facts;
}

/** The sources that have listed a paper, each with the days, where those are known. */
export function Listings({ paper, listings, facts }: ListingsProps) {
  return (
    <>
      {paper.sources.map((source) => (
        <div>
          <a href={searchUrl("source", source)}>{titleOf(source, facts)}</a>
          {listings
            .filter((listing) => listing.source === source)
            .map(({ day }) => (
              <>
                {" "}
                <Day day={day} linked={facts.get(source)?.curated} />
              </>
            ))}
        </div>
      ))}
    </>
  );
}

interface VersionsProps {
  paper: Paper;
  history: readonly PastMoment[];
  facts: Facts;
}

/** The versions of a paper, if it has more than one, with the day each was seen. */
export function Versions({ paper, history, facts }: VersionsProps) {
  const versions = versionsOf(paper, history);
  const addressesOf = registryOf(paper.id, facts)?.addressesOf;
  if (versions.length < 2) return <></>;
  return (
    <>
      <h2>Versions</h2>
      <ul class="past">
        {versions.map(({ version, day }) => {
          const href = addressesOf?.(paper.id, version)?.page;
          const name = `Version ${version}`;
          return (
            <li>
              {day && <Day day={day} />} {href ? <a href={href}>{name}</a> : name}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Day({ day, linked = false }: { day: string; linked?: boolean | undefined }) {
  const time = <time datetime={day}>{shortDay(day)}</time>;
  return linked ? <a href={`/papers/date/${day}`}>{time}</a> : time;
}

// The first moment's version has no date of its own, unless it is version 1; later versions do.
function versionsOf(
  { published }: Paper,
  history: readonly PastMoment[],
): { version: number; day?: string }[] {
  const seen = new Map<string, number | undefined>([["version1", published]]);
  for (const [n, { at, tags }] of history.entries()) {
    for (const tag of tags.filter(isVersion)) {
      if (!seen.has(tag)) seen.set(tag, n === 0 ? undefined : at);
    }
  }
  return [...seen]
    .map(([tag, at]) => ({
      version: Number(tag.slice("version".length)),
      ...(at !== undefined && { day: dayOf(at) }),
    }))
    .sort((a, b) => a.version - b.version);
}
