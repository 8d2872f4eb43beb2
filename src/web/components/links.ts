import { urlOf } from "../../lists/address.ts";

/** The search for the papers with a value in a field. */
export function searchUrl(field: string, value: string): string {
  return urlOf("", "/papers", { q: `${field}:"${value.replaceAll('"', " ")}"` });
}
