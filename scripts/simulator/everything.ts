import { arxivSimulator } from "./arxiv.ts";
import { sampleArxiv } from "./arxiv-papers.ts";
import { answerDetails } from "./biorxiv-api.ts";
import { journalRss, labAtom } from "./journal.ts";
import { type Lists, type Simulator, simulator } from "./huggingface.ts";

/** The feeds there are besides, as the setting FEEDS takes them. */
export function sampleFeeds(base: string): string {
  return `Sample Journal ${base}/feeds/journal.rss, Sample Lab ${base}/feeds/lab.atom`;
}

/** Every upstream at one address: Hugging Face, arXiv, bioRxiv and medRxiv, and two feeds. */
export function everything(lists: Lists, { clock }: { clock: () => number }): Simulator {
  const huggingface = simulator(lists, { clock });
  const arxiv = arxivSimulator(sampleArxiv, { clock });
  const asked: Simulator["asked"] = [];

  async function fetch(request: Request): Promise<Response> {
    const now = clock();
    asked.push({ url: request.url, headers: Object.fromEntries(request.headers), at: now });
    const { pathname } = new URL(request.url);
    if (/^\/(?:rss\/|oai$|api\/query$)/.test(pathname)) return arxiv.fetch(request);
    if (pathname === "/feeds/journal.rss") return xml(journalRss(now), "application/rss+xml");
    if (pathname === "/feeds/lab.atom") return xml(labAtom(now), "application/atom+xml");
    return answerDetails(request, now) ?? huggingface.fetch(request);
  }

  return { fetch, asked };
}

function xml(body: string, type: string): Response {
  return new Response(body, { headers: { "content-type": `${type}; charset=utf-8` } });
}
