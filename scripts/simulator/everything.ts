import { arxivSimulator } from "./arxiv.ts";
import { sampleArxiv } from "./arxiv-papers.ts";
import { answerDetails } from "./biorxiv-api.ts";
import { journalRss, labAtom } from "./journal.ts";
import { type Lists, type Simulator, simulator } from "./huggingface.ts";
import { xml } from "./xml.ts";

/** The value of the setting FEEDS for the invented feeds. */
export function sampleFeeds(base: string): string {
  return `Sample Journal ${base}/feeds/journal.rss, Sample Lab ${base}/feeds/lab.atom`;
}

/** Every upstream at one address: Hugging Face, arXiv, bioRxiv, medRxiv and two feeds. */
export function everything(lists: Lists, { clock }: { clock: () => number }): Simulator {
  const huggingface = simulator(lists, { clock });
  const arxiv = arxivSimulator(sampleArxiv, { clock });
  const asked: Simulator["asked"] = [];

  async function fetch(request: Request): Promise<Response> {
    const now = clock();
    asked.push({ url: request.url, headers: Object.fromEntries(request.headers), at: now });
    const { pathname } = new URL(request.url);
    if (/^\/(?:rss\/|oai$|api\/query$)/.test(pathname)) return arxiv.fetch(request);
    if (pathname === "/feeds/journal.rss") return xml("application/rss+xml", journalRss(now));
    if (pathname === "/feeds/lab.atom") return xml("application/atom+xml", labAtom(now));
    return answerDetails(request, now) ?? huggingface.fetch(request);
  }

  return { fetch, asked };
}
