import type { Facts } from "../../paper/facts.ts";
import { paperId, workId } from "../../paper/ids.ts";
import { sha256 } from "../../text/sha256.ts";

// https://journal.example/doi/abs/10.1126/x?af=R and https://server.example/content/10.1101/xv1.full
const PUBLISHER =
  /^https?:\/\/[^/]+\/(?<kind>doi|content)\/(?:[a-z]+\/)?(?<doi>10\.\d{4,9}\/[^?#\s]{1,200})/i;
const TRACKING = /^utm_|^(?:fbclid|gclid|ref|rss)$/;

/** Reads an identifier or a link of an item as the id of a work. */
export function idOf(text: string, facts: Facts): string | undefined {
  return paperId(text.replace(/^(?:info:doi\/|urn:doi:)/i, ""), facts) ?? publishersId(text);
}

/** The id of a work that has only an address. Spellings of one address give one id. */
export function urlId(link: string): string {
  const url = new URL(link);
  url.protocol = "https:";
  url.hash = "";
  const names = [...url.searchParams.keys()];
  for (const name of names.filter((text) => TRACKING.test(text))) url.searchParams.delete(name);
  return `url:${sha256(url.href.replace(/\/$/, "")).slice(0, 32)}`;
}

// Publishers put DOIs into addresses in two common ways.
function publishersId(text: string): string | undefined {
  const { kind, doi } = PUBLISHER.exec(text)?.groups ?? {};
  if (doi === undefined) return undefined;
  const name = doi.replace(/\/(?:abstract|full|pdf|html)$/i, "");
  return workId(kind === "content" ? name.replace(/v\d+(?:\.[\w.-]+)?$/, "") : name);
}
