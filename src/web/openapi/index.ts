import { VERSION } from "../../version.ts";
import { listPaths } from "./lists.ts";
import { mailPaths } from "./mail.ts";
import { pagePaths } from "./pages.ts";
import { PATH_PARAMETERS, QUERY_PARAMETERS } from "./parameters.ts";
import { content, headers, reference, TEXT } from "./parts.ts";
import { pushPaths } from "./push.ts";
import { SCHEMAS } from "./schemas.ts";

const ABOUT = `Every list of papers is a page, and the same path with an extension is a feed or an
export. A paper enters a feed when it first matches. No key is needed. HEAD works wherever GET does,
and answers have an ETag. An unknown parameter is an error, so that a typo never widens a list.`;

/**
 * Every public route, as OpenAPI 3.1. https://spec.openapis.org/oas/v3.1.1.html
 * @param site its origin
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
      { name: "papers", description: "Lists of papers, and single papers." },
      { name: "topics", description: "The list of topics." },
      { name: "site", description: "About the site, and its status." },
      { name: "mail", description: "Digests by mail." },
      { name: "push", description: "New entries as they enter." },
      { name: "aliases", description: "Addresses of other sites, which redirect." },
    ],
    paths: { ...listPaths(), ...pagePaths(), ...mailPaths(), ...pushPaths() },
    components: {
      parameters: { ...QUERY_PARAMETERS, ...PATH_PARAMETERS },
      headers: HEADERS,
      responses: {
        NotModified: {
          description: "It has not changed since the client got it.",
          headers: headers("ETag", "Cache-Control"),
        },
        Moved: {
          description: "It has another address on this site.",
          headers: headers("Location"),
        },
        ...inEachForm("BadRequest", "The address cannot be read. The answer says where and why."),
        ...inEachForm("NotFound", "Nothing has this name. The answer says what there is."),
      },
      schemas: SCHEMAS,
    },
  };
}

const HEADERS = {
  ETag: { description: "For `If-None-Match`.", schema: TEXT },
  "Cache-Control": { description: "How long caches may keep it.", schema: TEXT },
  Link: {
    description: "`canonical`, `alternate`, `self`, `next` and `hub` (RFC 8288).",
    schema: TEXT,
  },
  "X-Since": { description: "The cursor for the next `since`.", schema: TEXT },
  Location: { description: "A path.", schema: { type: "string", format: "uri-reference" } },
};

function inEachForm(name: string, description: string): Record<string, object> {
  return {
    [`${name}Page`]: content(description, "text/html", TEXT),
    [`${name}Text`]: content(description, "text/plain", TEXT),
    [`${name}Json`]: content(description, "application/json", reference("schemas", "Error")),
  };
}
