import { searchUrl } from "./links.ts";

/** The authors that are shown of a paper with many. Some papers have thousands. */
const SHOWN = 20;
/** Fewer authors are not worth folding. */
const LEAST_FOLDED = 5;

/** The authors of a paper, each with a link to their papers. */
export function Authors({ names }: { names: string[] }) {
  if (names.length < SHOWN + LEAST_FOLDED) return <Names names={names} label="Authors" />;
  const more = names.slice(SHOWN);
  return (
    <>
      <Names names={names.slice(0, SHOWN)} label="Authors" />
      <details class="help">
        <summary>{more.length} more authors</summary>
        <Names names={more} label="More authors" />
      </details>
    </>
  );
}

function Names({ names, label }: { names: string[]; label: string }) {
  if (names.length === 0) return <></>;
  return (
    <ul class="authors" aria-label={label}>
      {names.map((name) => (
        <li>
          <a href={searchUrl("author", name)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
