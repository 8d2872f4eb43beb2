import { PAGE_HEADERS } from "../components/layout.tsx";

// Pages with a token in their address: nobody keeps them, finds them or learns of the address.
const PRIVATE = {
  "Cache-Control": "no-store",
  // Not "no-referrer": under it browsers send forms of the page itself with the origin "null".
  "Referrer-Policy": "same-origin",
  "X-Robots-Tag": "noindex",
  "X-Content-Type-Options": "nosniff",
} as const;

/** A page that no cache may keep. */
export function fresh(html: string, status = 200, headers: Record<string, string> = {}): Response {
  const type = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(html, {
    status,
    headers: { ...PAGE_HEADERS, ...PRIVATE, ...type, ...headers },
  });
}

/** JSON that no cache may keep. */
export function freshJson(value: object, status = 200): Response {
  const headers = { ...PRIVATE, "Content-Type": "application/json; charset=utf-8" };
  return new Response(`${JSON.stringify(value, null, 2)}\n`, { status, headers });
}

/** Leads to a page with GET, so that going back or reloading sends no form again. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { ...PRIVATE, Location: path } });
}
