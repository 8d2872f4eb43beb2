import { EXPORT_FORMATS } from "../../feeds/formats.ts";
import type { Place } from "../../lists/list.ts";
import { listUrl } from "../../lists/links.ts";

/** Links to the papers of a list as files. */
export function Exports({ path, params }: Place) {
  // Digests are for feeds.
  const place = { path, params: { ...params, digest: undefined } };
  return (
    <p class="lede">
      These papers as{" "}
      {EXPORT_FORMATS.map((format, n) => (
        <>
          {n > 0 && ", "}
          <a rel="nofollow" href={listUrl("", place, format)}>
            {format.name}
          </a>
        </>
      ))}
    </p>
  );
}
