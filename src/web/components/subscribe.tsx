import type { Child } from "hono/jsx";
import type { List } from "../../lists/index.ts";
import { feedLinks } from "../../lists/links.ts";

interface SubscribeProps {
  site: string;
  list: List;
  /** What enters the feeds, in sentences. */
  children: Child;
}

/** The feeds of a list, and what enters them. */
export function Subscribe({ site, list, children }: SubscribeProps) {
  const feeds = feedLinks(site, list);
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
      <p>{children}</p>
    </section>
  );
}
