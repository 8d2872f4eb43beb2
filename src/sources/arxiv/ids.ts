import type { WorkAddresses } from "../../paper/facts.ts";
import { arxivIdOf, workId } from "../../paper/ids.ts";

const SITE = "https://arxiv.org";
const ADDRESS =
  /^(?:https?:\/\/)?(?:[\w-]+\.)*arxiv\.org\/(?:abs|pdf|html|format|ps|e-print|src)\/(?<id>[^?#]{1,100})/i;

const OAI_IDENTIFIER = /^oai:arXiv\.org:(?<id>.{1,100})/i;

/** Reads an address on arXiv, or an OAI identifier, as the id of the work; versions are left out. */
export function idIn(text: string): string | undefined {
  const { id } = (ADDRESS.exec(text) ?? OAI_IDENTIFIER.exec(text))?.groups ?? {};
  return id && workId(`arxiv:${id.replace(/(\.pdf)?\/*$/i, "")}`);
}

/** The address of a work on arXiv, in its newest version unless another one is given. */
export function addressesOf(id: string, version?: number): WorkAddresses | undefined {
  const name = arxivIdOf(id);
  if (name === undefined) return undefined;
  const versioned = version === undefined ? name : `${name}v${version}`;
  return {
    page: `${SITE}/abs/${versioned}`,
    pdf: `${SITE}/pdf/${versioned}`,
    html: `${SITE}/html/${versioned}`,
  };
}
