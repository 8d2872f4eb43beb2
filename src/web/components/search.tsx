import { SHORT_HELP } from "../../query/index.ts";

// The same on every page, so it is written once.
const HELP = (
  <details class="help">
    <summary title="How to search">Help</summary>
    <div class="panel">
      <dl>
        {SHORT_HELP.map(([example, meaning]) => (
          <div>
            <dt>
              <a href={`/papers?${new URLSearchParams({ q: example }).toString()}`}>
                <code>{example}</code>
              </a>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>
        All words must match. Every search is a list that you can follow. You can also{" "}
        <a href="/build">fill in a form</a>.
      </p>
    </div>
  </details>
);

/** The search box of every page, with the help of the query language. */
export function Search({ query }: { query: string | undefined }) {
  return (
    <search>
      <form action="/papers">
        <input
          type="search"
          name="q"
          value={query ?? ""}
          placeholder="Search papers"
          aria-label="Search papers"
          maxlength={1000}
          autocapitalize="none"
          spellcheck={false}
        />
        <button>Search</button>
      </form>
      {HELP}
    </search>
  );
}
