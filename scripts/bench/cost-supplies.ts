import { readSettings } from "../../src/settings.ts";
import { arxiv } from "../../src/sources/arxiv/index.ts";
import { biorxiv, medrxiv } from "../../src/sources/biorxiv.ts";
import { huggingface } from "../../src/sources/huggingface.ts";
import type { SourceKind } from "../../src/sources/source.ts";
import { arxivSimulator } from "../simulator/arxiv.ts";
import { answerDetails } from "../simulator/biorxiv-api.ts";
import { simulator } from "../simulator/huggingface.ts";
import type { Supply } from "./cost-day.ts";
import { ordinaryArxiv, ordinaryList, ordinaryPostings } from "./cost-papers.ts";

let now = 0;
const at = () => now;
const hugging = simulator(ordinaryList, { clock: at });
const xiv = arxivSimulator(ordinaryArxiv, { clock: at });
export const UPSTREAMS: [SourceKind, (request: Request) => Promise<Response>][] = [
  [huggingface, hugging.fetch],
  [arxiv, xiv.fetch],
  [biorxiv, preprints],
  [medrxiv, preprints],
];

/** The answers of an upstream on an ordinary day. */
export function supplyOf([kind, answer]: (typeof UPSTREAMS)[number]): Supply {
  const origin = `https://${kind.name}.example`;
  const source = kind.create({
    ...readSettings({}),
    HUGGINGFACE_URL: origin,
    ARXIV_RSS_URL: origin,
    ARXIV_API_URL: origin,
    ARXIV_OAI_URL: origin,
    BIORXIV_URL: origin,
  });
  return {
    source,
    origin,
    answer(request, time) {
      now = time;
      return answer(request);
    },
  };
}

async function preprints(request: Request): Promise<Response> {
  return answerDetails(request, now, ordinaryPostings) ?? new Response("", { status: 404 });
}
