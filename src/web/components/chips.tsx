import { categoryName } from "../../paper/taxonomy.ts";
import { urlOf } from "../../lists/address.ts";

/** Categories, each with a link to its list. */
export function Categories({ codes }: { codes: readonly string[] }) {
  return (
    <ul class="chips" aria-label="Categories">
      {codes.map((code) => (
        <li>
          <a href={urlOf("", `/topics/${code}`)} title={categoryName(code)}>
            {code}
          </a>
        </li>
      ))}
    </ul>
  );
}
