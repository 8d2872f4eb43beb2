import { ARXIV } from "./arxiv/host.ts";
import type { Host } from "./source.ts";

/** The host of an address; a feed of arXiv counts with the rest of arXiv. */
export function hostOf(url: string): Host {
  const { host } = new URL(url);
  return /(?:^|\.)arxiv\.org$/.test(host) ? ARXIV : { name: host };
}
