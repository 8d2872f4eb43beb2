import { urlOf } from "../../lists/address.ts";

/** The list of papers of which a field says something. */
export function searchUrl(field: string, value: string): string {
  return urlOf("", "/papers", { q: `${field}:"${value.replaceAll('"', " ")}"` });
}
