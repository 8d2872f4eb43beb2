import { VERSION } from "../../version.ts";
import { listPaths } from "./lists.ts";
import { pagePaths } from "./pages.ts";
import { PATH_PARAMETERS, QUERY_PARAMETERS } from "./parameters.ts";
import { content, headers, reference, TEXT } from "./parts.ts";
import { SCHEMAS } from "./schemas.ts";

const ABOUT = `Every list of papers is a page, and the same path with an extension is a feed or an
export. A feed holds papers at the moment they came to answer its question. No key is needed. HEAD
is answered wherever GET is; answers have an ETag. A parameter that is not known is refused, so that
a typo never widens a list.`;

/**
 * Every public route, as OpenAPI 3.1. https://spec.openapis.org/oas/v3.1.1.html
 * @param site the origin it is at
 */
export function openApi(site: string): object {
  return {
    openapi: "3.1.1",
    info: {
      title: "Paperwire",
      version: VERSION,
      summary: "New research papers, as feeds",
      description: ABOUT.replaceAll("\n", " "),
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: site }],
    security: [],
    tags: [
      { name: "papers", description: "Lists of papers, and single ones." },
      { name: "topics", description: "All topics." },
      { name: "site", description: "What this is, and how it is." },
      { name: "aliases", description: "Addresses as other sites have them; they move." },
    ],
    paths: { ...listPaths(), ...pagePaths() },
    components: {
      parameters: { ...QUERY_PARAMETERS, ...PATH_PARAMETERS },
      headers: HEADERS,
      responses: {
        NotModified: {
          description: "It is as it was when the client got it.",
          headers: headers("ETag", "Cache-Control"),
        },
        Moved: { description: "It is at another address here.", headers: headers("Location") },
        ...inEachForm("BadRequest", "It cannot be read; the answer says where and why."),
        ...inEachForm("NotFound", "There is no such thing here; the answer says what there is."),
      },
      schemas: SCHEMAS,
    },
  };
}

const HEADERS = {
  ETag: { description: "For `If-None-Match`.", schema: TEXT },
  "Cache-Control": { description: "How long it may be kept.", schema: TEXT },
  Link: { description: "`canonical`, `alternate`, `self` and `next` (RFC 8288).", schema: TEXT },
  "X-Since": { description: "What `since` takes the next time.", schema: TEXT },
  Location: { description: "A path.", schema: { type: "string", format: "uri-reference" } },
};

function inEachForm(name: string, description: string): Record<string, object> {
  return {
    [`${name}Page`]: content(description, "text/html", TEXT),
    [`${name}Text`]: content(description, "text/plain", TEXT),
    [`${name}Json`]: content(description, "application/json", reference("schemas", "Error")),
  };
}
