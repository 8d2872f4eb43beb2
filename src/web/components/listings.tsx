import { arxivIdOf } from "../../feeds/links.ts";
import type { Paper } from "../../paper/paper.ts";
import { isVersion } from "../../paper/tags.ts";
import type { PastListing, PastMoment } from "../../store/paper-page.ts";
import { dayOf } from "../../text/time.ts";
import { shortDay } from "./days.ts";
import { searchUrl } from "./links.ts";

/** The lists a paper was on, by source and day. */
export function Listings({ listings }: { listings: readonly PastListing[] }) {
  if (listings.length === 0) return <></>;
  return (
    <>
      <h2>Where it was listed</h2>
      <ul class="past">
        {listings.map(({ source, day }) => (
          <li>
            <Day day={day} linked={source === "huggingface"} />{" "}
            <a href={searchUrl("source", source)}>{source}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The versions of a paper that has more than one, and when each was seen. */
export function Versions({ paper, history }: { paper: Paper; history: readonly PastMoment[] }) {
  const versions = versionsOf(paper, history);
  const arxivId = arxivIdOf(paper);
  if (versions.length < 2) return <></>;
  return (
    <>
      <h2>Versions</h2>
      <ul class="past">
        {versions.map(({ version, day }) => (
          <li>
            {day && <Day day={day} />}{" "}
            {arxivId ? (
              <a href={`https://arxiv.org/abs/${arxivId}v${version}`}>Version {version}</a>
            ) : (
              `Version ${version}`
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Day({ day, linked = false }: { day: string; linked?: boolean }) {
  const time = <time datetime={day}>{shortDay(day)}</time>;
  return linked ? <a href={`/papers/date/${day}`}>{time}</a> : time;
}

// When a version that the first moment had already was put out is not known, but for the first.
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
