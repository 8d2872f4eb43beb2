import type { Context } from "hono";

interface Moving {
  /** 302 where it leads elsewhere on another day. */
  status?: 301 | 302;
  /** A sentence that says what the new address holds. */
  about?: string;
}

const KEPT = { 301: "public, max-age=86400", 302: "public, max-age=300" };

/**
 * Redirects. Addresses of other sites work here when their host is changed.
 * @param location where the list is now
 */
export function moved(
  c: Pick<Context, "text">,
  location: string,
  { status = 301, about = "This list has another address." }: Moving = {},
): Response {
  const headers = { "Cache-Control": KEPT[status], Location: location };
  return c.text(`${about}\n${location}\n`, status, headers);
}
