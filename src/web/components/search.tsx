const EXAMPLES: readonly [query: string, meaning: string][] = [
  ["machine unlearning -survey", "both words, in any form, and not the third"],
  ['"catastrophic forgetting" OR unlearn*', "a phrase, or words that begin so"],
  ['ti:lora au:"Jane Doe"', "in the title; by an author (also abs: kw: org: by:)"],
  ["cat:cs.CL OR cat:stat.*", "arXiv categories, whole archives"],
  ["upvotes:>=50 has:code", "votes on Hugging Face; has: code, project, media, summary"],
  ["is:trending source:huggingface", "trending now; listed by one source"],
  ["date:2026-11 newer:7d", "published then; entered in the last days"],
];

/** The search box of every page, and what can be typed into it. */
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
      <details class="help">
        <summary title="How to search">Help</summary>
        <dl>
          {EXAMPLES.map(([example, meaning]) => (
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
          Words are ANDed. There are OR, NOT and parentheses. Every search is a list of its own,
          with its own feeds. A <a href="/build">form</a> puts one together.
        </p>
      </details>
    </search>
  );
}
