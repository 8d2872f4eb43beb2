import { resolveCategory } from "./taxonomy.ts";

// https://info.arxiv.org/help/arxiv_identifier.html: since April 2007 year, month and number;
// before, archive, sometimes a subject class that is left out, and seven digits.
const NEW_STYLE = /^(?<id>\d\d(?:0[1-9]|1[0-2])\.\d{4,5})(?:v[1-9]\d*)?$/i;
const OLD_STYLE = /^(?<archive>[a-z-]+)(?:\.[a-z]{2})?\/(?<number>\d{7})(?:v[1-9]\d*)?$/i;
const ARXIV_NAME = /^arxiv:\s*/i;
const ARXIV_URL =
  /^(?:https?:\/\/)?(?:(?:www|export)\.)?arxiv\.org\/(?:abs|pdf|html|format|ps)\/(?<id>[^?#]+)/i;
const HUGGING_FACE_URL =
  /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/papers\/(?<id>[^?#/]+)/i;

// https://www.crossref.org/blog/dois-and-matching-regular-expressions/
const DOI = /^10\.\d{4,9}\/\S+$/;
const DOI_NAME = /^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)/i;
// arXiv's own DOIs: https://info.arxiv.org/help/doi.html
const ARXIV_DOI = /^10\.48550\/arxiv\./i;

/**
 * The id of the paper that a text names: an arXiv id of either style or a DOI, bare, prefixed or
 * within a URL of arXiv, Hugging Face or doi.org. Versions are left out.
 * @returns `arxiv:2411.05783`, `doi:10.1101/…` in lower case, an `url:…` id as it is, or undefined
 */
export function paperId(text: string): string | undefined {
  const name = text.trim();
  if (/^url:[0-9a-z]+$/.test(name)) return name;
  const url = ARXIV_URL.exec(name) ?? HUGGING_FACE_URL.exec(name);
  if (url) return arxivId(url.groups!["id"]!.replace(/(\.pdf)?\/*$/i, ""));
  return arxivId(name.replace(ARXIV_NAME, "")) ?? doiId(name);
}

function arxivId(text: string): string | undefined {
  const { id } = NEW_STYLE.exec(text)?.groups ?? {};
  if (id) return `arxiv:${id}`;
  const { archive = "", number } = OLD_STYLE.exec(text)?.groups ?? {};
  return resolveCategory(archive) ? `arxiv:${archive.toLowerCase()}/${number}` : undefined;
}

function doiId(text: string): string | undefined {
  const doi = text.replace(DOI_NAME, "");
  if (!DOI.test(doi)) return undefined;
  return ARXIV_DOI.test(doi) ? arxivId(doi.replace(ARXIV_DOI, "")) : `doi:${doi.toLowerCase()}`;
}
