import { TRENDING_FORMULA, TRENDING_SIZE } from "../../paper/trending.ts";
import { haveUpvotes, type ListSource, titlesOf } from "../../lists/sources.ts";
import { page } from "../components/layout.tsx";

/** The page about the site: its purpose, its ranking, its sources. */
export function aboutPage(site: string, siteName: string, sources: readonly ListSource[]): string {
  const voted = sources.filter((source) => haveUpvotes([source]));
  return page({
    title: "About",
    siteName,
    description: `About ${siteName}: its feeds, its ranking and its sources.`,
    canonical: `${site}/about`,
    children: (
      <div class="prose">
        <h1>About {siteName}</h1>
        <p>
          {siteName} delivers new research papers the way a wire service delivers news. It polls the
          sites that list papers, keeps one record of each work, and answers any question about new
          papers at an address of its own: a page to read, and a feed to subscribe to.
        </p>
        <h2>Every list is a feed</h2>
        <p>
          Add <code>.rss</code>, <code>.atom</code> or <code>.json</code> to the path of any list:{" "}
          <a href="/papers.rss?q=unlearning">/papers.rss?q=unlearning</a>. For programs and
          bibliographies there are <code>.csv</code>, <code>.ndjson</code>, <code>.bib</code> and{" "}
          <code>.md</code>.
        </p>
        <p>
          A paper enters a feed when it first matches. If it reaches 50 upvotes after three days, it
          enters <code>upvotes:&gt;=50</code> on that day, on top. If its code appears later, it
          enters <code>has:code</code> then.
        </p>
        <h2 id="ranking">How trending is ranked</h2>
        <p class="formula">
          <code>score = {TRENDING_FORMULA}</code>
        </p>
        <p>
          The {TRENDING_SIZE} papers with the highest score are the{" "}
          <a href="/papers/trending">trending list</a>, ranked every hour. The added hours make up
          for lists that come out once a day. An upvote counts for about a quarter after a day.{" "}
          {voted.length > 0
            ? `Upvotes come from ${titlesOf(voted)}.`
            : "No source with upvotes is switched on here, so nothing is ranked."}{" "}
          Your reading is not counted: there are no cookies and no accounts.
        </p>
        <h2 id="keyboard">Keyboard</h2>
        <dl class="facts">
          <Key keys="j k" meaning="next and previous paper" />
          <Key keys="← →" meaning="earlier and later day, or older and newest papers" />
          <Key keys="/" meaning="search" />
          <Key keys="?" meaning="this list, on any page" />
        </dl>
        <p>
          A button in the list turns shortcuts off. <em>Keyboard</em> at the foot of every page
          opens the list too.
        </p>
        <h2 id="sources">Where papers come from</h2>
        <ul>
          {sources.map(({ title, home, curated }) => (
            <li>
              <a href={home}>{title}</a>
              {curated && ": lists made by people"}
            </li>
          ))}
        </ul>
        {sources.map(({ acknowledgement }) => acknowledgement && <p>{acknowledgement}</p>)}
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
