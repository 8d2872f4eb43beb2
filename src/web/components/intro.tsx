import { findTopic } from "../../topics.ts";
import { urlOf } from "../../lists/address.ts";
import type { Offers } from "./follow.tsx";

/** Topics of different fields, to begin with. */
const FEATURED = [
  "llm-agents",
  "reasoning",
  "machine-unlearning",
  "diffusion-models",
  "robotics",
  "biology",
];

/** One line that says what this site is, with some topics to begin with. */
export function Intro({ offers }: { offers?: Offers | undefined }) {
  return (
    <nav class="intro" aria-label="Some topics">
      <p>
        Any search of new papers, as{" "}
        {offers?.mail ? "a page, a feed or a mail" : "a page or a feed"}
      </p>
      <ul class="chips">
        {FEATURED.flatMap((slug) => findTopic(slug) ?? []).map(({ slug, title }) => (
          <li>
            <a href={urlOf("", `/topics/${slug}`)}>{title}</a>
          </li>
        ))}
        <li>
          <a href="/topics">All topics</a>
        </li>
      </ul>
    </nav>
  );
}
