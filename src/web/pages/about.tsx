import { TRENDING_FORMULA, TRENDING_SIZE } from "../../paper/trending.ts";
import type { Facts } from "../../paper/facts.ts";
import { page } from "../components/layout.tsx";

/** What this site is, how it ranks, and whom it thanks. */
export function aboutPage(site: string, siteName: string, facts: Facts): string {
  return page({
    title: "About",
    siteName,
    description: `What ${siteName} is, how it ranks, and where its papers come from.`,
    canonical: `${site}/about`,
    children: (
      <div class="prose">
        <h1>About {siteName}</h1>
        <p>
          {siteName} delivers new research papers the way a wire service delivers news. It polls the
          places that list papers, keeps one record of each work, and turns any question about new
          papers into an address: a page to read, and a feed to subscribe to.
        </p>
        <h2>Every list is a feed</h2>
        <p>
          Put <code>.rss</code>, <code>.atom</code> or <code>.json</code> behind the path of any
          list: <a href="/papers.rss?q=unlearning">/papers.rss?q=unlearning</a>. For programs and
          bibliographies there are <code>.csv</code>, <code>.ndjson</code>, <code>.bib</code> and{" "}
          <code>.md</code>.
        </p>
        <p>
          A paper enters a feed when it comes to satisfy the feed's question. One that reaches 50
          upvotes three days late enters <code>upvotes:&gt;=50</code> on that day, on top; one whose
          code appears later enters <code>has:code</code> then.
        </p>
        <h2 id="ranking">How trending is ranked</h2>
        <p class="formula">
          <code>score = {TRENDING_FORMULA}</code>
        </p>
        <p>
          The {TRENDING_SIZE} highest make the <a href="/papers/trending">trending list</a>, ranked
          anew every hour. Twelve hours make up for lists that come out once a day; the power makes
          an upvote count for about a quarter after a day. Upvotes are those of Hugging Face:
          nothing that is read here counts, and there are no cookies and no accounts.
        </p>
        <h2 id="keyboard">Keyboard</h2>
        <dl class="facts">
          <Key keys="j k" meaning="next and previous paper" />
          <Key keys="← →" meaning="earlier and later day, or the page of older papers" />
          <Key keys="/" meaning="search" />
          <Key keys="?" meaning="this list, on any page" />
        </dl>
        <p>
          The list has a button that switches the keys off. <em>Keyboard</em> at the foot of every
          page opens it too, to switch them on again.
        </p>
        <h2 id="sources">Where papers come from</h2>
        <p>
          Curated lists, upvotes and comments come from the{" "}
          <a href="https://huggingface.co/papers">Daily Papers of Hugging Face</a> and the people
          who submit to them; new papers of every field from <a href="https://arxiv.org">arXiv</a>,{" "}
          <a href="https://www.biorxiv.org">bioRxiv</a> and{" "}
          <a href="https://www.medrxiv.org">medRxiv</a>, as far as this site has them switched on.
        </p>
        {[...facts.values()].map(
          ({ acknowledgement }) => acknowledgement && <p>{acknowledgement}</p>,
        )}
        <p>
          {siteName} is not endorsed by any of its sources. Titles and abstracts belong to their
          authors; each paper links to where it is published.
        </p>
      </div>
    ),
  });
}

function Key({ keys, meaning }: { keys: string; meaning: string }) {
  return (
    <div>
      <dt>
        {keys.split(" ").map((key) => (
          <>
            <kbd>{key}</kbd>{" "}
          </>
        ))}
      </dt>
      <dd>{meaning}</dd>
    </div>
  );
}
