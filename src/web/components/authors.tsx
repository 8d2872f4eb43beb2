import { searchUrl } from "./links.ts";

/** Authors that are shown of a paper that has many: some have thousands. */
const SHOWN = 20;
/** No fewer are folded away. */
const LEAST_FOLDED = 5;

/** Everyone who wrote a paper, each leading to what they wrote. */
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
