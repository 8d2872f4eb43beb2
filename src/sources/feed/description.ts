import { shortened } from "../../paper/bounds.ts";
import { type Found, MAX_LINE, nothingFound, withoutFrame } from "./frame.ts";

/** The abstract of an item, and details found around it. */
export interface Description extends Found {
  /** Paragraphs; empty if there is no abstract. */
  abstract: string;
}

/** A text of an item that is read on demand. */
export interface RawText {
  /** The most characters it can have. */
  length: number;
  /** Its lines, with paragraphs separated by blank ones. */
  lines(): string;
}

/** Characters. A longer text is a whole article. */
const MAX_ABSTRACT = 5000;
/** Characters. A shorter text is not enough to stand for an article. */
const MIN_SUMMARY = 200;

/**
 * Finds the abstract among the texts of an item, and the details around it. The abstract is the
 * longest text without citations, labels and links; beside a whole article, it is the summary.
 */
export function readDescription(texts: readonly RawText[], title: string): Description {
  const found = nothingFound();
  const whole = new Set<string>();
  let most = 0;
  for (const text of texts.toSorted((a, b) => b.length - a.length)) {
    // A text that cannot be longer than the abstract is read for details, which are short.
    const isArticle = most > MAX_ABSTRACT;
    if (!isArticle && text.length < most && text.length > MAX_LINE) continue;
    const abstract = withoutFrame(text.lines(), title, found);
    if (abstract) whole.add(abstract);
    if (!HEADED.test(abstract)) most = Math.max(most, abstract.length);
  }
  return {
    ...found,
    abstract: shortened(bestOf([...whole].map((text) => unlabelled(text, whole))), MAX_ABSTRACT),
  };
}

function bestOf(abstracts: readonly string[]): string {
  const longest = abstracts.toSorted((a, b) => b.length - a.length);
  const summary = longest.find((text) => {
    return text.length <= MAX_ABSTRACT && text.length >= MIN_SUMMARY && !/(?:…|\.{3})$/.test(text);
  });
  const [first = ""] = longest;
  return first.length > MAX_ABSTRACT ? (summary ?? first) : first;
}

const HEADED = /^(?:Abstract|Summary|SUMMARY)\s+(?=\p{Lu})/u;

// "Abstract" without a colon is a label if another text has the same words without it.
function unlabelled(text: string, others: ReadonlySet<string>): string {
  const rest = text.replace(HEADED, "");
  const start = rest.slice(0, 30);
  return rest !== text && [...others].some((other) => other.startsWith(start)) ? rest : text;
}
