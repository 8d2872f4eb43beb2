import { feedLinks, type List } from "../list.ts";
import { rateInWords } from "../rate.ts";

const ENTERS = "A paper enters once it matches, even days after it was published.";

/** The feeds of a list, and what enters them. */
export function Subscribe({ site, list }: { site: string; list: List }) {
  const feeds = feedLinks(site, list);
  const { rate } = list;
  return (
    <section class="subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe">Subscribe</h2>
      <p class="feeds">
        {feeds.map(({ href, type, name }) => (
          <a href={href} type={type}>
            {name}
          </a>
        ))}
      </p>
      <div class="address">
        <input type="text" readonly value={feeds[0]!.href} aria-label="Address of the RSS feed" />
      </div>
      <p>
        {rate !== undefined && <strong>{rateInWords(rate)}</strong>} {list.enters ?? ENTERS}
      </p>
    </section>
  );
}
