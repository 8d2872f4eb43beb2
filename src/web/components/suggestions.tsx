import { listUrl } from "../../lists/links.ts";
import type { SearchList, TopicList } from "../../lists/list.ts";
import type { Nearby, Offer, WaysOut } from "../../lists/suggestions.ts";

/** The topics that a search is, or is near. They stand above its papers. */
export function Topics({ nearby }: { nearby: Nearby | undefined }) {
  if (!nearby || nearby.topics.length === 0) return <></>;
  return (
    <p class="suggestion">
      {nearby.topics.length === 1 ? "Topic: " : "Topics: "}
      {nearby.topics.map((offer, n) => (
        <>
          {n > 0 && " · "}
          <a href={listUrl("", offer.place)}>{offer.name}</a> ({papers(offer)})
        </>
      ))}
    </p>
  );
}

interface NarrowerProps {
  list: SearchList | TopicList;
  nearby: Nearby | undefined;
}

/** A search for several words as a phrase, and in titles. They stand beside the papers. */
export function Narrower({ list, nearby }: NarrowerProps) {
  const offers = [nearby?.phrase, nearby?.title]
    .filter((offer) => offer !== undefined)
    .filter((offer) => isFewer(offer, list));
  if (offers.length === 0) return <></>;
  return (
    <p class="suggestion">
      {offers.map((offer, n) => (
        <>
          {n > 0 && " · "}
          <a href={listUrl("", offer.place)}>{n === 0 ? capitalized(offer.name) : offer.name}</a> (
          {countOf(offer)})
        </>
      ))}
    </p>
  );
}

/** Other searches that find papers, for one that found none. */
export function Ways({ ways }: { ways: WaysOut }) {
  const { corrected, broader } = ways;
  return (
    <>
      {corrected && (
        <p class="suggestion">
          Did you mean <a href={listUrl("", corrected.place)}>{corrected.name}</a> (
          {papers(corrected)})?
        </p>
      )}
      {broader.length > 0 && (
        <ul class="suggestions">
          {broader.map((offer) => (
            <li>
              <a href={listUrl("", offer.place)}>{offer.name}</a>: {papers(offer)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

// A list of as many papers is the same list.
function isFewer({ count, isMore }: Offer, { entries, olderThan, isCut }: NarrowerProps["list"]) {
  return isMore || olderThan !== undefined || isCut === true || count < entries.length;
}

function countOf({ count, isMore }: Offer): string {
  return isMore ? `${count}+` : `${count}`;
}

function papers(offer: Offer): string {
  return countOf(offer) === "1" ? "1 paper" : `${countOf(offer)} papers`;
}

function capitalized(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
